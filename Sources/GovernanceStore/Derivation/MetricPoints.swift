import Governance

/// The numbers of days, a row each, so that a trend reads only its own.
extension Connection {
  func refreshMetricPoints(of id: String) throws {
    for day in try records(MetricDay.self, where: "id = ?", [.text(id)]) {
      try run("delete from metric_point where day = ?", [.init(day.day)])
      for row in day.points { try insert(row) }
    }
  }

  /// Compares the rows with those that the days' records make; how many there should be.
  func verifyMetricPoints(_ problems: inout ProblemList) throws -> Int {
    var expected: [[SQLValue]: TableRow] = [:]
    for day in try records(MetricDay.self) {
      for row in day.points { expected[row.key] = row }
    }
    let count = expected.count
    try each("select \(Table.metricPoint.columnList) from metric_point", []) { row in
      let found = TableRow(.metricPoint, row.values)
      guard let should = expected.removeValue(forKey: found.key) else {
        problems.surplus(found)
        return
      }
      problems.compare(.metricPoint, expected: should.values, found: row.values)
    }
    for key in expected.keys.sorted(by: { ProblemList.name($0) < ProblemList.name($1) }) {
      if let row = expected[key] { problems.missing(row) }
    }
    return count
  }
}

extension MetricDay {
  fileprivate var points: [TableRow] {
    values.map { value in
      TableRow(
        .metricPoint,
        [
          .text(value.metric), .text(value.environment), .init(day),
          .init(value.definitionVersion), .init(value.numerator), .init(value.denominator),
          .init(value.micros), .init(value.population), .init(value.unknown),
        ]
      )
    }
  }
}
