/// What a verification found: nothing, or where the database is not what its ledger says.
public struct VerifyReport: Hashable, Sendable {
  /// Entries that were read, hashed and replayed.
  public let entries: Int
  /// The root hash that they make, in hexadecimal.
  public let root: String
  /// Rows of observed tables that were hashed again.
  public let observedRows: Int
  /// Rows of derived tables that were made again.
  public let derivedRows: Int
  /// The first problems, at most a thousand.
  public let problems: [VerifyProblem]

  /// The same report with what was found besides.
  func adding(_ others: [VerifyProblem]) -> VerifyReport {
    VerifyReport(
      entries: entries,
      root: root,
      observedRows: observedRows,
      derivedRows: derivedRows,
      problems: problems + others
    )
  }

  /// Whether nothing was found.
  public var isSound: Bool { problems.isEmpty }
}

/// One difference between what stands there and what should.
public struct VerifyProblem: Hashable, Sendable {
  /// The table in which it stands.
  public let table: String
  /// The key of the row.
  public let row: String
  /// The column, `nil` where the whole row is meant.
  public let field: String?
  /// What follows from the ledger.
  public let expected: String
  /// What stands there.
  public let found: String

  package init(
    _ table: String,
    _ row: String,
    field: String? = nil,
    expected: String,
    found: String
  ) {
    self.table = table
    self.row = row
    self.field = field
    self.expected = expected
    self.found = found
  }

  /// `access_grant GR-7: state should be active, is revoked`.
  public var sentence: String {
    let place = field.map { "\($0) should be" } ?? "there should be"
    return "\(table) \(row): \(place) \(expected), found \(found)"
  }
}

/// Problems while they are gathered; past a thousand they are only counted out.
struct ProblemList: Sendable {
  static let limit = 1_000
  private(set) var all: [VerifyProblem] = []

  mutating func add(_ problem: VerifyProblem) {
    guard all.count < Self.limit else { return }
    all.append(problem)
  }

  /// Compares two rows with the same key, field by field.
  mutating func compare(
    _ table: Table,
    expected: [SQLValue],
    found: [SQLValue]
  ) {
    guard expected != found else { return }
    let row = Self.name(TableRow(table, expected).key)
    let columns = table.storedColumns.map(\.name)
    for (column, pair) in zip(columns, zip(expected, found)) where pair.0 != pair.1 {
      add(
        VerifyProblem(
          table.name,
          row,
          field: column,
          expected: pair.0.description,
          found: pair.1.description
        )
      )
    }
  }

  mutating func missing(_ row: TableRow) {
    add(VerifyProblem(row.table.name, Self.name(row.key), expected: "a row", found: "none"))
  }

  mutating func surplus(_ row: TableRow) {
    add(VerifyProblem(row.table.name, Self.name(row.key), expected: "no row", found: "one"))
  }

  static func name(_ key: [SQLValue]) -> String { key.map(\.description).joined(separator: " ") }
}
