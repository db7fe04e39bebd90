import Governance

/// Makes derived rows again as of when they began and as of just before they changed, and compares.
struct DerivedPastVerifier {
  private static let batch = 500

  /// A movable connection of the past.
  let connection: any Connection

  /// How many superseded rows were looked at.
  func verify(_ problems: inout ProblemList) throws -> Int {
    var rows = 0
    for maker in Self.makers { rows += try verify(maker, &problems) }
    try connection.move(to: .max)
    for maker in Self.makers {
      // Rows of a record stay as long as it; of the numbers of a day one may go, and then ends for good.
      guard let record = maker.record else { continue }
      try chain(maker.table, &problems)
      try beginnings(maker.table, of: record, &problems)
    }
    return rows
  }

  /// How the rows of one derived table are made from what stood then.
  private struct Maker: Sendable {
    let table: Table
    /// The governed table whose rows it is made from, one for one; `nil` where it is made otherwise.
    let record: Table?
    /// The column by whose values rows are made together.
    let by: String
    let make: @Sendable ([SQLValue], any Connection) throws -> [TableRow]
  }

  private static let makers = [
    Maker(table: .accessRow, record: .accessGrant, by: "id") { ids, connection in
      try connection.accessRows(
        of: ids.map(\.description),
        PeopleIndex(connection),
        RiskModel(connection.rulesInForce().risk)
      )
    },
    Maker(table: .requestRow, record: .accessRequest, by: "id") { ids, connection in
      try connection.requestRows(of: ids.map(\.description), PeopleIndex(connection))
    },
    Maker(table: .metricPoint, record: nil, by: "day") { days, connection in
      let those = SQLCondition.isOne("day", of: days)
      return try connection.records(MetricDay.self, where: those.sql, those.arguments)
        .flatMap(\.points)
    },
  ]

  private func verify(_ maker: Maker, _ problems: inout ProblemList) throws -> Int {
    guard let past = Schema.past[maker.table.name] else { return 0 }
    var count = 0
    var last: [SQLValue]?
    while true {
      let page = try page(of: past, after: last)
      guard let end = page.last else { return count }
      count += page.count
      for (moment, rows) in Dictionary(grouping: page, by: { $0.times.from }) {
        try compare(rows, at: moment, maker, &problems)
      }
      for (moment, rows) in Dictionary(grouping: page, by: { $0.times.to - 1 }) {
        try compare(rows, at: moment, maker, &problems)
      }
      last = end.place
    }
  }

  private func page(of past: Table, after last: [SQLValue]?) throws -> [SupersededRow] {
    let order = ([Table.toSequence.name] + past.key).joined(separator: ", ")
    let places = (last ?? []).map { _ in "?" }.joined(separator: ", ")
    return try connection.rows(
      """
      select \(past.columnList)
      from \(past.name)
      \(last == nil ? "" : "where (\(order)) > (\(places))")
      order by \(order)
      limit ?
      """,
      (last ?? []) + [.init(Self.batch)]
    ).map { SupersededRow(TableRow(past, $0.values)) }
  }

  private func compare(
    _ rows: [SupersededRow],
    at moment: Int,
    _ maker: Maker,
    _ problems: inout ProblemList
  ) throws {
    try connection.move(to: moment)
    let place = maker.table.columnNames.firstIndex(of: maker.by) ?? 0
    let keys = Set(rows.map { $0.row.values[place] })
    var made: [[SQLValue]: TableRow] = [:]
    for row in try maker.make(Array(keys), connection) { made[row.key] = row }
    for superseded in rows {
      let found = superseded.row
      let key = maker.table.keyPlaces.map { found.values[$0] }
      guard let expected = made[key] else {
        problems.surplus(found)
        continue
      }
      problems.compare(
        found.table,
        expected: expected.values + found.values.suffix(2),
        found: found.values
      )
    }
  }

  /// The first version of a row is as old as its record.
  private func beginnings(
    _ table: Table,
    of record: Table,
    _ problems: inout ProblemList
  ) throws {
    func versions(_ table: Table) -> String {
      """
      (
        select id, from_sequence from \(table.name)
        union all
        select id, from_sequence from \(Table.pastName(of: table.name))
      )
      """
    }
    for row in try connection.rows(
      """
      select begun.id, begun.from_sequence
      from \(versions(table)) begun
      where not exists (
        select 1 from \(Table.pastName(of: table.name)) earlier
        where earlier.id = begun.id and earlier.to_sequence = begun.from_sequence
      ) and begun.from_sequence <> (
        select min(version.from_sequence) from \(versions(record)) version
        where version.id = begun.id
      )
      """
    ) {
      problems.add(
        VerifyProblem(
          table.name,
          try row.text("id"),
          field: Table.fromSequence.name,
          expected: "a version before #\(row["from_sequence"].description)",
          found: "none"
        )
      )
    }
  }

  /// Each version goes on where the one before ended: nothing between them is left out.
  private func chain(_ table: Table, _ problems: inout ProblemList) throws {
    let name = Table.pastName(of: table.name)
    let same = table.key.map { "next.\($0) = ended.\($0)" }.joined(separator: " and ")
    for row in try connection.rows(
      """
      select \(table.key.map { "ended.\($0)" }.joined(separator: ", ")), ended.to_sequence
      from \(name) ended
      where not exists (
        select 1 from \(name) next where \(same) and next.from_sequence = ended.to_sequence
      ) and not exists (
        select 1 from \(table.name) next where \(same) and next.from_sequence = ended.to_sequence
      )
      """
    ) {
      problems.add(
        VerifyProblem(
          table.name,
          ProblemList.name(row.values.dropLast()),
          field: Table.fromSequence.name,
          expected: "a version from #\(row["to_sequence"].description) on",
          found: "none"
        )
      )
    }
  }
}

/// A row of a table of superseded versions.
private struct SupersededRow {
  let row: TableRow

  init(_ row: TableRow) { self.row = row }

  /// The decisions that made and ended it, the last two of its values.
  var times: (from: Int, to: Int) {
    let numbers = row.values.suffix(2).map { value in
      if case .integer(let number) = value { Int(number) } else { 0 }
    }
    return (numbers[0], numbers[1])
  }

  /// Where it stands in the order of pages.
  var place: [SQLValue] { row.values.suffix(1) + row.key }
}
