package import Governance

/// Takes the records of an import into a private database, where those that stand twice are told apart.
package struct FactStaging: FactSink {
  /// How many conflicts a report lists by name.
  private static let listedConflicts = 100

  private let connection: any Connection
  private let facts: FactRows
  private let progress: @Sendable (ImportProgress) -> Void
  /// A sink cannot throw; the first thing that goes wrong is kept, and the rest is not read.
  private(set) var failure: StoreError?
  private(set) var records = 0
  private(set) var duplicates = 0
  /// The table in which rows of each observed table wait, made once for all rows.
  private let stages: [String: Table]
  private(set) var conflictCount = 0
  private(set) var conflicts: [ImportReport.Conflict] = []
  private var skips: [String: (count: Int, path: String)] = [:]

  init(
    _ connection: any Connection,
    _ facts: FactRows,
    progress: @escaping @Sendable (ImportProgress) -> Void
  ) throws(StoreError) {
    self.connection = connection
    self.facts = facts
    self.progress = progress
    stages = Dictionary(uniqueKeysWithValues: Table.observedTables.map { ($0.name, $0.stage) })
    for table in stages.values {
      for statement in table.sqlite { try connection.run(statement) }
    }
  }

  package mutating func record(_ fact: Fact, at path: String) {
    guard failure == nil else { return }
    do throws(StoreError) {
      try take(facts.row(fact), at: path)
      records += 1
      if records % 1_000 == 0 { progress(.reading(records: records)) }
    } catch {
      failure = error
    }
  }

  package mutating func skipped(_ reason: String, at path: String) {
    skips[reason, default: (0, path)].count += 1
  }

  var skipped: [ImportReport.Skipped] {
    skips.map { .init(reason: $0, count: $1.count, firstPath: $1.path) }
      .sorted { ($1.count, $0.reason) < ($0.count, $1.reason) }
  }

  private mutating func take(_ row: FactRow, at path: String) throws(StoreError) {
    let stage = stages[row.table.name] ?? row.table.stage
    let values = [.text(facts.id(of: row))] + row.values
    let added = try connection.rows(
      "\(stage.insertion) on conflict (id) do nothing returning 1",
      values
    )
    guard added.isEmpty else { return }
    let names = stage.columnNames.joined(separator: ", ")
    let known = try connection.row("select \(names) from \(stage.name) where id = ?", [values[0]])
    guard known?.values != values else {
      duplicates += 1
      return
    }
    try connection.run(stage.upsertion, values)
    conflictCount += 1
    guard conflicts.count < Self.listedConflicts else { return }
    let key = row.key.split(separator: "\u{0}").joined(separator: " ")
    conflicts.append(.init(table: row.table.name, key: key, path: path))
  }
}

extension Table {
  /// The table in which an import's rows wait: the facts and their id, without an interval.
  var stage: Table {
    Table("stage_\(name)", .bookkeeping, [.text("id")] + factColumns)
  }
}
