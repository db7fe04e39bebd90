import Governance

/// What was copied from one database into another.
public struct MigrationReport: Sendable {
  /// Rows by table, of those that have any.
  public let rows: [(table: String, count: Int)]
  /// What the copy was found to be before it was kept.
  public let verified: VerifyReport
}

extension Store {
  /// Copies a whole database into a new one, of the same engine or the other, and verifies the copy.
  ///
  /// Nothing is left of a copy that fails or does not verify. Whoever writes to the source meanwhile
  /// writes to the source alone.
  ///
  /// - Parameters:
  ///   - source: A path or a URL, as of `--db`.
  ///   - target: A path where nothing is, or the URL of a database without govtop's tables.
  ///   - options: The time and chance of this program.
  ///   - progress: Is told each table before it is copied.
  /// - Returns: What was copied.
  /// - Throws: ``StoreError`` where either cannot be opened, or the copy is not what the source is.
  public static func migrate(
    from source: String,
    to target: String,
    options: StoreOptions,
    progress: @escaping @Sendable (String) -> Void = { _ in }
  ) async throws -> MigrationReport {
    var reading = options
    reading.readOnly = true
    // Opened first: what is of another form or was changed by other means is not carried on.
    _ = try await open(path: source, options: reading)
    let from = DatabaseAddress(source)
    let report = Handover<MigrationReport>()
    try await DatabaseAddress(target).create(options) { copy in
      let rows = try from.whole { original in
        try Schema.tables.map { table in
          progress(table.name)
          return (table.name, try copy.take(table, from: original))
        }
      }
      let verified = try verified(copy)
      guard verified.problems.isEmpty else {
        let first = verified.problems[0]
        throw StoreError.corrupt(
          "\(first.table) \(first.row) does not follow from the ledger, so no copy was made"
        )
      }
      report.put(MigrationReport(rows: rows.filter { $0.1 > 0 }, verified: verified))
    }
    guard let report = report.taken else { throw StoreError.corrupt("nothing was copied") }
    return report
  }
}

extension Connection {
  /// Takes over every row of a table, in the order of its key.
  fileprivate func take(_ table: Table, from original: any Connection) throws -> Int {
    let order = table.key.joined(separator: ", ")
    var count = 0
    try original.each("select \(table.storedList) from \(table.name) order by \(order)", []) {
      try run(table.insertion, $0.values)
      count += 1
    }
    return count
  }
}
