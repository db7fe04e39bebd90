/// M2: broad action and resource patterns in active Allow statements of production policies.
///
/// A policy attached to many principals counts once; how many it reaches stands beside it.
package enum WildcardExposure: DefinedMetric {
  package static let definition = MetricDefinition(
    "M2",
    "wildcard_exposure",
    title: "Wildcard exposure",
    version: 2,
    formula: """
      broad action patterns + broad resource patterns of active Allow statements in production \
      policies
      """,
    unit: .count,
    better: .lower,
    target: .init(better: .lower, value: 0, amber: 0, of: "unexcepted"),
    beside: ["excepted", "unavoidable", "prefix", "reach"],
    edges: [
      "broad is `*`, `svc:*`, NotAction or NotResource in an Allow, principal `*`, and `*` among "
        + "verbs, resources or groups of a cluster",
      "an action that has no resource-level permission is unavoidable and counted apart",
      "a prefix such as `Get*` is partial and counted apart",
      "what an active exception covers still counts; the target is about the rest",
      "a policy attached to many principals counts once, with how many it reaches",
      "an environment that no rule classified counts as production",
    ],
    rows: .init(.sum, of: "statement"),
    splits: [.environment, .owner, .source],
    feeds: [.access],
    readsThePast: true
  )

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

    package init() {}
  }

  package static func value(_ input: Input, at now: Instant) -> Metric {
    let grades = input.byGrade.sorted { $0.key > $1.key }
      .map { Metric.Share(split: "grade", key: $0.key.rawValue, value: Double($0.value)) }
    return Metric(
      definition,
      at: now,
      value: input.policies == 0 ? nil : Double(input.broad),
      population: input.policies,
      beside: [input.excepted, input.unavoidable, input.prefixes, input.reach],
      targetFigure: input.policies == 0 ? nil : Double(input.broad - input.excepted),
      shares: grades,
      note: input.policies == 0 ? "no production policy was imported" : nil
    )
  }
}
