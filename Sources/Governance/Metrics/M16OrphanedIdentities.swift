/// M16: active principals without an active owner; a group whose owners have all left counts too.
package enum OrphanedIdentities: DefinedMetric {
  package static let definition = MetricDefinition(
    "M16",
    "orphaned_identities",
    title: "Orphaned identities",
    version: 1,
    formula: "active principals without an owner, or whose owners are inactive or left the team",
    unit: .count,
    better: .lower,
    target: .init(better: .lower, value: 0, amber: 3),
    beside: ["of"],
    edges: [
      "a team that answers for a principal and has no active member leaves it orphaned",
      "an account behind which an active person is confirmed is that person's own",
      "an owner decided on here goes before the one that the source tells",
      "a group holds principals and is none",
    ],
    rows: .init(.value, of: "principal"),
    splits: [.environment, .source],
    feeds: [.people, .access]
  )

  package struct Input: Hashable, Sendable {
    package var orphaned = 0
    package var active = 0
    package var byType: [PrincipalType: Int] = [:]

    package init() {}
  }

  package static func value(_ input: Input, at now: Instant) -> Metric {
    Metric(
      definition,
      at: now,
      value: input.active == 0 ? nil : Double(input.orphaned),
      numerator: input.orphaned,
      denominator: input.active,
      population: input.active,
      beside: [input.active],
      shares: input.byType.sorted { $0.key.rawValue < $1.key.rawValue }
        .map { Metric.Share(split: "type", key: $0.key.rawValue, value: Double($0.value)) },
      note: input.active == 0 ? "no principal was imported" : nil
    )
  }
}
