import ArgumentParser
import Governance
import GovernanceStore

/// `govtop package …`: model packages from their registration to the archive.
struct PackageGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "package",
    abstract: "Register, test and submit model packages; approve and deny decide them.",
    subcommands: [
      Register.self, Evaluate.self, Attest.self, Submit.self, Archive.self,
    ]
  )

  struct Register: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Enter a package by its digest.")

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption
    @OptionGroup var write: WriteOptions

    @Argument(help: "The product domain whose packages replace each other.")
    var group: String

    @Option(help: ArgumentHelp("sha256: and 64 hex digits.", valueName: "digest"))
    var digest: String

    @Option(help: ArgumentHelp("Who answers for it.", valueName: "person"))
    var owner: String

    @Option(help: ArgumentHelp("low, medium or high.", valueName: "tier"))
    var tier: String?

    @Option(help: ArgumentHelp("As people call it.", valueName: "text"))
    var name: String?

    @Option(
      name: .customLong("run"),
      help: ArgumentHelp("The CI run that built it.", valueName: "id")
    )
    var builder: String?

    @Option(help: ArgumentHelp("The data it was made from.", valueName: "version"))
    var dataset: String?

    @Option(help: ArgumentHelp("How the state before comes back.", valueName: "text"))
    var rollback: String?

    @Option(help: ArgumentHelp("Who built it; may stand several times.", valueName: "person"))
    var developer: [String] = []

    @Option(help: ArgumentHelp("Who committed to it.", valueName: "person"))
    var committer: [String] = []

    mutating func run() async throws {
      var draft = PackageDraft(
        group: group,
        digest: digest,
        owner: Identifier(owner),
        riskTier: tier
      )
      draft.name = name
      draft.run = builder
      draft.datasetVersion = dataset
      draft.rollbackPlan = rollback
      draft.developers = developer.persons
      draft.committers = committer.persons
      let store = try await globals.open()
      try await Writer(store: store, globals: globals, write: write, format: output.format)
        .perform([.package(.register(draft))])
    }
  }

  struct Submit: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Ask for a decision; names what is missing."
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption
    @OptionGroup var write: WriteOptions

    @Argument(help: "The package.")
    var id: String

    @Option(help: ArgumentHelp("The change under which it is to go into use.", valueName: "change"))
    var ticket: String?

    @Option(help: ArgumentHelp("The data it was made from.", valueName: "version"))
    var dataset: String?

    @Option(help: ArgumentHelp("How the state before comes back.", valueName: "text"))
    var rollback: String?

    @Option(help: ArgumentHelp("Who built it; may stand several times.", valueName: "person"))
    var developer: [String] = []

    mutating func run() async throws {
      var submission = PackageSubmission(ticket: ticket.id())
      submission.datasetVersion = dataset
      submission.rollbackPlan = rollback
      submission.developers = developer.persons
      let store = try await globals.open()
      try await Writer(store: store, globals: globals, write: write, format: output.format)
        .perform([
          .package(.submit(Identifier(id.uppercased()), submission, seen: write.seen))
        ])
    }
  }

  struct Archive: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Put a package away that is out of use for long enough."
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption
    @OptionGroup var write: WriteOptions

    @Argument(help: "The package.")
    var id: String

    mutating func run() async throws {
      let store = try await globals.open()
      try await Writer(store: store, globals: globals, write: write, format: output.format)
        .perform([.package(.archive(Identifier(id.uppercased()), seen: write.seen))])
    }
  }
}
