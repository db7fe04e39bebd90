/// The numbers of one day, kept because no row tells the past of some of them any more.
package struct MetricDay: WorkflowRecord {
  package static let kind = Record.Kind.metrics

  /// One number as it stood at the day's last look.
  package struct Value: Hashable, Sendable, Codable {
    /// `M15`.
    package let metric: String
    /// An environment's word, or `all`.
    package let environment: String
    package let definitionVersion: Int
    package let numerator: Int
    /// `nil` for a count.
    package let denominator: Int?
    /// The value in millionths of its unit; `nil` where there was none, and in entries that had no such field.
    package let micros: Int?
    package let population: Int
    /// How many of the population nothing is known about.
    package let unknown: Int

    package init(
      metric: String,
      environment: String,
      definitionVersion: Int,
      numerator: Int,
      denominator: Int?,
      micros: Int? = nil,
      population: Int,
      unknown: Int
    ) {
      self.metric = metric
      self.environment = environment
      self.definitionVersion = definitionVersion
      self.numerator = numerator
      self.denominator = denominator
      self.micros = micros
      self.population = population
      self.unknown = unknown
    }
  }

  package enum Happening: WorkflowEvent {
    /// A later look of the same day takes the place of an earlier one.
    case recorded(day: Int, values: [Value])
  }

  /// `2026-11-22`.
  package let id: Identifier<MetricDay>
  /// Days since 1970-01-01, UTC.
  package let day: Int
  package private(set) var recordedAt: Instant
  package private(set) var values: [Value]
  package var version = 1

  package init?(id: Identifier<MetricDay>, first event: Happening, at: Instant) {
    guard case .recorded(let day, let values) = event else { return nil }
    self.id = id
    self.day = day
    self.values = values
    recordedAt = at
  }

  package mutating func apply(_ event: Happening, at: Instant) {
    switch event {
    case .recorded(_, let values):
      self.values = values
      recordedAt = at
    }
  }

  /// Whether a look would tell anything new.
  package func tells(_ values: [Value]) -> Bool { self.values == values }

  /// The look of a moment, for the day that it is in.
  package static func record(_ values: [Value], at now: Instant) -> Event {
    Event(
      Identifier<MetricDay>(now.dateText),
      .recorded(day: now.day, values: values)
    )
  }
}
