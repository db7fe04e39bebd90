/// One number that says whether risk falls, with everything that must stand beside it.
public struct Metric: Hashable, Sendable, Identifiable {
  /// Whether the target is met; `na` where the denominator is 0, `old` where the source is late.
  public enum State: String, CaseIterable, Sendable {
    case met, amber, red, na, old

    /// How far from met.
    fileprivate var distance: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  /// What a value counts; a ratio runs from 0 to 1.
  public enum Unit: String, Sendable { case count, ratio, minutes, hours, days, seconds }

  /// The direction of improvement; it colours changes.
  public enum Better: String, Sendable { case lower, higher }

  /// What the organisation aims at, and how far from it is still tolerable.
  public struct Target: Hashable, Sendable {
    /// `lower` for at most, `higher` for at least.
    public let better: Better
    /// In the metric's unit; meeting it exactly is met.
    public let value: Double
    /// Up to here it is amber, beyond it red.
    public let amber: Double
    /// What of it the target is about: `critical`; `nil` for the value itself.
    public let of: String?

    package init(better: Better, value: Double, amber: Double, of: String? = nil) {
      self.better = better
      self.value = value
      self.amber = amber
      self.of = of
    }

    /// How a figure stands to the target.
    package func state(of value: Double) -> State {
      let (met, amber) =
        switch better {
        case .lower: (value <= self.value, value <= self.amber)
        case .higher: (value >= self.value, value >= self.amber)
        }
      return met ? .met : amber ? .amber : .red
    }
  }

  /// One point of a trend; `nil` where nothing was measured.
  public struct Point: Hashable, Sendable {
    /// Days since 1970-01-01 UTC; a trend has one point a week.
    public let day: Int
    /// `nil` is a gap, never 0: nobody measured that week.
    public let value: Double?
    /// A change from the point before breaks the line: the formula was another.
    public let definitionVersion: Int

    /// `day` counts from 1970-01-01 UTC.
    package init(day: Int, value: Double?, definitionVersion: Int) {
      self.day = day
      self.value = value
      self.definitionVersion = definitionVersion
    }
  }

  /// One share of the value: by environment, owner, class or source.
  public struct Share: Hashable, Sendable {
    /// What the value is divided by: `grade`, `source`, `type`.
    public let split: String
    /// One part of the split, as a filter would name it: `everything`, `workload`.
    public let key: String
    /// This part alone, in the metric's unit.
    public let value: Double

    package init(split: String, key: String, value: Double) {
      self.split = split
      self.key = key
      self.value = value
    }
  }

  /// A source and the age of what it says.
  public struct SourceAge: Hashable, Sendable {
    /// `aws-iam/123456789012`.
    public let source: String
    /// When its newest snapshot came into force; `nil` before the first.
    public let at: Instant?
    /// Older than it may be: a number on it is old.
    public let isLate: Bool

    package init(source: String, at: Instant?, isLate: Bool) {
      self.source = source
      self.at = at
      self.isLate = isLate
    }
  }

  /// `M2`.
  public let id: String
  /// `wildcard_exposure`.
  public let name: String
  /// Rises when the formula changes; values of two versions do not compare.
  public let definitionVersion: Int
  /// The moment that the value describes, by the store's clock.
  public let at: Instant
  /// How ``value``, target and trend read.
  public let unit: Unit
  /// `nil` is `n/a`: nothing to measure, or too few for a mean.
  public let value: Double?
  /// `nil` where the formula has no fraction, as for a median.
  public let numerator: Int?
  /// 0 makes the value `nil`, never 0 or 100 %.
  public let denominator: Int?
  /// `nil` for a number that is only watched.
  public package(set) var target: Target?
  /// Also where there is no target to take it from.
  public let better: Better
  /// How many things were measured; under five there is no mean or percentile.
  public let population: Int
  /// Telemetry that could not tell: a bucket of its own.
  public let unknown: Int
  /// What the definition says must stand beside it; `nil` is not known, never 0.
  public let beside: [(name: String, value: Int?)]
  /// Several splits one after the other, so the parts do not add up to the value.
  public package(set) var shares: [Share]
  /// Days, oldest first.
  public package(set) var series: [Point]
  /// What the target is about where that is not the value: the critical ones alone.
  public let targetFigure: Double?
  /// The state is no better than this, whatever the target says.
  package let atBest: State?
  /// The stretch of time that it is about; `nil` for a number of a moment.
  public package(set) var window: MetricWindow?
  /// What it was a window earlier, by the same definition.
  public package(set) var previous: Point?
  /// The sources that it rests on.
  public package(set) var sources: [SourceAge]
  /// What the reader must know, such as why there is no value; `nil` where nothing.
  public package(set) var note: String?

  package init(
    id: String,
    name: String,
    definitionVersion: Int,
    at: Instant,
    unit: Unit,
    value: Double?,
    numerator: Int? = nil,
    denominator: Int? = nil,
    target: Target? = nil,
    better: Better,
    population: Int,
    unknown: Int = 0,
    beside: [(name: String, value: Int?)] = [],
    shares: [Share] = [],
    series: [Point] = [],
    targetFigure: Double? = nil,
    atBest: State? = nil,
    note: String? = nil
  ) {
    self.id = id
    self.name = name
    self.definitionVersion = definitionVersion
    self.at = at
    self.unit = unit
    self.value = value
    self.numerator = numerator
    self.denominator = denominator
    self.target = target
    self.better = better
    self.population = population
    self.unknown = unknown
    self.beside = beside
    self.shares = shares
    self.series = series
    self.targetFigure = targetFigure
    self.atBest = atBest
    sources = []
    self.note = note
  }

  /// `old` where a source is late, `na` without a value, else by how far the target is missed.
  ///
  /// Without a target it is `met`.
  public var state: State {
    guard !sources.contains(where: \.isLate) else { return .old }
    guard let figure = targetFigure ?? value else { return atBest ?? .na }
    let reached = target.map { $0.state(of: figure) } ?? .met
    return [reached, atBest ?? .met].max { $0.distance < $1.distance } ?? reached
  }

  /// What changed since ``previous``.
  public var change: Double? {
    guard let value, let before = previous?.value else { return nil }
    return value - before
  }

  /// Something that must stand beside the value, by its name.
  package func beside(_ name: String) -> Int? {
    beside.first { $0.name == name }.flatMap(\.value)
  }

  /// Whether a reader would see the same number with the same things beside it.
  public static func == (left: Metric, right: Metric) -> Bool {
    left.id == right.id && left.at == right.at && left.value == right.value
      && left.numerator == right.numerator && left.denominator == right.denominator
      && left.population == right.population && left.unknown == right.unknown
      && left.series == right.series && left.shares == right.shares
      && left.target == right.target && left.state == right.state
      && left.sources == right.sources && left.previous == right.previous
      && left.beside.elementsEqual(right.beside, by: ==)
  }

  /// Agrees with `==`: what stands beside the value does not enter.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(id)
    hasher.combine(at)
    hasher.combine(value)
  }
}
