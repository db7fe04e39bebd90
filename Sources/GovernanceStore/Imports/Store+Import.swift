package import Governance

extension Store {
  /// Imports one snapshot of a source, whole or not at all; nothing of it is seen before it is published.
  ///
  /// `reading` feeds the records; what it throws ends the import, and nothing is kept.
  package func importSnapshot(
    _ order: ImportOrder,
    as operator: Operator,
    progress: @escaping @Sendable (ImportProgress) -> Void = { _ in },
    reading: @escaping @Sendable (inout FactStaging) throws -> Void
  ) async throws -> ImportReport {
    let options = options
    let run = try await engine.write {
      try ImportRun.begin(order, as: `operator`, $0, options)
    }
    let importing = Importing(store: self, run: run, operator: `operator`, progress: progress)
    let done: (read: ReadRecords, deltas: [TableDelta], published: Published)
    do {
      done = try await importing.publish(reading)
    } catch {
      // Best effort: what stays is invisible, and the next run removes it.
      try? await clear(run)
      throw error
    }
    let enrolled = try await enrol(from: done.published.snapshot, as: `operator`, progress)
    let drift = try await judgeSnapshots(from: `operator`.origin)
    var report = importing.report(done.read, done.deltas, done.published, enrolled)
    report.drift = drift
    report.unrecorded = await recordNumbers(from: `operator`.origin)
    return report
  }

  /// Removes an unpublished run and what it has staged, in short transactions.
  func clear(_ run: ImportRun) async throws {
    while try await engine.write(.staged, { try run.clear(limit: 500, $0) }) {}
  }
}

/// One import on its way: read, resolved, compared, staged, published.
private struct Importing {
  /// Rows of one transaction: about 10 ms of work, so that decisions hardly wait.
  private static let batch = 300

  let store: Store
  let run: ImportRun
  let `operator`: Operator
  let progress: @Sendable (ImportProgress) -> Void

  func publish(
    _ reading: @escaping @Sendable (inout FactStaging) throws -> Void
  ) async throws -> (read: ReadRecords, deltas: [TableDelta], published: Published) {
    let run = run
    for other in try await store.engine.read({ try run.abandoned($0) }) {
      try await store.clear(other)
    }
    let scratch = try Scratch()
    let read = try await read(into: scratch, reading)
    let deltas = try await compare(scratch)
    try await stage(deltas, from: scratch)
    progress(.publishing)
    let (options, who) = (store.options, `operator`)
    let published = try await store.engine.write { connection in
      try Publication(run: run, deltas: deltas, read: read)
        .publish(as: who, connection, options)
    }
    return (read, deltas, published)
  }

  private func read(
    into scratch: Scratch,
    _ reading: @escaping @Sendable (inout FactStaging) throws -> Void
  ) async throws -> ReadRecords {
    let rules = try await store.engine.read { try $0.rulesInForce() }
    let (facts, progress) = (FactRows(order: run.order, rules: rules), progress)
    return try await scratch.use { connection in
      var staging = try FactStaging(connection, facts, progress: progress)
      try reading(&staging)
      if let failure = staging.failure { throw failure }
      try Resolution.run(on: connection)
      return ReadRecords(
        conflictCount: staging.conflictCount,
        conflicts: staging.conflicts,
        duplicates: staging.duplicates,
        skipped: staging.skipped
      )
    }
  }

  private func compare(_ scratch: Scratch) async throws -> [TableDelta] {
    let source = run.order.source.text
    var deltas: [TableDelta] = []
    for table in Table.observedTables {
      progress(.comparing(table: table.name))
      let known = try await store.engine.read {
        try Reconciliation.known(table, of: source, on: $0)
      }
      deltas.append(
        try await scratch.use { try Reconciliation.delta(table, known: known, staged: $0) }
      )
    }
    return deltas
  }

  private func stage(_ deltas: [TableDelta], from scratch: Scratch) async throws {
    let all = deltas.reduce(0) { $0 + $1.fresh.count + $1.removed.count }
    var done = 0
    for delta in deltas {
      for start in stride(from: 0, to: delta.fresh.count, by: Self.batch) {
        let some = Array(delta.fresh[start..<min(start + Self.batch, delta.fresh.count)])
        let rows = try await scratch.use { try delta.rows(some, staged: $0) }
        let run = run
        try await store.engine.write(.staged) { connection in
          try run.requireNewest(connection)
          for (fresh, row) in zip(some, rows) {
            try run.insert(row, fresh, into: delta.table, connection)
          }
        }
        done += some.count
        progress(.staging(rows: done, of: all))
      }
      for start in stride(from: 0, to: delta.removed.count, by: Self.batch) {
        let some = delta.removed[start..<min(start + Self.batch, delta.removed.count)]
        let run = run
        try await store.engine.write(.staged) { connection in
          try run.requireNewest(connection)
          for id in some { try run.close(id, in: delta.table, connection) }
        }
        done += some.count
        progress(.staging(rows: done, of: all))
      }
    }
  }

  func report(
    _ read: ReadRecords,
    _ deltas: [TableDelta],
    _ published: Published,
    _ enrolled: Enrolment
  ) -> ImportReport {
    ImportReport(
      snapshot: published.snapshot,
      tables: deltas.map {
        .init(
          name: $0.table.name,
          rows: $0.rows,
          added: $0.added,
          changed: $0.changed,
          removed: $0.removed.count
        )
      },
      conflicts: read.conflicts,
      duplicates: read.duplicates,
      skipped: read.skipped,
      personsEnrolled: enrolled.enrolled,
      personsUpdated: enrolled.updated,
      linksProposed: enrolled.proposed,
      linksConfirmed: enrolled.confirmed,
      proofs: published.proofs
    )
  }
}

/// What reading the input found out besides its records.
struct ReadRecords: Sendable {
  let conflictCount: Int
  let conflicts: [ImportReport.Conflict]
  let duplicates: Int
  let skipped: [ImportReport.Skipped]
}

extension TableDelta {
  /// The staged values of some rows, in their order.
  fileprivate func rows(
    _ some: [Fresh],
    staged connection: any Connection
  ) throws -> [[SQLValue]] {
    let stage = table.stage
    let names = stage.columnNames.joined(separator: ", ")
    return try some.map { fresh in
      let row = try connection.row(
        "select \(names) from \(stage.name) where rowid = ?",
        [.integer(fresh.rowID)]
      )
      return row?.values ?? []
    }
  }
}

extension ImportRun {
  /// Adds a version of a row that holds from this run's snapshot on, unseen until that is published.
  fileprivate func insert(
    _ staged: [SQLValue],
    _ fresh: TableDelta.Fresh,
    into table: Table,
    _ connection: any Connection
  ) throws {
    guard let id = staged.first else { return }
    if fresh.replaces, case .text(let id) = id { try close(id, in: table, connection) }
    let interval: [SQLValue] = [
      id, .init(order.source), .init(number), .null, .init(fresh.digest),
    ]
    try connection.insert(TableRow(table, interval + staged.dropFirst()))
  }

  /// Ends the version of a row in force with this run's snapshot.
  fileprivate func close(
    _ id: String,
    in table: Table,
    _ connection: any Connection
  ) throws {
    try connection.run(
      """
      update \(table.name)
      set to_snapshot = ?
      where id = ? and to_snapshot is null and from_snapshot < ?
      """,
      [.init(number), .text(id), .init(number)]
    )
  }
}
