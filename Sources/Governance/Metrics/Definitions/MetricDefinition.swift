/// What a metric counts, in which words, and what decides whether its number is right.
public struct MetricDefinition: Hashable, Sendable, Identifiable {
  /// What a number can be divided by.
  public enum Split: String, CaseIterable, Sendable {
    case environment, owner
    case riskClass = "class"
    case source
  }

  /// Which figure the rows behind a number add up to.
  public enum Figure: String, CaseIterable, Sendable {
    /// One row for each that the value counts.
    case value
    case numerator, denominator, population
    /// The values of the rows add up to the value.
    case sum
  }

  /// What the sources must tell for a number to mean anything.
  public enum Feed: String, CaseIterable, Sendable {
    /// Who belongs to the organisation.
    case people
    /// Accounts, rights and who holds them.
    case access
  }

  /// Which rows stand behind the number.
  public struct Rows: Hashable, Sendable {
    /// What as many rows as that are counted in.
    public let figure: Figure
    /// The parts that are counted, all where none is named; other rows stand beside them.
    public let parts: [String]
    /// What one row is: `exception`, `finding`.
    public let noun: String

    package init(_ figure: Figure, of noun: String, parts: [String] = []) {
      self.figure = figure
      self.parts = parts
      self.noun = noun
    }

    /// Whether a row of a part is one of those that add up.
    public func counts(_ part: String) -> Bool { parts.isEmpty || parts.contains(part) }
  }

  /// `M4b`.
  public let id: String
  /// `drift_mttr`.
  public let name: String
  /// As a screen names it: `Drift MTTR`.
  public let title: String
  /// Rises when the formula changes; values of two versions do not compare.
  public let version: Int
  /// What is divided by what, in words.
  public let formula: String
  /// How the value reads.
  public let unit: Metric.Unit
  /// The direction of improvement.
  public let better: Metric.Better
  /// What ships; the rules in force may set another.
  public let target: Metric.Target?
  /// How far back it looks; `nil` for a number of a moment.
  public let window: Duration?
  /// What must stand beside the value, in this order.
  public let beside: [String]
  /// What decides correctness where cases are not plain.
  public let edges: [String]
  /// Which rows stand behind the number.
  public let rows: Rows
  /// What it can be divided by.
  public let splits: [Split]
  /// A number that rests on a late source is old.
  public let feeds: [Feed]
  /// Whether the past can be read from rows, or only from the numbers kept each day.
  public let readsThePast: Bool

  package init(
    _ id: String,
    _ name: String,
    title: String,
    version: Int,
    formula: String,
    unit: Metric.Unit,
    better: Metric.Better,
    target: Metric.Target?,
    window: Duration? = nil,
    beside: [String],
    edges: [String],
    rows: Rows,
    splits: [Split] = Split.allCases,
    feeds: [Feed] = [],
    readsThePast: Bool = false
  ) {
    self.id = id
    self.name = name
    self.title = title
    self.version = version
    self.formula = formula
    self.unit = unit
    self.better = better
    self.target = target
    self.window = window
    self.beside = beside
    self.edges = edges
    self.rows = rows
    self.splits = splits
    self.feeds = feeds
    self.readsThePast = readsThePast
  }
}

/// A metric that has a line in the table of metrics.
package protocol DefinedMetric: Sendable {
  static var definition: MetricDefinition { get }
}

extension DefinedMetric {
  /// The window that the definition names, up to a moment.
  package static func window(_ now: Instant) -> MetricWindow {
    MetricWindow(definition.window ?? .zero, before: now)
  }
}

extension Metric {
  /// A number as its definition has it.
  package init(
    _ definition: MetricDefinition,
    at now: Instant,
    value: Double?,
    numerator: Int? = nil,
    denominator: Int? = nil,
    population: Int,
    unknown: Int = 0,
    beside: [Int?] = [],
    targetFigure: Double? = nil,
    atBest: State? = nil,
    shares: [Share] = [],
    note: String? = nil
  ) {
    self.init(
      id: definition.id,
      name: definition.name,
      definitionVersion: definition.version,
      at: now,
      unit: definition.unit,
      value: value,
      numerator: numerator,
      denominator: denominator,
      target: definition.target,
      better: definition.better,
      population: population,
      unknown: unknown,
      beside: Array(zip(definition.beside, beside)).map { (name: $0.0, value: $0.1) },
      shares: shares,
      targetFigure: targetFigure,
      atBest: atBest,
      note: note
    )
  }
}
