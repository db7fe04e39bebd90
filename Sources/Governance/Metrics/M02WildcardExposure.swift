/// M2: broad action and resource patterns in active Allow statements of production policies.
///
/// A policy attached to many principals counts once; how many it reaches stands beside it.
package enum WildcardExposure {
  package static let definitionVersion = 1

  /// Sums over the statements of policies that count as production, in the newest snapshots.
  package struct Input: Hashable, Sendable {
    /// Broad action patterns plus broad resource patterns.
    package var broad = 0
    package var excepted = 0
    package var unavoidable = 0
    package var prefixes = 0
    /// Principals that hold one of the policies.
    package var reach = 0
    package var policies = 0
    package var byGrade: [WildcardGrade: Int] = [:]
    package var bySource: [String: Int] = [:]
    package var series: [Metric.Point] = []

    package init() {}
  }

  package static func value(_ input: Input, at now: Instant) -> Metric {
    let grades = input.byGrade.sorted { $0.key > $1.key }
      .map { Metric.Share(split: "grade", key: $0.key.rawValue, value: Double($0.value)) }
    let sources = input.bySource.sorted { $0.key < $1.key }
      .map { Metric.Share(split: "source", key: $0.key, value: Double($0.value)) }
    return Metric(
      id: "M2",
      name: "wildcard_exposure",
      definitionVersion: definitionVersion,
      at: now,
      unit: .count,
      value: input.policies == 0 ? nil : Double(input.broad - input.excepted),
      target: .init(better: .lower, value: 0, amber: 0),
      better: .lower,
      population: input.policies,
      beside: [
        ("excepted", input.excepted), ("unavoidable", input.unavoidable),
        ("prefix", input.prefixes), ("reach", input.reach),
      ],
      shares: grades + sources,
      series: input.series,
      note: input.policies == 0 ? "no production policy was imported" : nil
    )
  }
}
