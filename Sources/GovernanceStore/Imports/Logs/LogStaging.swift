import Documents
import Governance

/// A log on its way into the database: joined, hashed, written, summed up.
struct LogStaging {
  /// One system whose events the log has.
  fileprivate struct Part {
    let run: ImportRun
    var position = 0
    var rows = 0
    var digest = DigestBuilder()
    var duplicates = 0
    var conflictCount = 0
    var conflicts: [ImportReport.Conflict] = []
    var skips: [String: (count: Int, path: String)] = [:]
  }

  /// What became of one row that was to be written.
  private enum Writing: Sendable { case added, duplicate, conflict }

  /// Rows of one transaction: about 10 ms of work, so that decisions hardly wait.
  private static let batch = 400
  private static let listedConflicts = 100

  private let store: Store
  private let kind: SourceKind
  private let `operator`: Operator
  private let rules: Rules
  private var parts: [String: Part] = [:]
  private var joins = EventJoins()
  private var tally = EventTally()
  /// What the rules say of a principal of a scope.
  private var environments: [String: Environment?] = [:]
  private(set) var count = 0

  init(store: Store, kind: SourceKind, operator: Operator, rules: Rules) {
    self.store = store
    self.kind = kind
    self.operator = `operator`
    self.rules = rules
  }

  var runs: [ImportRun] { parts.values.map(\.run) }

  mutating func take(_ events: [LoggedEvent]) async throws {
    for scope in Set(events.map(\.scope)).sorted() where parts[scope] == nil {
      parts[scope] = Part(run: try await begin(scope))
    }
    let questions = joins.unasked(in: events)
    if !questions.isEmpty {
      let answers = try await store.engine.read { try $0.answers(to: questions) }
      joins.learn(answers, to: questions)
    }
    let rows = events.compactMap { row($0) }
    for start in stride(from: 0, to: rows.count, by: Self.batch) {
      let some = Array(rows[start..<min(start + Self.batch, rows.count)])
      let writings = try await write(some)
      for (place, (row, writing)) in zip(some, writings).enumerated() {
        try note(row, writing, events[start + place])
      }
    }
    count += events.count
  }

  private func begin(_ scope: String) async throws -> ImportRun {
    let order = ImportOrder(kind: kind, scope: scope, digest: Digest.sha256(of: ""), bytes: 0)
    let (who, options) = (`operator`, store.options)
    let run = try await store.engine.write {
      try ImportRun.begin(order, as: who, $0, options)
    }
    for other in try await store.engine.read({ try run.abandoned($0) }) {
      try await store.clear(other)
    }
    return run
  }

  private mutating func row(_ event: LoggedEvent) -> EventRow? {
    guard let part = parts[event.scope] else { return nil }
    parts[event.scope]?.position += 1
    return EventRow(
      event,
      of: part.run.order.source,
      snapshot: part.run.number,
      position: part.position + 1,
      environment: environment(event),
      joins
    )
  }

  /// What the emitter or operator says, else the rules, else where the principal is.
  private mutating func environment(_ event: LoggedEvent) -> Environment {
    if let told = event.fact.environment { return told }
    let key = "\(event.scope)\u{0}\(event.fact.principal)"
    let ruled: Environment?
    if let known = environments[key] {
      ruled = known
    } else {
      let subject = Classified(name: event.fact.principal)
      ruled = rules.classification(of: subject, scope: event.scope).environment
      if environments.count > 100_000 { environments = [:] }
      environments[key] = .some(ruled)
    }
    return ruled ?? joins.principal(event.fact.principal)?.environment ?? .unknown
  }

  private func write(_ rows: [EventRow]) async throws -> [Writing] {
    let runs = Set(rows.map(\.scope)).compactMap { parts[$0]?.run }
    return try await store.engine.write(.staged) { connection in
      for run in runs { try run.requireNewest(connection) }
      return try rows.map { row in
        let added = try connection.rows(Self.insertion, row.values)
        guard added.isEmpty else { return .added }
        // The log says what it said first: evidence is not written over.
        let known = try connection.row(Self.question, [row.row["at"], row.row["event_id"]])
        return known?.values == EventRow.told(row.values) ? .duplicate : .conflict
      }
    }
  }

  private mutating func note(
    _ row: EventRow,
    _ writing: Writing,
    _ event: LoggedEvent
  ) throws {
    guard var part = parts.removeValue(forKey: row.scope) else { return }
    defer { parts[row.scope] = part }
    for name in event.unknown {
      part.skips["unknown field `\(name)`", default: (0, event.place.description)].count += 1
    }
    switch writing {
    case .added:
      part.rows += 1
      part.digest.update(String(describing: row.row["place"].description).utf8)
      part.digest.update(row.digest)
      try tally.add(row.row, of: part.run.order.source.text)
    case .duplicate: part.duplicates += 1
    case .conflict:
      part.conflictCount += 1
      guard part.conflicts.count < Self.listedConflicts else { return }
      part.conflicts.append(
        .init(
          table: Table.accessEvent.name,
          key: event.fact.key,
          path: event.place.description
        )
      )
    }
  }

  private static let insertion =
    "\(Table.accessEvent.insertion) on conflict (at, event_id) do nothing returning 1"

  private static let question =
    """
    select \(Table.eventTold.joined(separator: ", ")) from access_event
    where at = ? and event_id = ?
    """
}

extension LogStaging {
  /// Makes all of it what is so, in one transaction.
  func publish(_ total: (digest: Digest, bytes: Int)) async throws -> [ImportReport] {
    let parts = parts.sorted { $0.value.run.number < $1.value.run.number }.map(\.value)
    guard !parts.isEmpty else { return [] }
    let (who, options, tally) = (`operator`, store.options, tally)
    let tables = parts.map(\.table)
    let conflicts = parts.map(\.conflictCount)
    let runs = parts.map(\.run)
    let snapshots = try await store.engine.write { connection in
      let deliberation = try connection.deliberation(
        as: who,
        for: .importFacts,
        about: runs[0].order.source.text,
        options
      )
      var snapshots: [Snapshot] = []
      for (place, run) in runs.enumerated() {
        try run.requireNewest(connection)
        let snapshot = Snapshot(
          id: Identifier("\(IDPrefix.snapshot.rawValue)-\(run.number)"),
          number: run.number,
          source: run.order.source,
          kind: run.order.kind,
          scope: run.order.scope,
          publishedAt: deliberation.now,
          tables: [tables[place]],
          conflicts: conflicts[place],
          digest: total.digest,
          bytes: total.bytes
        )
        try deliberation.record([Event(snapshot.id, .snapshot(.published(snapshot)))])
        try run.end(connection)
        deliberation.take(run.number, of: .snapshot)
        snapshots.append(snapshot)
      }
      _ = try deliberation.finish()
      try connection.add(tally, at: deliberation.decision)
      return snapshots
    }
    return zip(parts, snapshots).map { $0.report($1) }
  }
}

extension LogStaging.Part {
  fileprivate var table: Snapshot.Table {
    Snapshot.Table(table: Table.accessEvent.name, rows: rows, digest: digest.finalize())
  }

  fileprivate func report(_ snapshot: Snapshot) -> ImportReport {
    ImportReport(
      snapshot: snapshot,
      tables: [
        .init(
          name: Table.accessEvent.name,
          rows: rows,
          added: rows,
          changed: 0,
          removed: 0
        )
      ],
      conflicts: conflicts,
      duplicates: duplicates,
      skipped: skips.map { .init(reason: $0, count: $1.count, firstPath: $1.path) }
        .sorted { ($1.count, $0.reason) < ($0.count, $1.reason) },
      personsEnrolled: 0,
      personsUpdated: 0,
      linksProposed: 0,
      linksConfirmed: 0,
      proofs: 0
    )
  }
}
