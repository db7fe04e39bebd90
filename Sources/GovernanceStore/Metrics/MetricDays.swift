import Governance

/// Numbers of past days, for metrics whose past no row tells any more: a later use hides that there was none.
extension Store {
  /// Records today's numbers after what changes them most; the last look of a day stands for it.
  ///
  /// Only the trend rests on it, so it neither holds up nor undoes what it follows on. Returns why
  /// the numbers are not recorded; `nil` where they are.
  func recordNumbers(from origin: Origin) async -> String? {
    do {
      try await lookAtNumbers(from: origin)
      return nil
    } catch {
      return NumberProblem.words(error)
    }
  }

  /// Records today's numbers if nobody has today.
  ///
  /// Returns whether it did, or why it could not.
  func recordNumbersOnce(from origin: Origin) async -> (entries: Int, problem: String?) {
    let today = options.clock().dateText
    do {
      let isKnown = try await engine.read {
        try $0.row("select 1 from metric_day where id = ?", [.text(today)]) != nil
      }
      return isKnown ? (0, nil) : (try await lookAtNumbers(from: origin), nil)
    } catch {
      return (0, NumberProblem.words(error))
    }
  }

  /// How many entries it took: none where the day's numbers are what they were.
  @discardableResult
  private func lookAtNumbers(from origin: Origin) async throws -> Int {
    let options = options
    let now = options.clock()
    let values = try await engine.read { try $0.numbersOfTheDay(at: now, options) }
    return try await engine.write { connection in
      let known = try connection.records(
        MetricDay.self,
        where: "id = ?",
        [.text(now.dateText)]
      ).first
      guard !(known?.tells(values) ?? values.isEmpty) else { return 0 }
      let deliberation = try Deliberation(
        connection,
        at: options.clock(),
        stamp: .rule,
        origin: origin,
        options: options
      )
      try deliberation.record([MetricDay.record(values, at: now)])
      return try deliberation.finish().entries.count
    }
  }
}

/// Words for what keeps the numbers of a day from being kept.
private enum NumberProblem {
  static func words(_ error: any Error) -> String {
    let why = (error as? Refusal)?.message ?? (error as? StoreError)?.message ?? "\(error)"
    return "the numbers of the day are not kept (\(why)): the trend has a gap until the next look"
  }
}

extension Connection {
  /// Every metric over all and over each environment, as it is kept.
  fileprivate func numbersOfTheDay(
    at now: Instant,
    _ options: StoreOptions
  ) throws -> [MetricDay.Value] {
    let scope = try metricScope(nil, at: now, options)
    return try MetricReadings.all.flatMap { reading -> [MetricDay.Value] in
      let places: [Environment?] =
        reading.definition.splits.contains(.environment) ? [nil] + Environment.allCases : [nil]
      return try places.compactMap { place -> MetricDay.Value? in
        let number = try reading.read(self, scope.in(place))
        // An environment in which there is nothing of the kind takes no row of its own.
        guard place == nil || number.population > 0 || number.value ?? 0 != 0 else { return nil }
        return number.kept(place)
      }
    }
  }

  /// The trend of a metric up to a number of now: the last look of each step.
  func trend(of metric: Metric, _ scope: MetricScope) throws -> [Metric.Point] {
    let moments = TrendMoments(scope)
    let step = scope.trend.days
    let today = Metric.Point(
      day: scope.now.day,
      value: metric.value,
      definitionVersion: metric.definitionVersion
    )
    let kept = try points(of: metric, scope, since: moments.all[0].day - step)
    let past = moments.all.dropLast().map { moment in
      // A step in which nobody looked is a gap.
      let look = kept.first { $0.day <= moment.day && $0.day > moment.day - step }
      return Metric.Point(
        day: moment.day,
        value: look?.value,
        definitionVersion: look?.definitionVersion ?? metric.definitionVersion
      )
    }
    return past + [today]
  }

  /// The numbers kept from a day on and before today, newest first.
  func points(
    of metric: Metric,
    _ scope: MetricScope,
    since day: Int
  ) throws -> [Metric.Point] {
    try rows(
      """
      select day, definition_version, numerator, denominator, micros from metric_point
      where metric = ? and environment = ? and day >= ? and day < ?
      order by day desc
      """,
      [
        .text(metric.id), .text(scope.environment?.rawValue ?? Metric.everywhere), .init(day),
        .init(scope.now.day),
      ]
    ).map { try Metric.Point($0, unit: metric.unit) }
  }
}

extension MetricScope {
  fileprivate func `in`(_ environment: Environment?) -> MetricScope {
    var scope = MetricScope(environment: environment, now: now, sources: sources)
    scope.rules = rules
    scope.zoneOffset = zoneOffset
    return scope
  }
}

extension Metric {
  /// The word for all environments together.
  fileprivate static var everywhere: String { "all" }

  fileprivate func kept(_ environment: Environment?) -> MetricDay.Value {
    MetricDay.Value(
      metric: id,
      environment: environment?.rawValue ?? Self.everywhere,
      definitionVersion: definitionVersion,
      numerator: numerator ?? 0,
      denominator: value == nil ? 0 : denominator,
      micros: value.map { Int(($0 * 1_000_000).rounded()) },
      population: population,
      unknown: unknown
    )
  }
}

extension Metric.Point {
  /// Entries from before millionths were kept told counts by their numerator and shares by both parts.
  init(_ row: SQLRow, unit: Metric.Unit) throws(StoreError) {
    let numerator = Double(try row.integer("numerator"))
    let denominator = try row.optionalInteger("denominator").map(Double.init)
    let ratio = denominator.flatMap { $0 == 0 ? nil : numerator / $0 }
    let old = unit == .ratio ? ratio : denominator == 0 ? nil : numerator
    let kept = try row.optionalInteger("micros").map { Double($0) / 1_000_000 }
    self.init(
      day: try row.integer("day"),
      value: unit == .ratio ? ratio ?? kept : kept ?? old,
      definitionVersion: try row.integer("definition_version")
    )
  }
}
