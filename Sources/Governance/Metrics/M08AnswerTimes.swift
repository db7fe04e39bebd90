/// M8: which share of findings was put right in time, over 30 days; a breach that is still open counts as missed.
package enum AnswerTimes: CountedMetric {
  package static let definition = MetricDefinition(
    "M8",
    "sla_attainment",
    title: "SLA attainment",
    version: 1,
    formula: "closed in time ÷ (closed in the window + open and breached)",
    unit: .ratio,
    better: .higher,
    target: .init(better: .higher, value: 0.95, amber: 0.90),
    window: .days(30),
    beside: ["open_breached", "closed_late"],
    edges: [
      "a breach that is still open counts as missed",
      "the time stops only while a finding is waived: its due time has moved by that",
      "a rule that is not applicable leaves the number",
      "both what was closed in time and what is breached and open are listed",
    ],
    rows: .init(.denominator, of: "finding"),
    splits: [.environment, .owner, .riskClass, .source],
    readsThePast: true
  )

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

    fileprivate var isInTime: Bool { closedAt.map { $0 <= dueAt } ?? false }
  }

  package static func part(_ item: Item, in window: MetricWindow) -> MetricPart? {
    guard let closed = item.closedAt, closed <= window.until else {
      return item.dueAt <= window.until ? MetricPart("open_breached", at: item.dueAt) : nil
    }
    guard window.contains(closed) else { return nil }
    return MetricPart(item.isInTime ? "in_time" : "closed_late", at: closed)
  }

  package static func value(_ items: [Item], in window: MetricWindow) -> Metric {
    let parts = items.compactMap { item in part(item, in: window).map { (item: item, part: $0) } }
    let inTime = parts.count { $0.part.name == "in_time" }
    let closedLate = parts.count { $0.part.name == "closed_late" }
    return Metric(
      definition,
      at: window.until,
      value: parts.isEmpty ? nil : Double(inTime) / Double(parts.count),
      numerator: inTime,
      denominator: parts.count,
      population: parts.count,
      beside: [parts.count - inTime - closedLate, closedLate],
      shares: shares("type", parts.map(\.item), in: window),
      note: parts.isEmpty ? "nothing was closed in the window, and nothing is late" : nil
    )
  }

  private static func shares(
    _ split: String,
    _ counted: [Item],
    in window: MetricWindow
  ) -> [Metric.Share] {
    Dictionary(grouping: counted, by: \.type).sorted { $0.key < $1.key }
      .map { key, items in
        let inTime = items.count { part($0, in: window)?.name == "in_time" }
        return Metric.Share(
          split: split,
          key: key,
          value: Double(inTime) / Double(items.count)
        )
      }
  }
}
