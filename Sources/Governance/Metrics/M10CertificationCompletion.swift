/// M10: the share of items that somebody answered before the deadline of their campaign.
package enum CertificationCompletion: DefinedMetric {
  package static let definition = MetricDefinition(
    "M10",
    "certification_completion",
    title: "Certification",
    version: 1,
    formula: "items signed off with an answer ÷ items in scope, at the deadline",
    unit: .ratio,
    better: .higher,
    target: .init(better: .higher, value: 1, amber: 0.95),
    window: .days(90),
    beside: ["running_percent", "campaigns", "reassigned", "moot"],
    edges: [
      "of campaigns whose deadline has passed; those that run stand beside it, as far as they are",
      "a reassigned item stays an item",
      "what a deputy answered is the reviewer's, and counted for both",
      "an item whose access ended by other means is moot: removed, and counted beside",
      "of several stages the last one begun",
    ],
    rows: .init(.denominator, of: "item", parts: ["answered", "unanswered"]),
    splits: [.environment, .owner]
  )

  /// The sum of one campaign.
  package struct Item: Hashable, Sendable {
    package var name: String
    /// Whether its deadline has passed.
    package var isDue: Bool
    package var tally: ReviewTally

    package init(name: String, isDue: Bool, tally: ReviewTally) {
      self.name = name
      self.isDue = isDue
      self.tally = tally
    }
  }

  package static func value(_ campaigns: [Item], in window: MetricWindow) -> Metric {
    let due = sum(campaigns.filter(\.isDue))
    let running = sum(campaigns.filter { !$0.isDue })
    return Metric(
      definition,
      at: window.until,
      value: due.items == 0 ? nil : Double(due.answered) / Double(due.items),
      numerator: due.answered,
      denominator: due.items,
      population: due.items,
      beside: [
        percent(running.answered, of: running.items), campaigns.count,
        due.reassigned + running.reassigned, due.moot + running.moot,
      ],
      shares: campaigns.filter { $0.tally.items > 0 }.map {
        Metric.Share(
          split: "campaign",
          key: $0.name,
          value: Double($0.tally.answered) / Double($0.tally.items)
        )
      },
      note: due.items == 0 ? "no campaign has come to its deadline in 90 days" : nil
    )
  }

  static func sum(_ campaigns: [Item]) -> ReviewTally {
    campaigns.reduce(into: ReviewTally()) { $0.add($1.tally) }
  }
}
