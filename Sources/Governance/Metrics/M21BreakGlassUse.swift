/// M21: how often the glass is broken, whether each time was reviewed, and when it was last practised.
package enum BreakGlassUse: CountedMetric {
  package static let definition = MetricDefinition(
    "M21",
    "break_glass",
    title: "Break-glass",
    version: 1,
    formula: "uses of emergency access in the window",
    unit: .count,
    better: .lower,
    target: .init(better: .lower, value: 90, amber: 120, of: "drill_days"),
    window: .days(30),
    beside: ["review_overdue", "drill_days", "drills"],
    edges: [
      "a drill counts only if it was passed and somebody other than who started it responded",
      "a drill that never was leaves the days unknown, which is not 0",
      "a review that is overdue stands beside it whenever the use was",
      "the target is about the days since the last drill; an overdue review is red",
    ],
    rows: .init(.value, of: "break-glass", parts: ["use", "use_unreviewed"]),
    splits: [.owner],
    readsThePast: false
  )

  /// A use, or an exercise.
  package enum Item: Hashable, Sendable {
    case use(at: Instant, isReviewOverdue: Bool)
    case drill(at: Instant, isReal: Bool)
  }

  package static func part(_ item: Item, in window: MetricWindow) -> MetricPart? {
    switch item {
    case .use(let moment, let isOverdue):
      if window.contains(moment) {
        return MetricPart(isOverdue ? "use_unreviewed" : "use", at: moment)
      }
      return isOverdue ? MetricPart("unreviewed", at: moment) : nil
    case .drill(let moment, let isReal):
      guard moment <= window.until else { return nil }
      return MetricPart(isReal ? "drill" : "drill_without_responder", at: moment)
    }
  }

  package static func value(_ items: [Item], in window: MetricWindow) -> Metric {
    let parts = items.compactMap { part($0, in: window) }
    let uses = parts.count { definition.rows.counts($0.name) }
    let overdue = parts.count { $0.name.hasSuffix("unreviewed") }
    let drills = parts.filter { $0.name == "drill" }.compactMap(\.at)
    let days = drills.max().map { Int((window.until - $0).wholeSeconds / 86_400) }
    let isKnown = !parts.isEmpty
    return Metric(
      definition,
      at: window.until,
      value: isKnown ? Double(uses) : nil,
      population: uses,
      unknown: days == nil && isKnown ? 1 : 0,
      beside: [overdue, days, drills.count],
      targetFigure: days.map(Double.init),
      atBest: !isKnown ? nil : overdue > 0 || days == nil ? .red : nil,
      note: !isKnown
        ? "nobody broke the glass, and nobody practised it"
        : days == nil ? "never drilled with somebody who responds" : nil
    )
  }
}
