/// One number that says whether risk falls, with everything that must stand beside it.
public struct Metric: Hashable, Sendable, Identifiable {
  /// Whether the target is met; `na` where the denominator is 0, `old` where the source is late.
  public enum State: String, CaseIterable, Sendable { case met, amber, red, na, old }

  public enum Unit: String, Sendable { case count, ratio, minutes, hours, days, seconds }

  public enum Better: String, Sendable { case lower, higher }

  public struct Target: Hashable, Sendable {
    /// `<=` or `>=`.
    public let better: Better
    public let value: Double
    /// Up to here it is amber, beyond it red.
    public let amber: Double
  }

  /// One point of a trend; `nil` where nothing was measured.
  public struct Point: Hashable, Sendable {
    public let day: Int
    public let value: Double?
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
    public let split: String
    public let key: String
    public let value: Double

    package init(split: String, key: String, value: Double) {
      self.split = split
      self.key = key
      self.value = value
    }
  }

  /// `M2`.
  public let id: String
  /// `wildcard_exposure`.
  public let name: String
  public let definitionVersion: Int
  public let at: Instant
  public let unit: Unit
  /// `nil` is `n/a`: nothing to measure, or too few for a mean.
  public let value: Double?
  public let numerator: Int?
  public let denominator: Int?
  public let target: Target?
  public let better: Better
  public let population: Int
  /// Telemetry that could not tell: a bucket of its own.
  public let unknown: Int
  /// What the definition says must stand beside it.
  public let beside: [(name: String, value: Int)]
  public let shares: [Share]
  /// Days, oldest first.
  public let series: [Point]
  public let note: String?

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
    beside: [(name: String, value: Int)] = [],
    shares: [Share] = [],
    series: [Point] = [],
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
    self.note = note
  }

  public var state: State {
    guard let value else { return .na }
    guard let target else { return .met }
    let (met, amber) =
      switch target.better {
      case .lower: (value <= target.value, value <= target.amber)
      case .higher: (value >= target.value, value >= target.amber)
      }
    return met ? .met : amber ? .amber : .red
  }

  public static func == (left: Metric, right: Metric) -> Bool {
    left.id == right.id && left.at == right.at && left.value == right.value
      && left.numerator == right.numerator && left.denominator == right.denominator
      && left.population == right.population && left.unknown == right.unknown
      && left.series == right.series && left.shares == right.shares
      && left.beside.elementsEqual(right.beside, by: ==)
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(id)
    hasher.combine(at)
    hasher.combine(value)
  }
}
