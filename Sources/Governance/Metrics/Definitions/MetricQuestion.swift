/// Which numbers somebody asks for, over which time, and how divided.
public struct MetricQuestion: Hashable, Sendable {
  /// Ids of metrics; empty is all.
  public var ids: [String]
  /// One environment; `nil` is all.
  public var environment: Environment?
  /// How far back the windows reach; `nil` is what each definition says.
  public var window: Duration?
  /// A stretch of the calendar; it goes before ``window``, and ends now at the latest.
  public var period: MetricWindow?
  /// What each number is divided by, instead of what it always shows.
  public var split: MetricDefinition.Split?
  /// How far back trends go, and how finely.
  public var trend: MetricTrend

  /// All that is fed, as of now.
  public init(_ ids: [String] = []) {
    self.ids = ids
    trend = .quarter
  }
}

/// The points of a trend: how many, and how many days apart.
public struct MetricTrend: Hashable, Sendable {
  /// With the last one, which is the number itself.
  public let count: Int
  /// From one point to the next.
  public let days: Int

  /// At least two points, a day or more apart.
  public init(count: Int, days: Int) {
    self.count = max(2, count)
    self.days = max(1, days)
  }

  /// Thirteen weeks, as lists show them.
  public static let quarter = MetricTrend(count: 13, days: 7)

  /// Points that reach back over a length of time: each day of a month, else each week.
  public init(over days: Int) {
    let step = days <= 31 ? 1 : 7
    self.init(count: (max(1, days) + step - 1) / step + 1, days: step)
  }
}

/// Rows behind a number, and how they add up to it.
public struct MetricRows: Hashable, Sendable {
  /// By id; at most as many as were asked for.
  public let rows: [MetricRow]
  /// Whether there are more behind the last one.
  public let hasMore: Bool

  package init(rows: [MetricRow], hasMore: Bool) {
    self.rows = rows
    self.hasMore = hasMore
  }
}

/// Rows that a window brought and took away.
public struct MetricDelta: Hashable, Sendable {
  /// Counted at the end and not at the start.
  public let came: [MetricRow]
  /// Counted at the start and not at the end.
  public let went: [MetricRow]

  package init(came: [MetricRow], went: [MetricRow]) {
    self.came = came
    self.went = went
  }
}
