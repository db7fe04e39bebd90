import Documents
import Governance

/// Recomputes the digest of every observed row and of every snapshot, in one pass over each table.
struct ObservedVerifier {
  let connection: any Connection
  private var bySource: [String: [Snapshot]] = [:]

  init(_ connection: any Connection) throws {
    self.connection = connection
    for snapshot in try connection.snapshots() {
      bySource[snapshot.source.text, default: []].append(snapshot)
    }
  }

  /// How many rows were looked at.
  func verify(_ problems: inout ProblemList) throws -> Int {
    var rows = 0
    for table in Table.observedTables { rows += try verify(table, &problems) }
    return rows + (try verifyEvents(&problems))
  }

  /// Of a log a snapshot is what its import added, in the order of its key.
  private func verifyEvents(_ problems: inout ProblemList) throws -> Int {
    let table = Table.accessEvent
    let snapshots = Dictionary(
      bySource.values.joined().map { ($0.number, $0) },
      uniquingKeysWith: { first, _ in first }
    )
    var tallies: [Int: Tally] = [:]
    var rows = 0
    try connection.each(
      "select \(table.columnList) from \(table.name) order by place",
      []
    ) { row in
      let place = try row.integer("place")
      // Rows of an import that is on its way, or was killed, are seen by nobody.
      guard snapshots[place >> 32] != nil else { return }
      rows += 1
      let digest = EventRow.digest(of: row.values)
      if row["sha256"] != SQLValue(digest) {
        problems.add(
          VerifyProblem(
            table.name,
            EventRow.id(place),
            field: "sha256",
            expected: digest.hex,
            found: row["sha256"].description
          )
        )
      }
      tallies[place >> 32, default: Tally()].add(String(place), digest)
    }
    for (number, snapshot) in snapshots.sorted(by: { $0.key < $1.key }) {
      compare(snapshot, tallies[number] ?? Tally(), table, &problems)
    }
    return rows
  }

  private func verify(_ table: Table, _ problems: inout ProblemList) throws -> Int {
    let facts = ["id"] + table.factColumns.map(\.name)
    let canonical = CanonicalRow(of: table)
    var tallies: [Int: Tally] = [:]
    var rows = 0
    try connection.each(
      """
      select source_id, from_snapshot, to_snapshot, sha256, \(facts.joined(separator: ", "))
      from \(table.name)
      order by source_id, id, from_snapshot
      """,
      []
    ) { row in
      let from = try row.integer("from_snapshot")
      let end = try row.optionalInteger("to_snapshot") ?? .max
      let snapshots = bySource[try row.text("source_id")] ?? []
      // Rows of an import that is on its way, or was killed, are seen by nobody.
      guard snapshots.contains(where: { $0.number == from }) else { return }
      rows += 1
      let digest = canonical.digest(Array(row.values.dropFirst(4)))
      let id = try row.text("id")
      if row["sha256"] != SQLValue(digest) {
        problems.add(
          VerifyProblem(
            table.name,
            "\(id) of SN-\(from)",
            field: "sha256",
            expected: digest.hex,
            found: row["sha256"].description
          )
        )
      }
      for snapshot in snapshots where from <= snapshot.number && snapshot.number < end {
        tallies[snapshot.number, default: Tally()].add(id, digest)
      }
    }
    for snapshot in bySource.values.joined().sorted(by: { $0.number < $1.number }) {
      compare(snapshot, tallies[snapshot.number] ?? Tally(), table, &problems)
    }
    return rows
  }

  private func compare(
    _ snapshot: Snapshot,
    _ tally: Tally,
    _ table: Table,
    _ problems: inout ProblemList
  ) {
    guard let told = snapshot.tables.first(where: { $0.table == table.name }) else { return }
    if told.rows != tally.rows {
      problems.add(
        VerifyProblem(
          table.name,
          snapshot.id.text,
          field: "rows",
          expected: String(told.rows),
          found: String(tally.rows)
        )
      )
    }
    let digest = tally.digest
    if told.digest != digest {
      problems.add(
        VerifyProblem(
          table.name,
          snapshot.id.text,
          field: "digest",
          expected: told.digest.hex,
          found: digest.hex
        )
      )
    }
  }

  /// Count and digest of one table in one snapshot.
  private struct Tally {
    private(set) var rows = 0
    private var builder = DigestBuilder()

    mutating func add(_ id: String, _ digest: Digest) {
      rows += 1
      builder.update(id.utf8)
      builder.update(digest)
    }

    var digest: Digest { builder.finalize() }
  }
}
