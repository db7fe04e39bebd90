import ArgumentParser
import Governance
import GovernanceStore

/// `govtop rollout PB --to …`: shadow, a share, or everywhere.
struct RolloutCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rollout",
    abstract: "Let a policy bundle watch, decide a share, or decide everywhere.",
    discussion: "From a state in which it blocks, --to shadow takes two signers: bundle consent."
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption
  @OptionGroup var write: WriteOptions

  @Argument(help: "The bundle.")
  var id: String

  @Option(help: ArgumentHelp("shadow, canary:PERCENT or enforced.", valueName: "place"))
  var to: String

  @Option(help: ArgumentHelp("The ticket of a step back to shadow.", valueName: "id"))
  var ticket: String?

  mutating func run() async throws {
    let rollout = try rollout()
    let store = try await globals.open()
    let writer = Writer(store: store, globals: globals, write: write, format: output.format)
    let shown = try await writer.seen(id.uppercased(), .bundles)
    try await writer.perform(
      [.bundle(.rollOut(Identifier(id.uppercased()), to: rollout, seen: shown.version))],
      about: ["\(shown.facts) · to \(to)"]
    )
  }

  private func rollout() throws -> Rollout {
    if to == "shadow" { return .shadow(reason: try write.reasonText(), ticket: ticket) }
    if to == "enforced" { return .enforced }
    guard to.hasPrefix("canary:"), let percent = Int(to.dropFirst(7)) else {
      throw UsageProblem(message: "`--to` takes shadow, canary:PERCENT or enforced; found `\(to)`")
    }
    return .canary(percent)
  }

  static func perform(
    _ command: BundleCommand,
    _ globals: Globals,
    _ output: FormatOption,
    _ write: WriteOptions
  ) async throws {
    let store = try await globals.open()
    try await Writer(store: store, globals: globals, write: write, format: output.format)
      .perform([.bundle(command)])
  }
}

/// `govtop rollback PB`: to the last known good, as a new activation.
struct RollbackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rollback",
    abstract: "Take a policy bundle back; the last known good comes back as a new activation."
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption
  @OptionGroup var write: WriteOptions

  @Argument(help: "The bundle, or the workload whose bundle it is.")
  var id: String

  @Option(help: ArgumentHelp("The incident.", valueName: "id"))
  var incident: String?

  mutating func run() async throws {
    let store = try await globals.open()
    let writer = Writer(store: store, globals: globals, write: write, format: output.format)
    let bundle = try await bundle(store)
    let shown = try await writer.seen(bundle, .bundles)
    try await writer.perform(
      [
        .bundle(
          .rollBack(
            Identifier(bundle),
            reason: try write.reasonText() ?? "",
            incident: incident,
            seen: shown.version
          )
        )
      ],
      about: ["\(shown.facts) · is rolled back"]
    )
  }

  /// The one bundle of a workload that blocks or watches; the id where it is one.
  private func bundle(_ store: Store) async throws -> String {
    guard !id.uppercased().hasPrefix("PB-") else { return id.uppercased() }
    var query = ListQuery(.bundles, filter: "workload:=\"\(id)\" is:active", limit: 2)
    query.zoneOffset = 0
    let rows = try await store.records(query, as: globals.operator()).rows
    guard let row = rows.first, rows.count == 1 else {
      throw UsageProblem(
        message: rows.isEmpty
          ? "no bundle of `\(id)` is in force"
          : "more than one bundle of `\(id)` is in force: \(rows.map(\.id).joined(separator: ", "))"
      )
    }
    return row.id
  }
}

/// `govtop matrix`: who may do what with which artifact at which stage.
struct MatrixCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "matrix",
    abstract: "Print who may do what with which artifact at which stage."
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption

  @Option(help: ArgumentHelp("Only this persona.", valueName: "persona"))
  var persona: String?

  @Option(help: ArgumentHelp("Only this type of artifact.", valueName: "type"))
  var artifact: String?

  mutating func run() async throws {
    let persona: Persona? = try self.persona.map { try $0.word(among: Persona.allCases) }
    let artifact: Artifact.Kind? = try self.artifact.map {
      try $0.word(among: Artifact.Kind.allCases)
    }
    let store = try await globals.open(readOnly: true)
    let cells = try await store.rules().artifactMatrix.filter {
      (persona == nil || $0.persona == persona) && (artifact == nil || $0.artifact == artifact)
    }
    var printer = RecordPrinter(format: output.format, columns: nil)
    try printer.print(
      cells.map { cell in
        Record(
          id: "\(cell.artifact.rawValue)/\(cell.stage.rawValue)/\(cell.persona.rawValue)",
          [
            ("artifact", .string(cell.artifact.rawValue)), ("stage", .string(cell.stage.rawValue)),
            ("persona", .string(cell.persona.rawValue)),
            ("may", .strings(cell.may.map(\.rawValue))), ("because", .strings(cell.because)),
          ]
        )
      }
    )
    printer.finish()
  }
}

/// `govtop artifact …`: the catalogue of everything that is known by its digest.
struct ArtifactGroup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "artifact",
    abstract: "Enter artifacts into the catalogue; list artifacts shows it.",
    subcommands: [Register.self]
  )

  struct Register: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Enter an artifact by its digest.")

    @OptionGroup var globals: Globals
    @OptionGroup var output: FormatOption
    @OptionGroup var write: WriteOptions

    @Argument(help: "Its name.")
    var name: String

    @Option(help: ArgumentHelp("What it is.", valueName: "type"))
    var kind: String

    @Option(help: ArgumentHelp("sha256: and 64 hex digits.", valueName: "digest"))
    var digest: String

    @Option(help: ArgumentHelp("Where in its life it is.", valueName: "stage"))
    var stage = "training"

    @Option(help: ArgumentHelp("Class of its data.", valueName: "class"))
    var data = "unknown"

    @Option(help: ArgumentHelp("low, medium or high.", valueName: "tier"))
    var tier: String?

    @Option(help: ArgumentHelp("Who answers for it.", valueName: "person"))
    var owner: String?

    mutating func run() async throws {
      let draft = ArtifactDraft(
        kind: try kind.word(among: Artifact.Kind.allCases),
        name: name,
        digest: digest,
        stage: try stage.word(among: Artifact.Stage.allCases),
        dataClass: try data.word(among: DataClass.allCases),
        riskTier: tier,
        owner: owner.map { Identifier($0) }
      )
      let store = try await globals.open()
      try await Writer(store: store, globals: globals, write: write, format: output.format)
        .perform([.registerArtifact(draft)])
    }
  }
}
