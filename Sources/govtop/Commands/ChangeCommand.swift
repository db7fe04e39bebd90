import ArgumentParser
import Governance
import GovernanceStore

/// `govtop change …`: what is to be changed, why, when, and how it went.
struct ChangeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "change",
    abstract: "Write changes down, have them authorized, and close them with proof.",
    subcommands: [Create.self, Amend.self, Advance.self],
    aliases: ["ticket"]
  )

  struct Content: ParsableArguments {
    @Option(help: ArgumentHelp("What is wrong, or to be reached.", valueName: "text"))
    var problem: String?

    @Option(help: ArgumentHelp("What is to be done about it.", valueName: "text"))
    var fix: String?

    @Option(help: ArgumentHelp("What shows that the fix does it.", valueName: "text"))
    var tests: String?

    @Option(help: ArgumentHelp("How the state before comes back.", valueName: "text"))
    var rollback: String?

    @Option(help: ArgumentHelp("When it is to be done.", valueName: "from..to"))
    var window: String?

    func draft(_ kind: ChangeTicket.Kind = .normal) throws -> TicketDraft {
      var draft = TicketDraft(kind: kind)
      draft.problem = problem
      draft.proposedFix = fix
      draft.testResults = tests
      draft.rollbackPlan = rollback
      (draft.windowFrom, draft.windowUntil) = try Self.moments(window)
      return draft
    }

    static func moments(_ text: String?) throws -> (Instant?, Instant?) {
      guard let text else { return (nil, nil) }
      let parts = text.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else {
        throw UsageProblem(message: "`--window` takes FROM..TO, two times; found `\(text)`")
      }
      return (
        try RequestCommand.moment(String(parts[0])), try RequestCommand.moment(String(parts[1]))
      )
    }
  }

  struct Create: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Write a change down.")

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption
    @OptionGroup var write: WriteOptions
    @OptionGroup var content: Content

    @Option(help: ArgumentHelp("normal, standard or emergency.", valueName: "word"))
    var kind = "normal"

    @Option(help: ArgumentHelp("Template of a standard change.", valueName: "name"))
    var template: String?

    @Option(help: ArgumentHelp("What it is about; may stand several times.", valueName: "id"))
    var about: [String] = []

    @Option(help: ArgumentHelp("Number in your own system.", valueName: "id"))
    var ticket: String?

    mutating func run() async throws {
      var draft = try content.draft(try kind.word(among: ChangeTicket.Kind.allCases))
      draft.template = template
      draft.concerns = about.map { $0.uppercased() }
      draft.external = ticket
      let store = try await globals.open()
      try await Writer(store: store, globals: globals, write: write, format: output.format)
        .perform([.ticket(.create(draft))])
    }
  }

  struct Amend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Fill in what is missing before it is decided."
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption
    @OptionGroup var write: WriteOptions
    @OptionGroup var content: Content

    @Argument(help: "The change.")
    var id: String

    mutating func run() async throws {
      let store = try await globals.open()
      try await Writer(store: store, globals: globals, write: write, format: output.format)
        .perform([
          .ticket(.amend(Identifier(id.uppercased()), try content.draft(), seen: write.seen))
        ])
    }
  }

  struct Advance: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The next step: assess, authorize, schedule, implement, review, close."
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption
    @OptionGroup var write: WriteOptions

    @Argument(help: "The change.")
    var id: String

    @Option(help: ArgumentHelp("successful, rolled_back or failed.", valueName: "word"))
    var result: String?

    @Option(help: ArgumentHelp("A link to what proves it.", valueName: "link"))
    var evidence: [String] = []

    @Option(help: ArgumentHelp("Another window than it has.", valueName: "from..to"))
    var window: String?

    mutating func run() async throws {
      var step = TicketStep(
        outcome: try result.map { try $0.word(among: ChangeTicket.Outcome.allCases) },
        effect: try write.reasonText(),
        evidence: evidence
      )
      (step.windowFrom, step.windowUntil) = try Content.moments(window)
      let store = try await globals.open()
      let writer = Writer(store: store, globals: globals, write: write, format: output.format)
      let shown = try await writer.seen(id.uppercased(), .changes)
      try await writer.perform(
        [.ticket(.advance(Identifier(id.uppercased()), step, seen: shown.version))],
        about: [shown.facts]
      )
    }
  }
}

/// `govtop drill …`: exercises with a clock.
struct DrillGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drill",
    abstract: "Try rollbacks and emergencies before they happen.",
    subcommands: [Start.self, Stop.self]
  )

  struct Start: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Start the clock of an exercise.")

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption

    @Argument(help: "Its name.")
    var name: String

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Who responds.", valueName: "person"))
    var responders: [String]

    @Option(help: ArgumentHelp("rollback, break_glass or tabletop.", valueName: "word"))
    var kind: String?

    @Option(help: ArgumentHelp("What a rollback is tried of.", valueName: "name"))
    var workload: String?

    @Option(help: ArgumentHelp("Where.", valueName: "environment"))
    var environment: String?

    mutating func run() async throws {
      let kind: Drill.Kind =
        try self.kind.map { try $0.word(among: Drill.Kind.allCases) }
        ?? (workload == nil ? .tabletop : .rollback)
      var draft = DrillDraft(name: name, kind: kind, responders: responders.persons)
      draft.workload = workload
      draft.environment =
        try environment.map { try $0.word(among: Environment.allCases) }
        ?? (kind == .rollback ? .prod : nil)
      let store = try await globals.open()
      try await Writer(store: store, globals: globals, write: nil, format: output.format)
        .perform([.drill(.start(draft))])
    }
  }

  struct Stop: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Stop the clock and say how it went."
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption

    @Argument(help: "The drill.")
    var id: String

    @Option(help: ArgumentHelp("What came out.", valueName: "text"))
    var result: String

    @Flag(help: "It did not work.")
    var failed = false

    @Flag(help: "Give it up; it counts for nothing.")
    var cancel = false

    mutating func run() async throws {
      let id: Drill.ID = Identifier(self.id.uppercased())
      let command: DrillCommand =
        cancel
        ? .cancel(id, reason: result, seen: nil)
        : .stop(id, result: result, passed: !failed, seen: nil)
      let store = try await globals.open()
      try await Writer(store: store, globals: globals, write: nil, format: output.format)
        .perform([.drill(command)])
    }
  }
}
