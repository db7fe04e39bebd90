import ArgumentParser
import Governance
import GovernanceStore

/// `govtop workload …`: the governed life of machine identities.
struct WorkloadsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "workload",
    abstract: "Register, stop and quarantine machine identities.",
    subcommands: [
      Propose.self, Register.self, Activate.self, Assign.self, Suspend.self, Deprecate.self,
      Decommission.self, Quarantine.self, Review.self, Rotate.self,
    ]
  )

  /// Options that all steps share.
  struct Step: ParsableArguments {
    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption
    @OptionGroup var write: WriteOptions

    @Argument(help: "The identity: WI-7 or its name.")
    var id: String

    var identity: WorkloadIdentity.ID { Identifier(id) }

    func perform(_ command: WorkloadCommand) async throws {
      let store = try await globals.open()
      try await Writer(store: store, globals: globals, write: write, format: output.format)
        .perform([.workload(command)])
    }
  }

  struct Propose: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put a machine principal under governance."
    )

    @OptionGroup var step: Step

    @Option(help: ArgumentHelp("build, deploy, runtime, data or api.", valueName: "zone"))
    var zone: String

    @Option(help: ArgumentHelp("Who answers for it.", valueName: "person"))
    var owner: String?

    mutating func run() async throws {
      let zone: IdentityZone = try zone.word(among: IdentityZone.allCases)
      try await step.perform(
        .propose(Identifier(step.id), zone: zone, owner: owner.map { Identifier($0) })
      )
    }
  }

  struct Register: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Declare what the zone of an identity asks for."
    )

    @OptionGroup var step: Step

    @Option(help: ArgumentHelp("The version of its intent: v9.", valueName: "version"))
    var intent: String

    @Option(
      name: .customLong("token-lifetime"),
      help: ArgumentHelp("How long a token lives: 15m.", valueName: "duration")
    )
    var lifetime: String

    @Option(help: ArgumentHelp("The one party that its tokens are for.", valueName: "name"))
    var audience: String?

    @Flag(help: "The workload itself is attested.")
    var attested = false

    @Flag(help: "What runs has signed provenance.")
    var provenance = false

    @Option(help: ArgumentHelp("When its credential was issued.", valueName: "time"))
    var issued: String?

    mutating func run() async throws {
      guard let length = Duration(text: lifetime) else {
        throw UsageProblem(
          message: "`--token-lifetime` takes a duration: 15m, 1h; found `\(lifetime)`"
        )
      }
      let draft = WorkloadDraft(
        intentVersion: intent,
        tokenLifetime: length,
        audience: audience,
        attested: attested,
        provenance: provenance,
        issuedAt: try issued.map { try RequestCommand.moment($0) }
      )
      try await step.perform(.register(step.identity, draft, seen: step.write.seen))
    }
  }

  struct Activate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Let an identity act.")

    @OptionGroup var step: Step

    mutating func run() async throws {
      let (reason, seen) = (try step.write.reasonText(), step.write.seen)
      try await step.perform(.activate(step.identity, reason: reason, seen: seen))
    }
  }

  struct Assign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Say who answers for an identity.")

    @OptionGroup var step: Step

    @Option(name: .customLong("to"), help: ArgumentHelp("Who.", valueName: "person"))
    var person: String

    mutating func run() async throws {
      try await step.perform(
        .assignOwner(step.identity, Identifier(person), seen: step.write.seen)
      )
    }
  }

  struct Suspend: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Stop an identity for a while.")

    @OptionGroup var step: Step

    mutating func run() async throws {
      let (reason, seen) = (try step.write.reasonText(), step.write.seen)
      try await step.perform(.suspend(step.identity, reason: reason, seen: seen))
    }
  }

  struct Deprecate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Announce the end of an identity.")

    @OptionGroup var step: Step

    mutating func run() async throws {
      let (reason, seen) = (try step.write.reasonText(), step.write.seen)
      try await step.perform(.deprecate(step.identity, reason: reason, seen: seen))
    }
  }

  struct Decommission: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "End an identity for good, with its grants."
    )

    @OptionGroup var step: Step

    mutating func run() async throws {
      let (reason, seen) = (try step.write.reasonText(), step.write.seen)
      try await step.perform(.decommission(step.identity, reason: reason, seen: seen))
    }
  }

  struct Quarantine: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "End all grants of an identity at once; reviewed afterwards."
    )

    @OptionGroup var step: Step

    @Option(help: ArgumentHelp("The ticket of the incident.", valueName: "id"))
    var ticket: String

    @Option(help: ArgumentHelp("A grant to keep; may stand several times.", valueName: "grant"))
    var keep: [String] = []

    mutating func run() async throws {
      let (reason, seen) = (try step.write.reasonText(), step.write.seen)
      try await step.perform(
        .quarantine(
          step.identity,
          reason: reason,
          ticket: ticket,
          keep: keep.map { Identifier($0.uppercased()) },
          seen: seen
        )
      )
    }
  }

  struct Review: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Look, as a second person, at a quarantine."
    )

    @OptionGroup var step: Step

    mutating func run() async throws {
      let (reason, seen) = (try step.write.reasonText(), step.write.seen)
      try await step.perform(.review(step.identity, reason: reason, seen: seen))
    }
  }

  struct Rotate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say that the credentials of an identity were issued anew."
    )

    @OptionGroup var step: Step

    mutating func run() async throws {
      let (reason, seen) = (try step.write.reasonText(), step.write.seen)
      try await step.perform(.rotate(step.identity, reason: reason, seen: seen))
    }
  }
}
