/// M11: how much of what is reviewed is taken away, and whether it really is.
package enum RevocationRate: DefinedMetric {
  package static let definition = MetricDefinition(
    "M11",
    "revocation_rate",
    title: "Revocation rate",
    version: 1,
    formula: "(revoke + reduce) ÷ decided items; beside it applied ÷ (revoke + reduce)",
    unit: .ratio,
    better: .higher,
    target: .init(better: .higher, value: 1, amber: 0.95, of: "enforced"),
    window: .days(90),
    beside: ["enforced_percent", "p95_minutes", "overdue", "decided", "data_faults"],
    edges: [
      "the target is about enforcement: what was decided more than 24 h ago and is not applied is "
        + "overdue",
      "0 % of more than 100 decided items is a warning, not success",
      "p95 runs from the decision to the proof; what is not proven is in no percentile",
    ],
    rows: .init(.denominator, of: "item", parts: ["kept", "applied", "unapplied"]),
    splits: [.environment, .owner]
  )
  /// Within which a decision is enforced.
  package static let enforcedWithin = Duration.hours(24)

  package struct Input: Hashable, Sendable {
    package var tally = ReviewTally()
    /// From decision to proof, of what was applied.
    package var lengths: [Duration] = []
    /// Decided longer ago than may be, and not applied.
    package var overdue = 0

    package init() {}
  }

  package static func value(_ input: Input, in window: MetricWindow) -> Metric {
    let tally = input.tally
    let sound = input.lengths.filter { $0 >= .zero }
    let minutes = sound.map { Int($0.wholeSeconds / 60) }.sorted()
    let owed = tally.applied + input.overdue
    let isSilent = tally.decided > 100 && tally.denied == 0
    return Metric(
      definition,
      at: window.until,
      value: tally.decided == 0 ? nil : Double(tally.denied) / Double(tally.decided),
      numerator: tally.denied,
      denominator: tally.decided,
      population: tally.decided,
      beside: [
        percent(tally.applied, of: tally.denied), minutes.nearestRank(95), input.overdue,
        tally.decided, input.lengths.count - sound.count,
      ],
      // With nothing to enforce the target is met, and the warning stands all the same.
      targetFigure: owed > 0 ? Double(tally.applied) / Double(owed) : tally.decided > 0 ? 1 : nil,
      atBest: isSilent ? .amber : nil,
      note: isSilent
        ? "none of \(tally.decided) decided items was revoked: a warning, not success"
        : tally.decided == 0 ? "nothing was decided in 90 days" : nil
    )
  }
}
