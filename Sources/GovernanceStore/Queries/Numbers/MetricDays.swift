import Governance

extension Store {
  /// Records today's numbers after what changes them most; the last look of a day stands for it.
  ///
  /// Only the trend rests on it, so it neither holds up nor fails what it follows on.
  func recordNumbers(from origin: Origin) async {
    let options = options
    guard
      let values = try? await engine.read({ try $0.numbersOfTheDay(at: options.clock()) })
    else { return }
    try? await engine.write { connection in
      let deliberation = try Deliberation(
        connection,
        at: options.clock(),
        stamp: ActorStamp(person: nil, factor: "none"),
        origin: origin,
        options: options
      )
      try deliberation.record([MetricDay.record(values, at: deliberation.now)])
      _ = try deliberation.finish()
    }
  }
}

/// Numbers of past days, for metrics whose past no row tells any more: a later use hides that there was none.
extension Connection {
  fileprivate func numbersOfTheDay(at now: Instant) throws -> [MetricDay.Value] {
    let sources = try CurrentSources(self)
    let scope = MetricScope(environment: nil, now: now, sources: sources)
    let numbers = [
      UnusedAccess.value(try unusedAccess(scope), at: now),
      OrphanedIdentities.value(try orphanedIdentities(scope), at: now),
    ]
    return numbers.compactMap { number in
      guard let numerator = number.numerator else { return nil }
      return MetricDay.Value(
        metric: number.id,
        environment: Self.everywhere,
        definitionVersion: number.definitionVersion,
        numerator: numerator,
        denominator: number.denominator,
        population: number.population,
        unknown: number.unknown
      )
    }
  }

  /// The trend of a metric up to a number of now; between two looks the last one stands.
  func trend(of metric: Metric, _ scope: MetricScope) throws -> [Metric.Point] {
    let weeks = Weeks(now: scope.now)
    let today = Metric.Point(
      day: scope.now.day,
      value: metric.value,
      definitionVersion: metric.definitionVersion
    )
    guard scope.environment == nil else { return [today] }
    let kept = try rows(
      """
      select day, definition_version, numerator, denominator from metric_point
      where metric = ? and environment = ? and day < ?
      order by day desc
      limit 400
      """,
      [.text(metric.id), .text(Self.everywhere), .init(scope.now.day)]
    ).map { try Metric.Point($0, unit: metric.unit) }
    let past = weeks.moments.dropLast().map { moment in
      let look = kept.first { $0.day <= moment.day }
      return Metric.Point(
        day: moment.day,
        value: look?.value,
        definitionVersion: look?.definitionVersion ?? metric.definitionVersion
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
