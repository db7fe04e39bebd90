/// The time that a number is about.
public struct MetricWindow: Hashable, Sendable {
  /// Not included.
  public let from: Instant
  /// Included: the moment of the number.
  public let until: Instant

  package init(from: Instant, until: Instant) {
    self.from = from
    self.until = until
  }

  package init(_ length: Duration, before until: Instant) {
    self.init(from: until - length, until: until)
  }

  /// A stretch of the calendar as filters write it: `2026-q1`, `lastmonth`; `nil` for anything else.
  public init?(period text: String, at now: Instant, zoneOffset: Int) {
    let clock = FilterClock(now: now) { _ in zoneOffset }
    guard let period = clock.period(of: text) else { return nil }
    self.init(from: period.start, until: period.last)
  }

  package func contains(_ moment: Instant) -> Bool { from < moment && moment <= until }
}

/// What a metric counts, with all that its numbers can be divided by.
public struct MetricSubject: Hashable, Sendable {
  /// The record's id: `EX-118`.
  public var id: String
  /// What it is, by name.
  public var what: String
  /// `nil` where it is in none.
  public var environment: Environment?
  /// The handle of who answers for it.
  public var owner: String?
  /// Its class of risk.
  public var riskClass: RiskScore.Band?
  /// The source that told of it.
  public var source: String?

  package init(
    id: String,
    what: String,
    environment: Environment? = nil,
    owner: String? = nil,
    riskClass: RiskScore.Band? = nil,
    source: String? = nil
  ) {
    self.id = id
    self.what = what
    self.environment = environment
    self.owner = owner
    self.riskClass = riskClass
    self.source = source
  }

  /// The part of a split that it falls into; what is not known is a part of its own.
  public func key(_ split: MetricDefinition.Split) -> String {
    switch split {
    case .environment: environment?.rawValue ?? "none"
    case .owner: owner ?? "unowned"
    case .riskClass: riskClass?.rawValue ?? "none"
    case .source: source ?? "govtop"
    }
  }
}

/// One row behind a number.
public struct MetricRow: Hashable, Sendable, Identifiable {
  /// Of the record behind it; unique among the rows of a metric.
  public var id: String { subject.id }
  /// What is counted.
  public var subject: MetricSubject
  /// What it is to the number: `in_time`, `open`.
  public var part: String
  /// Its own figure in the metric's unit, such as the hours of one finding.
  public var value: Double?
  /// When it became what it is to the number.
  public var at: Instant?

  package init(_ subject: MetricSubject, _ part: MetricPart) {
    self.subject = subject
    self.part = part.name
    value = part.value
    at = part.at
  }
}

/// What one thing is to a number.
package struct MetricPart: Hashable, Sendable {
  package var name: String
  package var value: Double?
  package var at: Instant?

  package init(_ name: String, value: Double? = nil, at: Instant? = nil) {
    self.name = name
    self.value = value
    self.at = at
  }
}

/// A thing with what the formula needs to know of it.
package struct Counted<Item: Hashable & Sendable>: Hashable, Sendable {
  package var subject: MetricSubject
  package var item: Item

  package init(_ subject: MetricSubject, _ item: Item) {
    self.subject = subject
    self.item = item
  }
}

/// A metric whose number is a function of the things that it counts, taken one by one.
package protocol CountedMetric: DefinedMetric {
  associatedtype Item: Hashable & Sendable

  static func value(_ items: [Item], in window: MetricWindow) -> Metric
  /// What an item is to the number; `nil` where it is nothing to it.
  static func part(_ item: Item, in window: MetricWindow) -> MetricPart?
}

extension CountedMetric {
  /// The rows behind the number, by id.
  package static func rows(_ items: [Counted<Item>], in window: MetricWindow) -> [MetricRow] {
    items.compactMap { counted in
      part(counted.item, in: window).map { MetricRow(counted.subject, $0) }
    }.sorted { $0.id < $1.id }
  }

  /// The number of each part of a split.
  package static func shares(
    _ items: [Counted<Item>],
    by split: MetricDefinition.Split,
    in window: MetricWindow
  ) -> [Metric.Share] {
    let counted = items.filter { part($0.item, in: window) != nil }
    return Dictionary(grouping: counted) { $0.subject.key(split) }
      .sorted { $0.key < $1.key }
      .compactMap { key, own in
        value(own.map(\.item), in: window).value
          .map { Metric.Share(split: split.rawValue, key: key, value: $0) }
      }
  }
}
