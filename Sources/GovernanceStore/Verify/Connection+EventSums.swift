import Governance

extension Connection {
  /// Sums up every published event anew and compares: hours, days, tokens and uses; how many rows there should be.
  func verifyEventSums(_ problems: inout ProblemList) throws -> Int {
    let tally = try eventTally()
    var count = 0
    count += try compare(
      .eventHour,
      tally.hours.map { TableRow(.eventHour, $0.row($1)) },
      &problems
    )
    count += try compare(
      .eventDay,
      tally.days.map { TableRow(.eventDay, $0.row($1)) },
      &problems
    )
    count += try compare(
      .accessToken,
      tally.tokens.values.map { TableRow(.accessToken, $0.row) },
      &problems
    )
    count += try compare(
      .principalUse,
      tally.uses.map { TableRow(.principalUse, $0.row($1)) },
      &problems
    )
    return count + (try compare(.tokenHour, try tokenHours(where: "1 = 1", []), &problems))
  }

  private func eventTally() throws -> EventTally {
    var sources: [Int: String] = [:]
    for row in try rows("select number, source from snapshot") {
      sources[try row.integer("number")] = try row.text("source")
    }
    var tally = EventTally()
    let table = Table.accessEvent
    try each("select \(table.columnList) from \(table.name)", []) { row in
      guard let source = sources[try row.integer("from_snapshot")] else { return }
      try tally.add(row, of: source)
    }
    return tally
  }

  private func compare(
    _ table: Table,
    _ rows: [TableRow],
    _ problems: inout ProblemList
  ) throws -> Int {
    var expected = Dictionary(rows.map { ($0.key, $0) }) { first, _ in first }
    try each("select \(table.columnList) from \(table.name)", []) { row in
      let found = TableRow(table, row.values)
      guard let should = expected.removeValue(forKey: found.key) else {
        problems.surplus(found)
        return
      }
      problems.compare(table, expected: should.values, found: row.values)
    }
    for key in expected.keys.sorted(by: { ProblemList.name($0) < ProblemList.name($1) }) {
      if let row = expected[key] { problems.missing(row) }
    }
    return rows.count
  }
}
