import ArgumentParser
import Connectors
import Documents
import Governance
import GovernanceStore

/// `govtop import KIND FILE…`: what a system exported becomes its newest snapshot, whole or not at all.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Import what a system exported, whole or not at all.",
    discussion: """
      Kinds: \(SourceKind.allCases.map(\.rawValue).joined(separator: " ")).
      aws iam get-account-authorization-details | govtop import aws-iam -
      aws iam get-credential-report | govtop import aws-credentials -
      aws cloudtrail lookup-events | govtop import cloudtrail -
      kubectl get clusterroles,roles,clusterrolebindings,rolebindings,serviceaccounts -A -o yaml | govtop import k8s-rbac - --scope prod
      """
  )

  @OptionGroup var globals: Globals
  @OptionGroup var output: FormatOption

  @Argument(
    help: "Which kind of system.",
    completion: .list(SourceKind.allCases.map(\.rawValue))
  )
  var kind: String

  @Argument(help: "Files or folders; - reads standard input; .gz is unpacked.", completion: .file())
  var files: [String]

  @Option(
    name: [.customLong("scope"), .customLong("account")],
    help: ArgumentHelp("Which account, tenant or cluster it is.", valueName: "name")
  )
  var scope: String?

  @Option(help: ArgumentHelp("Where all of it runs: dev, stage or prod.", valueName: "environment"))
  var environment: String?

  @Flag(name: .customLong("dry-run"), help: "Read everything, say what was found, write nothing.")
  var dryRun = false

  mutating func run() async throws {
    let kind: SourceKind = try kind.word(among: SourceKind.allCases)
    let environment = try environment.map { word throws -> Environment in
      try word.word(among: [.dev, .stage, .prod])
    }
    let options = ConnectorOptions(scope: scope, environment: environment)
    let summaries: [ImportSummary]
    if let log = kind.eventLog(options) {
      summaries = try await added(try LogFiles(files, read: log), kind)
    } else {
      let connector = kind.connector(options)
      let parts = try connector.parts(of: try InputFiles.read(files))
      summaries =
        if dryRun {
          try parts.map { try Self.counted($0, by: connector, kind) }
        } else {
          try await imported(parts, by: connector, kind, environment)
        }
    }
    if output.format == .json {
      print(JSONText.array(summaries.map(\.json)).text)
    } else if !globals.quiet {
      for summary in summaries { print(summary.text) }
      if summaries.isEmpty { print("\(kind.rawValue): no event in it, nothing written") }
      if kind == .awsIAM || kind == .kubernetesRBAC, !dryRun {
        print("next: govtop baseline adopts what exists, all of it still to be certified")
      }
    }
  }

  /// The records of a log, added to those that are there.
  private func added(_ records: LogFiles, _ kind: SourceKind) async throws -> [ImportSummary] {
    if dryRun { return try await Self.counted(records, kind) }
    let store = try await globals.open()
    let progress = ProgressLine(isShown: !globals.quiet)
    defer { progress.end() }
    let reports = try await store.importLog(
      kind,
      as: globals.operator(.import),
      from: records,
      progress: { progress.show("\(kind.rawValue): \($0.words)") }
    )
    for report in reports { report.unrecorded.map(Failure.note) }
    return reports.map { ImportSummary($0) }
  }

  /// Reads a log without a database: what would be added, were none of it there.
  private static func counted(
    _ records: LogFiles,
    _ kind: SourceKind
  ) async throws -> [ImportSummary] {
    var sinks: [String: CountingSink] = [:]
    while case let events = try await records.next(), !events.isEmpty {
      for event in events {
        let place = event.place.description
        sinks[event.scope, default: CountingSink()].record(.event(event.fact), at: place)
        for name in event.unknown {
          sinks[event.scope]?.skipped("unknown field `\(name)`", at: place)
        }
      }
    }
    let (digest, bytes) = await records.total()
    return sinks.sorted { $0.key < $1.key }.map {
      ImportSummary(kind: kind, scope: $0, digest: digest, bytes: bytes, sink: $1)
    }
  }

  private func imported(
    _ parts: [SourcePart],
    by connector: any Connector,
    _ kind: SourceKind,
    _ environment: Environment?
  ) async throws -> [ImportSummary] {
    let store = try await globals.open()
    // Each part is a snapshot of its own: all are read through before the first is published.
    if parts.count > 1 { for part in parts { _ = try Self.counted(part, by: connector, kind) } }
    let progress = ProgressLine(isShown: !globals.quiet)
    defer { progress.end() }
    var summaries: [ImportSummary] = []
    for part in parts {
      let order = ImportOrder(
        kind: kind,
        scope: part.scope,
        digest: Self.digest(of: part.files),
        bytes: part.files.reduce(0) { $0 + $1.bytes.count },
        environment: environment
      )
      let report = try await store.importSnapshot(
        order,
        as: globals.operator(.import),
        progress: { progress.show("\(kind.rawValue) \(Words.plain(part.scope)): \($0.words)") },
        reading: { try connector.read(part, into: &$0) }
      )
      report.unrecorded.map(Failure.note)
      summaries.append(ImportSummary(report))
    }
    return summaries
  }

  /// Reads without a database: what would be imported.
  private static func counted(
    _ part: SourcePart,
    by connector: any Connector,
    _ kind: SourceKind
  ) throws -> ImportSummary {
    var sink = CountingSink()
    try connector.read(part, into: &sink)
    return ImportSummary(
      kind: kind,
      scope: part.scope,
      digest: digest(of: part.files),
      bytes: part.files.reduce(0) { $0 + $1.bytes.count },
      sink: sink
    )
  }

  /// SHA-256 over the bytes of all files, in the order given.
  private static func digest(of files: [SourceFile]) -> Digest {
    var builder = DigestBuilder()
    for file in files { builder.update(file.bytes) }
    return builder.finalize()
  }
}

/// Counts records without keeping them.
private struct CountingSink: FactSink {
  var records: [String: Int] = [:]
  var skipped: [String: Int] = [:]

  mutating func record(_ fact: Fact, at path: String) {
    records[fact.kindName, default: 0] += 1
  }

  mutating func skipped(_ reason: String, at path: String) {
    skipped[reason, default: 0] += 1
  }
}

extension Fact {
  /// The name of its table.
  fileprivate var kindName: String {
    switch self {
    case .person: "directory_person"
    case .principal: "principal"
    case .membership: "membership"
    case .policy: "policy"
    case .policyVersion: "policy_version"
    case .statement: "statement"
    case .entitlement: "entitlement"
    case .assignment: "assignment"
    case .trust: "trust"
    case .credential: "credential"
    case .event: "access_event"
    }
  }
}

extension ImportProgress {
  fileprivate var words: String {
    switch self {
    case .reading(let records): "\(records) records read"
    case .comparing(let table): "comparing \(table)"
    case .staging(let rows, let all): "\(rows) of \(all) changes staged"
    case .publishing: "publishing"
    case .enrolling(let persons): "\(persons) persons enrolled"
    }
  }
}

/// What an import read and changed, for people and for programs.
private struct ImportSummary {
  let kind: SourceKind
  let scope: String
  let digest: Digest
  let bytes: Int
  let snapshot: Snapshot.ID?
  let records: [(String, Int)]
  let skipped: [(String, Int)]
  let conflicts: [String]
  let conflictCount: Int
  let changes: [(String, JSONText)]

  init(kind: SourceKind, scope: String, digest: Digest, bytes: Int, sink: CountingSink) {
    self.kind = kind
    self.scope = scope
    self.digest = digest
    self.bytes = bytes
    snapshot = nil
    records = sink.records.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    skipped = sink.skipped.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    conflicts = []
    conflictCount = 0
    changes = []
  }

  init(_ report: ImportReport) {
    kind = report.snapshot.kind
    scope = report.snapshot.scope
    digest = report.snapshot.digest
    bytes = report.snapshot.bytes
    snapshot = report.snapshot.id
    records = report.tables.filter { $0.rows > 0 }.map { ($0.name, $0.rows) }
    skipped = report.skipped.map { ($0.reason, $0.count) }
    conflicts = report.conflicts.map { "\($0.table) \($0.key) at \($0.path)" }
    conflictCount = report.snapshot.conflicts
    changes = [
      ("added", .integer(report.tables.reduce(0) { $0 + $1.added })),
      ("changed", .integer(report.tables.reduce(0) { $0 + $1.changed })),
      ("removed", .integer(report.tables.reduce(0) { $0 + $1.removed })),
      ("duplicates", .integer(report.duplicates)),
      ("persons_enrolled", .integer(report.personsEnrolled)),
      ("persons_updated", .integer(report.personsUpdated)),
      ("links_proposed", .integer(report.linksProposed)),
      ("links_confirmed", .integer(report.linksConfirmed)),
      ("proofs", .integer(report.proofs)),
    ]
  }

  var text: String {
    let counts = records.map { "\($0.1) \($0.0)" }.joined(separator: " · ")
    var lines = [
      "\(kind.rawValue) \(Words.plain(scope)) → \(snapshot?.text ?? "nothing written") · \(counts)"
    ]
    let told = changes.filter { $0.1.plain != "0" }.map { "\($0.0) \($0.1.plain)" }
    if !told.isEmpty { lines.append("  " + told.joined(separator: " · ")) }
    if conflictCount > 0 { lines.append("  \(conflictCount) conflicts, the later one was taken:") }
    lines += conflicts.prefix(5).map { "    \(Words.plain($0))" }
    lines += skipped.prefix(12).map { "  left out: \($0.1) × \(Words.plain($0.0))" }
    if skipped.count > 12 {
      lines.append("  left out: \(skipped.count - 12) more reasons, --format json lists them")
    }
    return lines.joined(separator: "\n")
  }

  var json: JSONText {
    .object(
      [
        ("source", .string(Source.id(kind, scope: scope).text)), ("kind", .string(kind.rawValue)),
        ("scope", .string(scope)), ("snapshot", .optional(snapshot)),
        ("digest", .string(digest.hex)), ("bytes", .integer(bytes)),
        ("records", .object(records.map { ($0.0, .integer($0.1)) })),
        ("skipped", .object(skipped.map { ($0.0, .integer($0.1)) })),
        ("conflicts", .strings(conflicts)), ("conflict_count", .integer(conflictCount)),
      ] + changes
    )
  }
}
