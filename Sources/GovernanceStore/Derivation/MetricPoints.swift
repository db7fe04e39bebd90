import Governance

/// The numbers of days, a row each, so that a trend reads only its own.
extension Connection {
  func refreshMetricPoints(of id: String, at decision: Int) throws {
    let columns = Table.metricPoint.columnList
    for day in try records(MetricDay.self, where: "id = ?", [.text(id)]) {
      let points = day.points
      let kept = Set(points.map(\.key))
      let stored = try rows("select \(columns) from metric_point where day = ?", [.init(day.day)])
        .map { TableRow(.metricPoint, $0.values) }
      for row in stored where !kept.contains(row.key) { try remove(row, at: decision) }
      for row in points { try refresh(row, at: decision) }
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
  var points: [TableRow] {
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
