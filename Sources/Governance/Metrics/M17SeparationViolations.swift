/// M17: persons who hold, by whichever way, two rights that a rule keeps apart.
package enum SeparationViolations: CountedMetric {
  package static let definition = MetricDefinition(
    "M17",
    "separation_violations",
    title: "Duties not apart",
    version: 1,
    formula: "persons × rules of separation that the person's effective access breaks",
    unit: .count,
    better: .lower,
    target: .init(better: .lower, value: 0, amber: 0, of: "enforce"),
    beside: ["enforce", "require_approval", "prune", "record", "excepted"],
    edges: [
      "effective access is the union over all accounts that are the person's, over workloads that "
        + "the person answers for alone, over nested groups and over roles that these may assume",
      "a person breaks a rule once, however many pairs of rights do; the first pair is the path",
      "a right that stands on both sides by itself is not for the rule to judge",
      "what an active exception from the rule covers is counted apart and still listed",
      "the target is about rules that are enforced and not excepted",
    ],
    rows: .init(.value, of: "violation"),
    splits: [.environment, .owner, .riskClass],
    feeds: [.people, .access]
  )

  /// One person and one rule.
  package struct Item: Hashable, Sendable {
    package var action: SeparationRule.Action
    package var isExcepted: Bool

    package init(action: SeparationRule.Action, isExcepted: Bool) {
      self.action = action
      self.isExcepted = isExcepted
    }
  }

  package static func part(_ item: Item, in window: MetricWindow) -> MetricPart? {
    MetricPart(item.isExcepted ? "excepted" : item.action.rawValue)
  }

  package static func value(_ items: [Item], in window: MetricWindow) -> Metric {
    func count(_ action: SeparationRule.Action) -> Int {
      items.count { $0.action == action && !$0.isExcepted }
    }
    let open = items.count { !$0.isExcepted }
    return Metric(
      definition,
      at: window.until,
      value: Double(items.count),
      population: items.count,
      beside: [
        count(.enforce), count(.requireApproval), count(.prune), count(.record),
        items.count - open,
      ],
      targetFigure: Double(count(.enforce)),
      atBest: open > 0 ? .amber : nil
    )
  }
}

extension SeparationRule.Action {
  /// How bad it is that such a rule is broken.
  package var severity: RiskScore.Band {
    switch self {
    case .enforce: .critical
    case .requireApproval: .high
    case .prune: .medium
    case .record: .low
    }
  }
}

extension SeparationRule {
  /// The sides that a right stands on by itself.
  package func sides(of right: String) -> (left: Bool, right: Bool) {
    (left.matches(right), self.right.matches(right))
  }

  /// The first pair of rights on opposite sides, neither of them the other; rights in their order.
  package func pair<Right: Identifiable>(
    among rights: [(right: Right, text: String)]
  ) -> (left: Right, right: Right)? {
    let sided = rights.map { (right: $0.right, sides: sides(of: $0.text)) }
    for one in sided where one.sides.left {
      for other in sided where other.sides.right && other.right.id != one.right.id {
        return (one.right, other.right)
      }
    }
    return nil
  }
}
