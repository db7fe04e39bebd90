import Governance

/// The moments that a trend shows, one step apart; the last is that of the number.
struct TrendMoments {
  let now: Instant
  let trend: MetricTrend

  init(now: Instant, _ trend: MetricTrend = .quarter) {
    self.now = now
    self.trend = trend
  }

  init(_ scope: MetricScope) { self.init(now: scope.now, scope.trend) }

  /// Oldest first.
  var all: [Instant] {
    (0..<trend.count).map { now - .days(trend.days * (trend.count - 1 - $0)) }
  }

  /// A trend of values, one a moment.
  func points(_ values: [Double?], version: Int) -> [Metric.Point] {
    zip(all, values).map {
      Metric.Point(day: $0.day, value: $1, definitionVersion: version)
    }
  }
}
