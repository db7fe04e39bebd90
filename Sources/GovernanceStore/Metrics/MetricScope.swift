import Governance

/// What part of the rows a number is about, at which moment, and by which rules.
struct MetricScope {
  let environment: Environment?
  /// The moment of the number: now, or the end of a period.
  var now: Instant
  let sources: CurrentSources
  var rules = Rules.standard
  var zoneOffset: @Sendable (String, Instant) -> Int? = { _, _ in nil }
  /// How far back to look, where somebody asked for that; `nil` is what the definition says.
  var length: Duration?
  var trend = MetricTrend.quarter

  /// The column holds the environment, or all are meant.
  func environment(in column: String) -> SQLCondition {
    environment.map { SQLCondition("\(column) = ?", [.init($0)]) } ?? .always
  }

  func window(of definition: MetricDefinition) -> MetricWindow {
    MetricWindow(length ?? definition.window ?? .zero, before: now)
  }
}

extension Viewing {
  /// What numbers are about when somebody looks at one environment or all.
  func scope(_ environment: Environment?) -> MetricScope {
    MetricScope(
      environment: environment,
      now: now,
      sources: sources,
      rules: rules,
      zoneOffset: options.zoneOffset
    )
  }
}

extension Connection {
  /// What numbers are about for the program itself, which looks as nobody.
  func metricScope(
    _ environment: Environment?,
    at now: Instant,
    _ options: StoreOptions
  ) throws -> MetricScope {
    MetricScope(
      environment: environment,
      now: now,
      sources: try CurrentSources(self),
      rules: try rulesInForce(),
      zoneOffset: options.zoneOffset
    )
  }
}
