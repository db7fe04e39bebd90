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
