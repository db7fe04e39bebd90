/// M16: active principals without an active owner; a group whose owners have all left counts too.
package enum OrphanedIdentities {
  package static let definitionVersion = 1

  package struct Input: Hashable, Sendable {
    package var orphaned = 0
    package var active = 0
    package var byType: [PrincipalType: Int] = [:]
    package var series: [Metric.Point] = []

    package init() {}
  }

  package static func value(_ input: Input, at now: Instant) -> Metric {
    Metric(
      id: "M16",
      name: "orphaned_identities",
      definitionVersion: definitionVersion,
      at: now,
      unit: .count,
      value: input.active == 0 ? nil : Double(input.orphaned),
      numerator: input.orphaned,
      denominator: input.active,
      target: .init(better: .lower, value: 0, amber: 3),
      better: .lower,
      population: input.active,
      beside: [("of", input.active)],
      shares: input.byType.sorted { $0.key.rawValue < $1.key.rawValue }
        .map { Metric.Share(split: "type", key: $0.key.rawValue, value: Double($0.value)) },
      series: input.series,
      note: input.active == 0 ? "no principal was imported" : nil
    )
  }
}
