/// M9: how long people wait for an answer, median and 95th percentile over 30 days of decisions.
///
/// What lapsed unanswered has no lead time; its rate stands beside the number, or slow answers would hide.
package enum ApprovalLeadTime: CountedMetric {
  package static let definition = MetricDefinition(
    "M9",
    "approval_lead_time",
    title: "Approval lead time",
    version: 2,
    formula: "median of decided − submitted over requests that people decided",
    unit: .minutes,
    better: .lower,
    target: .init(better: .lower, value: 15, amber: 240),
    window: .days(30),
    beside: [
      "p95", "unanswered", "unanswered_percent", "automatic", "access_p50", "working_p50",
      "working_p95", "data_faults",
    ],
    edges: [
      "what lapsed unanswered is censored: it has no lead time, its share stands beside the value",
      "what a rule approved without a vote is counted apart",
      "time to access runs from the submission to the start of the grant",
      "wall clock; beside it the hours of 7:00 to 19:00, Monday to Friday, where the requester is",
    ],
    rows: .init(.population, of: "request", parts: ["decided"]),
    readsThePast: true
  )

  /// When and how a request was closed.
  package struct Item: Hashable, Sendable {
    package enum Outcome: String, CaseIterable, Sendable { case decided, automatic, unanswered }

    package var submittedAt: Instant
    package var closedAt: Instant
    package var outcome: Outcome
    /// When the grant that it opened began; `nil` where it opened none.
    package var openedAt: Instant?
    /// Of the time until it was closed, what lay in working hours.
    package var working: Duration

    package init(
      submittedAt: Instant,
      closedAt: Instant,
      outcome: Outcome = .decided,
      openedAt: Instant? = nil,
      working: Duration = .zero
    ) {
      self.submittedAt = submittedAt
      self.closedAt = closedAt
      self.outcome = outcome
      self.openedAt = openedAt
      self.working = working
    }

    fileprivate var minutes: Int { Int((closedAt - submittedAt).wholeSeconds / 60) }
  }

  package static func part(_ item: Item, in window: MetricWindow) -> MetricPart? {
    guard window.contains(item.closedAt) else { return nil }
    guard item.closedAt >= item.submittedAt else { return MetricPart("data_fault") }
    return MetricPart(item.outcome.rawValue, value: Double(item.minutes), at: item.closedAt)
  }

  package static func value(_ items: [Item], in window: MetricWindow) -> Metric {
    let closed = items.filter { window.contains($0.closedAt) }
    let sound = closed.filter { $0.closedAt >= $0.submittedAt }
    let decided = sound.filter { $0.outcome == .decided }
    let minutes = decided.map(\.minutes).sorted()
    let unanswered = sound.count { $0.outcome == .unanswered }
    let access = decided.compactMap { item in
      item.openedAt.map { Int(($0 - item.submittedAt).wholeSeconds / 60) }
    }.filter { $0 >= 0 }.sorted()
    let working = decided.map { Int($0.working.wholeSeconds / 60) }.sorted()
    return Metric(
      definition,
      at: window.until,
      value: minutes.nearestRank(50).map(Double.init),
      population: minutes.count,
      beside: [
        minutes.nearestRank(95), unanswered, percent(unanswered, of: minutes.count + unanswered),
        sound.count { $0.outcome == .automatic }, access.nearestRank(50),
        working.nearestRank(50), working.nearestRank(95), closed.count - sound.count,
      ],
      note: note(minutes, unanswered, window)
    )
  }

  private static func note(_ minutes: [Int], _ unanswered: Int, _ window: MetricWindow) -> String? {
    let days = (window.until - window.from).wholeSeconds / 86_400
    if minutes.isEmpty, unanswered == 0 { return "nothing was decided in \(days) days" }
    guard minutes.count < 5 else { return nil }
    return "fewer than 5 decisions: \(minutes.map(String.init).joined(separator: ", ")) min"
  }
}

extension [Int] {
  /// The nearest-rank percentile of sorted values; `nil` under five, where a percentile would pretend.
  package func nearestRank(_ percent: Int) -> Int? {
    guard count >= 5 else { return nil }
    let rank = (count * percent + 99) / 100
    return self[Swift.max(0, Swift.min(count, rank) - 1)]
  }
}

extension DefinedMetric {
  /// Whole percent, cut; `nil` of nothing.
  static func percent(_ part: Int, of whole: Int) -> Int? {
    whole == 0 ? nil : part * 100 / whole
  }
}
