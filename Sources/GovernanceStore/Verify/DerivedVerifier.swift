import Governance

/// Makes the derived rows again and compares them with those that stand there.
struct DerivedVerifier {
  private static let batch = 200

  let connection: any Connection

  /// How many rows were looked at.
  func verify(_ problems: inout ProblemList) throws -> Int {
    let people = PeopleIndex(connection)
    let model = RiskModel(try connection.rulesInForce().risk)
    let grants = try verify(.accessRow, of: "access_grant", &problems) {
      try connection.accessRows(of: $0, people, model)
    }
    let requests = try verify(.requestRow, of: "access_request", &problems) {
      try connection.requestRows(of: $0, people)
    }
    return try grants + requests + connection.verifyMetricPoints(&problems)
  }

  private func verify(
    _ table: Table,
    of records: String,
    _ problems: inout ProblemList,
    make: ([String]) throws -> [TableRow]
  ) throws -> Int {
    var rows = 0
    var last = ""
    while true {
      let ids = try connection.rows(
        "select id from \(records) where id > ? order by id limit ?",
        [.text(last), .init(Self.batch)]
      ).map { try $0.text("id") }
      guard let end = ids.last else { break }
      try compare(table, try make(ids), &problems)
      rows += ids.count
      last = end
    }
    for row in try connection.rows(
      "select \(table.columnList) from \(table.name) where id not in (select id from \(records))"
    ) {
      problems.surplus(TableRow(table, row.values))
    }
    return rows
  }

  private func compare(
    _ table: Table,
    _ expected: [TableRow],
    _ problems: inout ProblemList
  ) throws {
    let places = expected.map { _ in "?" }.joined(separator: ", ")
    let found = try connection.rows(
      "select \(table.columnList) from \(table.name) where id in (\(places))",
      expected.flatMap(\.key)
    )
    let byID = Dictionary(found.map { ($0["id"], $0.values) }) { first, _ in first }
    for row in expected {
      guard let id = row.key.first, let values = byID[id] else {
        problems.missing(row)
        continue
      }
      problems.compare(table, expected: row.values, found: values)
    }
  }
}
