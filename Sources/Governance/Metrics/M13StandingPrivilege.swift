/// M13: the share of privileged access that stands open, in principal-hours over 30 days.
///
/// An hour in which one principal holds both kinds counts once, as standing.
package enum StandingPrivilege: DefinedMetric {
  package static let definition = MetricDefinition(
    "M13",
    "standing_privilege",
    title: "Standing privilege",
    version: 1,
    formula: """
      privileged principal-hours under standing grants ÷ all privileged principal-hours
      """,
    unit: .ratio,
    better: .lower,
    target: .init(better: .lower, value: 0.10, amber: 0.25),
    window: .days(30),
    beside: ["standing", "of"],
    edges: [
      "an hour in which one principal holds several grants counts once, as standing if one stands",
      "a grant opens access from its start to its end or the proof that it was ended, whichever "
        + "comes first",
      "beside it the same by count: standing privileged grants of all that are live now",
    ],
    rows: .init(.population, of: "grant"),
    splits: [.environment, .owner, .source],
    readsThePast: true
  )

  package struct Input: Hashable, Sendable {
    package var standingHours = 0
    package var hours = 0
    /// Privileged grants that are live now, standing and all.
    package var standingGrants = 0
    package var grants = 0

    package init() {}

    package var ratio: Double? {
      hours == 0 ? nil : Double(standingHours) / Double(hours)
    }
  }

  package static func value(_ input: Input, at now: Instant) -> Metric {
    Metric(
      definition,
      at: now,
      value: input.ratio,
      numerator: input.standingHours,
      denominator: input.hours,
      population: input.grants,
      beside: [input.standingGrants, input.grants],
      note: input.ratio == nil ? "no privileged access in 30 days" : nil
    )
  }
}
