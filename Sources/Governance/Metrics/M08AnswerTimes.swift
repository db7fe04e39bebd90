/// M8: which share of findings was put right in time, over 30 days; a breach that is still open counts as missed.
package enum AnswerTimes {
  package static let definitionVersion = 1
  package static let window = Duration.days(30)

  /// One finding as the share counts it.
  package struct Item: Hashable, Sendable {
    /// `drift`, `finding`.
    package var type: String
    package var severity: RiskScore.Band
    /// Already moved by what a waiver lasted.
    package var dueAt: Instant
    /// When it was verified or resolved; `nil` while it is open.
    package var closedAt: Instant?

    package init(type: String, severity: RiskScore.Band, dueAt: Instant, closedAt: Instant? = nil) {
      self.type = type
      self.severity = severity
      self.dueAt = dueAt
      self.closedAt = closedAt
    }
  }

  package struct Input: Hashable, Sendable {
    package var items: [Item] = []
    package var series: [Metric.Point] = []

    package init(_ items: [Item] = []) {
      self.items = items
    }
  }

  package static func value(_ input: Input, at now: Instant) -> Metric {
    let counted = input.items.filter { isCounted($0, at: now) }
    let inTime = counted.filter { isInTime($0) }
    let breached = counted.count { $0.closedAt == nil }
    return Metric(
      id: "M8",
      name: "sla_attainment",
      definitionVersion: definitionVersion,
      at: now,
      unit: .ratio,
      value: counted.isEmpty ? nil : Double(inTime.count) / Double(counted.count),
      numerator: inTime.count,
      denominator: counted.count,
      target: .init(better: .higher, value: 0.95, amber: 0.90),
      better: .higher,
      population: counted.count,
      beside: [
        ("open_breached", breached), ("closed_late", counted.count - inTime.count - breached),
      ],
      shares: shares("type", counted, \.type) + shares("class", counted, \.severity.rawValue),
      series: input.series,
      note: counted.isEmpty ? "nothing was closed in 30 days, and nothing is late" : nil
    )
  }

  private static func isCounted(_ item: Item, at now: Instant) -> Bool {
    guard let closed = item.closedAt else { return item.dueAt <= now }
    return now - window < closed && closed <= now
  }

  private static func isInTime(_ item: Item) -> Bool {
    item.closedAt.map { $0 <= item.dueAt } ?? false
  }

  private static func shares(
    _ split: String,
    _ counted: [Item],
    _ key: KeyPath<Item, String>
  ) -> [Metric.Share] {
    Dictionary(grouping: counted) { $0[keyPath: key] }.sorted { $0.key < $1.key }
      .map { key, items in
        let share = Double(items.count { isInTime($0) }) / Double(items.count)
        return Metric.Share(split: split, key: key, value: share)
      }
  }
}
