/// M1: the share of production workloads whose declared policy is what really runs.
package enum PolicyCoverage: CountedMetric {
  package static let definition = MetricDefinition(
    "M1",
    "policy_coverage",
    title: "Policy coverage",
    version: 1,
    formula: """
      production workloads with a versioned intent, an active owner and an enforced bundle that \
      every enforcement point reports ÷ production workloads observed in 24 h or declared
      """,
    unit: .ratio,
    better: .higher,
    target: .init(better: .higher, value: 0.95, amber: 0.85),
    beside: ["uncovered", "of", "shadow", "shadow_percent"],
    edges: [
      "workloads come from observation and from declaration, never from the catalogue alone",
      "observed is: listed by a snapshot of the last 24 h, or used in them",
      "a bundle that only watches counts as nothing, and is the second bar beside the value",
      "replicas of one principal are one workload",
      "what was decommissioned within 24 h is left out; seen again later, it is uncovered",
      "without an active owner it is uncovered",
      "an environment that no rule classified counts as production",
    ],
    rows: .init(.denominator, of: "workload"),
    splits: [.environment, .owner, .source],
    feeds: [.access]
  )
  /// How far back an observation counts.
  package static let observed = Duration.hours(24)

  /// What is known of one workload.
  package struct Item: Hashable, Sendable {
    /// How far its policy has come.
    package enum Bundle: Int, CaseIterable, Sendable { case none, shadow, lagging, enforced }

    package var isDeclared: Bool
    package var hasIntent: Bool
    package var hasOwner: Bool
    package var bundle: Bundle

    package init(isDeclared: Bool, hasIntent: Bool, hasOwner: Bool, bundle: Bundle) {
      self.isDeclared = isDeclared
      self.hasIntent = hasIntent
      self.hasOwner = hasOwner
      self.bundle = bundle
    }
  }

  /// The first thing that is missing.
  package static func part(_ item: Item, in window: MetricWindow) -> MetricPart? {
    guard item.isDeclared else { return MetricPart("undeclared") }
    guard item.hasIntent else { return MetricPart("no_intent") }
    guard item.hasOwner else { return MetricPart("no_owner") }
    switch item.bundle {
    case .none: return MetricPart("no_bundle")
    case .shadow: return MetricPart("shadow")
    case .lagging: return MetricPart("lagging")
    case .enforced: return MetricPart("covered")
    }
  }

  package static func value(_ items: [Item], in window: MetricWindow) -> Metric {
    var parts: [String: Int] = [:]
    for item in items { parts[part(item, in: window)?.name ?? "", default: 0] += 1 }
    let covered = parts["covered"] ?? 0
    let shadow = parts["shadow"] ?? 0
    return Metric(
      definition,
      at: window.until,
      value: items.isEmpty ? nil : Double(covered) / Double(items.count),
      numerator: covered,
      denominator: items.count,
      population: items.count,
      beside: [
        items.count - covered, items.count, shadow, percent(covered + shadow, of: items.count),
      ],
      note: items.isEmpty ? "no production workload was observed or declared" : nil
    )
  }
}
