/// M9: how long people wait for an answer, median and 95th percentile over 30 days of decisions.
///
/// What lapsed unanswered has no lead time; its rate stands beside the number, or slow answers would hide.
package enum ApprovalLeadTime {
  package static let definitionVersion = 1
  package static let window = Duration.days(30)

  package struct Input: Hashable, Sendable {
    /// Minutes from submission to decision, in any order.
    package var minutes: [Int] = []
    package var unanswered = 0
    package var series: [Metric.Point] = []

    package init() {}
  }

  package static func value(_ input: Input, at now: Instant) -> Metric {
    let sorted = input.minutes.sorted()
    let closed = sorted.count + input.unanswered
    return Metric(
      id: "M9",
      name: "approval_lead_time",
      definitionVersion: definitionVersion,
      at: now,
      unit: .minutes,
      value: sorted.nearestRank(50).map(Double.init),
      target: .init(better: .lower, value: 15, amber: 240),
      better: .lower,
      population: sorted.count,
      beside: [("p95", sorted.nearestRank(95) ?? 0), ("unanswered", input.unanswered)],
      series: input.series,
      note: closed == 0
        ? "nothing was decided in 30 days"
        : sorted.count < 5
          ? "fewer than 5 decisions: \(sorted.map(String.init).joined(separator: ", ")) min" : nil
    )
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
