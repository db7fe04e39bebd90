import ArgumentParser
import Governance
import GovernanceStore

extension PackageGroup {
  /// `govtop package evaluate MP`: what the pipeline found.
  struct Evaluate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Record what the pipeline found about a package.",
      discussion: """
        --test NAME:ENVIRONMENT:RESULT-DIGEST:passed|failed, for example \
        fairness:stage:sha256:9f2c…11:passed
        --provenance LEVEL:STATEMENT-DIGEST:SIGNER, about the package's own digest
        """
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption
    @OptionGroup var write: WriteOptions

    @Argument(help: "The package.")
    var id: String

    @Option(help: ArgumentHelp("A test; may stand several times.", valueName: "test"))
    var test: [String] = []

    @Option(help: ArgumentHelp("Identity-policy tests: 48/48.", valueName: "passed/total"))
    var tests: String

    @Option(help: ArgumentHelp("Who built it from what, signed.", valueName: "provenance"))
    var provenance: String?

    @Option(
      name: .customLong("subject"),
      help: ArgumentHelp("The digest that the provenance is about.", valueName: "digest")
    )
    var subject: String?

    @Option(help: ArgumentHelp("The policy bundle of this digest.", valueName: "bundle"))
    var bundle: String?

    @Option(
      name: .customLong("run"),
      help: ArgumentHelp("The CI run that built it.", valueName: "id")
    )
    var builder: String?

    @Option(help: ArgumentHelp("The data it was made from.", valueName: "version"))
    var dataset: String?

    @Option(help: ArgumentHelp("Who built it; may stand several times.", valueName: "person"))
    var developer: [String] = []

    @Option(help: ArgumentHelp("Who committed to it.", valueName: "person"))
    var committer: [String] = []

    mutating func run() async throws {
      let counts = tests.split(separator: "/").compactMap { Int($0) }
      guard counts.count == 2 else {
        throw UsageProblem(message: "`--tests` takes passed/total: 48/48; found `\(tests)`")
      }
      var findings = PackageFindings(
        evaluations: try test.map(Self.evaluation),
        testsPassed: counts[0],
        testsTotal: counts[1]
      )
      findings.provenance = try provenance.map { try Self.provenance($0, subject: subject ?? "") }
      findings.bundle = bundle.id()
      findings.run = builder
      findings.datasetVersion = dataset
      findings.developers = developer.persons
      findings.committers = committer.persons
      let store = try await globals.open()
      try await Writer(store: store, globals: globals, write: write, format: output.format)
        .perform([.package(.evaluate(Identifier(id.uppercased()), findings, seen: write.seen))])
    }

    private static func evaluation(_ text: String) throws -> PackageEvaluation {
      let parts = text.split(separator: ":").map(String.init)
      guard parts.count == 5, ["passed", "failed"].contains(parts[4]) else {
        throw UsageProblem(
          message: "`--test` takes name:environment:sha256:…:passed|failed; found `\(text)`"
        )
      }
      return PackageEvaluation(
        name: parts[0],
        environment: try parts[1].word(among: Environment.allCases),
        result: "\(parts[2]):\(parts[3])",
        passed: parts[4] == "passed"
      )
    }

    private static func provenance(_ text: String, subject: String) throws -> PackageProvenance {
      let parts = text.split(separator: ":", maxSplits: 3).map(String.init)
      guard parts.count == 4 else {
        throw UsageProblem(
          message: "`--provenance` takes level:sha256:…:signer; found `\(text)`"
        )
      }
      return PackageProvenance(
        subject: subject,
        level: parts[0],
        statement: "\(parts[1]):\(parts[2])",
        signer: parts[3]
      )
    }
  }

  /// `govtop package attest MP`: what a verifier found.
  struct Attest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Record a verifier's signed summary: does the package meet a policy?"
    )

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption
    @OptionGroup var write: WriteOptions

    @Argument(help: "The package.")
    var id: String

    @Option(help: ArgumentHelp("passed or failed.", valueName: "word"))
    var verdict: String

    @Option(help: ArgumentHelp("Digest of the policy.", valueName: "digest"))
    var policy: String

    @Option(help: ArgumentHelp("Who verified.", valueName: "name"))
    var verifier: String

    @Option(help: ArgumentHelp("Digest of the statement.", valueName: "digest"))
    var statement: String

    mutating func run() async throws {
      guard ["passed", "failed"].contains(verdict) else {
        throw UsageProblem(message: "`--verdict` takes passed or failed; found `\(verdict)`")
      }
      let found = PackageVerdict(
        passed: verdict == "passed",
        policy: policy,
        verifier: verifier,
        statement: statement
      )
      let store = try await globals.open()
      try await Writer(store: store, globals: globals, write: write, format: output.format)
        .perform([.package(.attest(Identifier(id.uppercased()), found, seen: write.seen))])
    }
  }
}

/// `govtop promote MP --to ENV`: moves the stage pointer of its group.
struct PromoteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "promote",
    abstract: "Put an approved package into use; what ran there is superseded."
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption
  @OptionGroup var write: WriteOptions

  @Argument(help: "The package.")
  var id: String

  @Option(help: ArgumentHelp("dev, stage or prod.", valueName: "environment"))
  var to: String

  @Option(help: ArgumentHelp("The change; that of its approval if absent.", valueName: "change"))
  var change: String?

  mutating func run() async throws {
    let environment: Environment = try to.word(among: [.dev, .stage, .prod])
    let store = try await globals.open()
    let writer = Writer(store: store, globals: globals, write: write, format: output.format)
    let shown = try await writer.seen(id.uppercased(), .packages)
    try await writer.perform(
      [
        .package(
          .promote(
            Identifier(id.uppercased()),
            to: environment,
            change: change.id(),
            seen: shown.version
          )
        )
      ],
      about: ["\(shown.facts) · goes into use in \(environment.rawValue)"]
    )
  }
}

/// `govtop depromote MP`: the one before comes back, atomically.
struct DemoteCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "depromote",
    abstract: "Take a package out of use; the one before comes back.",
    aliases: ["demote"]
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption
  @OptionGroup var write: WriteOptions

  @Argument(help: "The package.")
  var id: String

  @Option(help: ArgumentHelp("The incident; production needs one.", valueName: "id"))
  var incident: String?

  mutating func run() async throws {
    let store = try await globals.open()
    let writer = Writer(store: store, globals: globals, write: write, format: output.format)
    let shown = try await writer.seen(id.uppercased(), .packages)
    try await writer.perform(
      [
        .package(
          .demote(
            Identifier(id.uppercased()),
            reason: try write.reasonText() ?? "",
            incident: incident,
            seen: shown.version
          )
        )
      ],
      about: ["\(shown.facts) · goes out of use, and what it replaced comes back"]
    )
  }
}
