import Governance

/// The thirteen moments, a week apart, that a trend shows; the last is now.
struct Weeks {
  static let count = 13

  let now: Instant

  /// Oldest first.
  var moments: [Instant] {
    (0..<Self.count).map { now - .days(7 * (Self.count - 1 - $0)) }
  }

  /// A trend of values, one a moment.
  func points(_ values: [Double?], version: Int) -> [Metric.Point] {
    zip(moments, values).map {
      Metric.Point(day: $0.day, value: $1, definitionVersion: version)
    }
  }
}

/// What part of the rows a number is about.
struct MetricScope {
  let environment: Environment?
  let now: Instant
  let sources: CurrentSources

  /// The column holds the environment, or all are meant.
  func environment(in column: String) -> SQLCondition {
    environment.map { SQLCondition("\(column) = ?", [.init($0)]) } ?? .always
  }
}

extension Viewing {
  /// What numbers are about when somebody looks at one environment or all.
  func scope(_ environment: Environment?) -> MetricScope {
    MetricScope(environment: environment, now: now, sources: sources)
  }
}
