import ArgumentParser
import Governance
import GovernanceStore

/// `govtop person …`: who exists, what they may do, and which accounts are theirs.
struct PersonCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "person",
    abstract: "Add people, change what they may do, and say which accounts are theirs.",
    subcommands: [
      Add.self, Link.self, Unlink.self, PersonaChange.self, Account.self, Offboard.self,
      DelegateCommand.self,
    ]
  )

  struct Add: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Add a person.")

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption

    @Argument(help: "The short name that lists show.")
    var handle: String

    @Option(help: ArgumentHelp("The full name.", valueName: "text"))
    var name: String

    @Option(help: ArgumentHelp("An address for notices.", valueName: "address"))
    var contact: String?

    @Option(help: ArgumentHelp("The team.", valueName: "name"))
    var team: String?

    @Option(help: ArgumentHelp("employee, contractor or partner.", valueName: "word"))
    var employment = "employee"

    @Option(help: ArgumentHelp("Who answers for a contractor or partner.", valueName: "person"))
    var sponsor: String?

    @Option(help: ArgumentHelp("The manager.", valueName: "person"))
    var manager: String?

    @Option(
      name: .customLong("contract-ends"),
      help: ArgumentHelp("End of contract.", valueName: "time")
    )
    var contractEnds: String?

    @Option(help: ArgumentHelp("Where the person works: Europe/Berlin.", valueName: "zone"))
    var zone: String?

    @Option(help: ArgumentHelp("A persona; may stand several times.", valueName: "persona"))
    var persona: [String] = []

    @Option(
      name: .customLong("os-user"),
      help: ArgumentHelp("The operating system user.", valueName: "name")
    )
    var osUser: String?

    mutating func run() async throws {
      let employment: Person.Employment = try employment.word(
        among: [.employee, .contractor, .partner])
      let store = try await globals.open()
      var draft = PersonDraft(
        handle: handle,
        name: name,
        team: team,
        personas: Set(try persona.map(Self.persona)),
        employment: employment
      )
      draft.contact = contact
      draft.timeZone = zone
      draft.osUser = osUser
      if let sponsor { draft.sponsor = Identifier(try await store.resolve(.persons, sponsor)) }
      if let manager { draft.manager = Identifier(try await store.resolve(.persons, manager)) }
      draft.contractEndsAt = try contractEnds.map { try RequestCommand.moment($0) }
      try await Writer(store: store, globals: globals, write: nil, format: output.format)
        .perform([.addPerson(draft)])
    }

    static func persona(_ word: String) throws -> Persona {
      try word.word(among: Persona.allCases)
    }
  }

  struct Link: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Propose that an account is a person's, or confirm what another proposed."
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption

    @Argument(help: "The person.")
    var person: String

    @Argument(help: "The principal: id, provider key or unique name.")
    var principal: String

    mutating func run() async throws {
      let store = try await globals.open()
      try await Writer(store: store, globals: globals, write: nil, format: output.format)
        .perform([
          .link(
            Identifier(try await store.resolve(.persons, person)),
            Identifier(try await store.resolve(.principals, principal))
          )
        ])
    }
  }

  struct Unlink: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Take an account from a person."
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption

    @Argument(help: "The person.")
    var person: String

    @Argument(help: "The principal.")
    var principal: String

    @Option(help: ArgumentHelp("Why.", valueName: "text"))
    var reason: String

    mutating func run() async throws {
      let store = try await globals.open()
      try await Writer(store: store, globals: globals, write: nil, format: output.format)
        .perform([
          .unlink(
            Identifier(try await store.resolve(.persons, person)),
            Identifier(try await store.resolve(.principals, principal)),
            reason: reason
          )
        ])
    }
  }

  struct PersonaChange: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "persona",
      abstract: "Give a person a persona, or take it."
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption

    @Argument(help: "The person.")
    var person: String

    @Argument(help: "The persona.")
    var persona: String

    @Flag(help: "Take it instead of giving it.")
    var remove = false

    mutating func run() async throws {
      let store = try await globals.open()
      try await Writer(store: store, globals: globals, write: nil, format: output.format)
        .perform([
          .setPersona(
            Identifier(try await store.resolve(.persons, person)),
            try Add.persona(persona),
            held: !remove
          )
        ])
    }
  }

  struct Account: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Let an operating system user act as a person."
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption

    @Argument(help: "The person.")
    var person: String

    @Argument(help: "The operating system user.")
    var user: String

    mutating func run() async throws {
      let store = try await globals.open()
      try await Writer(store: store, globals: globals, write: nil, format: output.format)
        .perform([.mapAccount(Identifier(try await store.resolve(.persons, person)), osUser: user)])
    }
  }

  struct Offboard: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "End a person's time here, and with it every live grant of theirs."
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption
    @OptionGroup var write: WriteOptions

    @Argument(help: "The person.")
    var person: String

    @Option(help: ArgumentHelp("When the time here ended; now if absent.", valueName: "time"))
    var effective: String?

    mutating func run() async throws {
      let store = try await globals.open()
      let id = try await store.resolve(.persons, person)
      try await Writer(store: store, globals: globals, write: write, format: output.format)
        .perform(
          [
            .offboard(
              Identifier(id),
              effectiveAt: try effective.map { try RequestCommand.moment($0) },
              reason: try write.reasonText() ?? ""
            )
          ],
          about: ["ends \(person)'s time here and revokes what their accounts hold"]
        )
    }
  }
}
