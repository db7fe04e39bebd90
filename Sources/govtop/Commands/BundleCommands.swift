import ArgumentParser
import Governance
import GovernanceStore

/// `govtop bundle …`: policy bundles up to the point where they can be rolled out.
struct BundleGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bundle",
    abstract: "Draft, test, sign and watch policy bundles; rollout and rollback move them.",
    subcommands: [
      DraftBundle.self, TestBundle.self, Sign.self, Observe.self, Pin.self, Report.self,
      Consent.self,
    ]
  )

  struct Observe: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Record what a bundle in shadow would have denied."
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption
    @OptionGroup var write: WriteOptions

    @Argument(help: "The bundle.")
    var id: String

    @Option(help: ArgumentHelp("How often it was asked.", valueName: "count"))
    var decisions: Int

    @Option(help: ArgumentHelp("Would-be denials of legitimate traffic.", valueName: "count"))
    var legitimate: Int

    @Option(help: ArgumentHelp("Would-be denials of attacks.", valueName: "count"))
    var attacks = 0

    @Option(help: ArgumentHelp("Those that nobody has looked at.", valueName: "count"))
    var untriaged = 0

    mutating func run() async throws {
      let watch = BundleWatch(
        decisions: decisions,
        legitimate: legitimate,
        attacks: attacks,
        untriaged: untriaged
      )
      try await RolloutCommand.perform(
        .observe(Identifier(id.uppercased()), watch, seen: write.seen),
        globals,
        output,
        write
      )
    }
  }

  struct Pin: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Say what comes back on a rollback, once it was fetched."
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption
    @OptionGroup var write: WriteOptions

    @Argument(help: "The bundle.")
    var id: String

    @Argument(help: "The bundle that was good.")
    var good: String

    @Option(help: ArgumentHelp("Digest of what was fetched just now.", valueName: "digest"))
    var fetched: String

    mutating func run() async throws {
      try await RolloutCommand.perform(
        .pin(
          Identifier(id.uppercased()),
          good: Identifier(good.uppercased()),
          fetched: fetched,
          seen: write.seen
        ),
        globals,
        output,
        write
      )
    }
  }

  struct Report: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Record which revision an enforcement point has active."
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption
    @OptionGroup var write: WriteOptions

    @Argument(help: "The bundle.")
    var id: String

    @Option(help: ArgumentHelp("The point.", valueName: "name"))
    var point: String

    @Option(help: ArgumentHelp("Digest of its active revision.", valueName: "digest"))
    var digest: String

    mutating func run() async throws {
      try await RolloutCommand.perform(
        .report(Identifier(id.uppercased()), point: point, digest: digest),
        globals,
        output,
        write
      )
    }
  }

  struct Consent: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Sign first, of two, that a bundle may only watch again."
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption
    @OptionGroup var write: WriteOptions

    @Argument(help: "The bundle.")
    var id: String

    mutating func run() async throws {
      let reason = try write.reasonText() ?? ""
      try await RolloutCommand.perform(
        .consent(Identifier(id.uppercased()), reason: reason, seen: write.seen),
        globals,
        output,
        write
      )
    }
  }
}

extension BundleGroup {
  struct DraftBundle: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "draft",
      abstract: "Enter a compiled bundle by its digest."
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption
    @OptionGroup var write: WriteOptions

    @Argument(help: "The workload whose access it decides.")
    var workload: String

    @Option(help: ArgumentHelp("Where.", valueName: "environment"))
    var environment = "prod"

    @Option(help: ArgumentHelp("Tier of the workload: critical, high…", valueName: "tier"))
    var tier = "high"

    @Option(help: ArgumentHelp("sha256: and 64 hex digits.", valueName: "digest"))
    var digest: String

    @Option(help: ArgumentHelp("A point that decides by it.", valueName: "name"))
    var point: [String] = []

    mutating func run() async throws {
      let draft = BundleDraft(
        workload: workload,
        environment: try environment.word(among: Environment.allCases),
        tier: tier,
        digest: digest,
        points: point
      )
      try await RolloutCommand.perform(.draft(draft), globals, output, write)
    }
  }

  struct TestBundle: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "test",
      abstract: "Record, as its reviewer, what the tests found."
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption
    @OptionGroup var write: WriteOptions

    @Argument(help: "The bundle.")
    var id: String

    @Option(help: ArgumentHelp("Tests of meaning: 48/48.", valueName: "passed/total"))
    var tests: String

    @Option(help: ArgumentHelp("How many assert a denial.", valueName: "count"))
    var denied: Int

    @Option(help: ArgumentHelp("Errors of the linter.", valueName: "count"))
    var lint = 0

    @Option(help: ArgumentHelp("Errors of the provider's validation.", valueName: "count"))
    var errors = 0

    @Option(help: ArgumentHelp("Its security warnings.", valueName: "count"))
    var warnings = 0

    mutating func run() async throws {
      let counts = tests.split(separator: "/").compactMap { Int($0) }
      guard counts.count == 2 else {
        throw UsageProblem(message: "`--tests` takes passed/total: 48/48; found `\(tests)`")
      }
      let found = BundleTests(
        lintErrors: lint,
        passed: counts[0],
        total: counts[1],
        deniedPaths: denied,
        validationErrors: errors,
        securityWarnings: warnings
      )
      try await RolloutCommand.perform(
        .test(Identifier(id.uppercased()), found, seen: write.seen),
        globals,
        output,
        write
      )
    }
  }

  struct Sign: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Record a signature under exactly the digest that was tested."
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption
    @OptionGroup var write: WriteOptions

    @Argument(help: "The bundle.")
    var id: String

    @Option(help: ArgumentHelp("Fingerprint of the key.", valueName: "fingerprint"))
    var key: String

    @Option(help: ArgumentHelp("Digest of what was signed.", valueName: "digest"))
    var signed: String

    @Option(help: ArgumentHelp("When the signature expires.", valueName: "time"))
    var expires: String

    mutating func run() async throws {
      let signature = BundleSignature(
        key: key,
        signed: signed,
        expiresAt: try RequestCommand.moment(expires)
      )
      try await RolloutCommand.perform(
        .sign(Identifier(id.uppercased()), signature, seen: write.seen),
        globals,
        output,
        write
      )
    }
  }
}
