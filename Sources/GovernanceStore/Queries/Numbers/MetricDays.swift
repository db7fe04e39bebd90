import Governance

/// Numbers of past days, for metrics whose past no row tells any more: a later use hides that there was none.
extension Connection {
  /// Keeps today's numbers; the last look of a day stands for it.
  func rememberNumbers(at now: Instant) throws {
    let scope = MetricScope(
      environment: nil,
      now: now,
      sources: try CurrentSources(self)
    )
    let numbers = [
      UnusedAccess.value(try unusedAccess(scope), at: now),
      OrphanedIdentities.value(try orphanedIdentities(scope), at: now),
    ]
    for number in numbers {
      guard let numerator = number.numerator else { continue }
      try run(
        Table.metricDay.upsertion,
        [
          .text(number.id), .text(Self.everywhere), .init(now.day),
          .init(number.definitionVersion), .init(numerator), .init(number.denominator),
          .init(number.population), .init(number.unknown),
        ]
      )
    }
  }

  /// The trend of a metric up to a number of now: a week without a look is a gap.
  func trend(of metric: Metric, _ scope: MetricScope) throws -> [Metric.Point] {
    let weeks = Weeks(now: scope.now)
    let today = Metric.Point(
      day: scope.now.day,
      value: metric.value,
      definitionVersion: metric.definitionVersion
    )
    guard scope.environment == nil else { return [today] }
    let first = weeks.moments[0].day - 6
    let kept = try rows(
      """
      select day, definition_version, numerator, denominator from metric_day
      where metric = ? and environment = ? and day between ? and ?
      order by day
      """,
      [.text(metric.id), .text(Self.everywhere), .init(first), .init(scope.now.day - 1)]
    ).map { try Metric.Point($0, unit: metric.unit) }
    let past = weeks.moments.dropLast().map { moment in
      let point = kept.last { (moment.day - 6...moment.day).contains($0.day) }
      return Metric.Point(
        day: moment.day,
        value: point?.value,
        definitionVersion: point?.definitionVersion ?? metric.definitionVersion
      )
    }
    return past + [today]
  }

  private static var everywhere: String { "all" }
}

extension Metric.Point {
  fileprivate init(_ row: SQLRow, unit: Metric.Unit) throws(StoreError) {
    let numerator = Double(try row.integer("numerator"))
    let denominator = try row.optionalInteger("denominator").map(Double.init)
    let ratio = denominator.flatMap { $0 == 0 ? nil : numerator / $0 }
    self.init(
      day: try row.integer("day"),
      value: unit == .ratio ? ratio : numerator,
      definitionVersion: try row.integer("definition_version")
    )
  }
}
