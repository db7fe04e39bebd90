/// M20: credentials that are older than their kind may be, counted from when they were issued.
///
/// When they were imported says nothing about their age; one whose issuance no source tells is unknown.
package enum RotationOverdue: DefinedMetric {
  package struct Input: Hashable, Sendable {
    package var overdueByKind: [Credential.Kind: Int] = [:]
    /// Active credentials whose age is known.
    package var judged = 0
    package var unknown = 0
    /// Those of the overdue ones that are in production, or nobody knows where.
    package var production = 0

    package init() {}
  }

  package static func value(_ input: Input, at now: Instant) -> Metric {
    let overdue = input.overdueByKind.values.reduce(0, +)
    let population = input.judged + input.unknown
    return Metric(
      id: "M20",
      name: "rotation_overdue",
      definitionVersion: definition.version,
      at: now,
      unit: .count,
      value: population == 0 ? nil : Double(overdue),
      numerator: overdue,
      target: .init(better: .lower, value: 0, amber: 0),
      better: .lower,
      population: population,
      unknown: input.unknown,
      beside: [("production", input.production), ("unknown", input.unknown)],
      shares: input.overdueByKind.sorted { $0.key.rawValue < $1.key.rawValue }.map {
        Metric.Share(split: "kind", key: $0.key.rawValue, value: Double($0.value))
      },
      note: population == 0 ? "no credential was imported" : nil
    )
  }
}
