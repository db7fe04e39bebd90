/// M13: the share of privileged access that stands open, in principal-hours over 30 days.
///
/// An hour in which one principal holds both kinds counts once, as standing.
package enum StandingPrivilege {
  package static let definitionVersion = 1
  package static let window = Duration.days(30)

  package struct Input: Hashable, Sendable {
    package var standingHours = 0
    package var hours = 0
    /// Privileged grants that are live now, standing and all.
    package var standingGrants = 0
    package var grants = 0
    package var series: [Metric.Point] = []

    package init() {}
  }

  package static func value(_ input: Input, at now: Instant) -> Metric {
    let ratio = input.hours == 0 ? nil : Double(input.standingHours) / Double(input.hours)
    return Metric(
      id: "M13",
      name: "standing_privilege",
      definitionVersion: definitionVersion,
      at: now,
      unit: .ratio,
      value: ratio,
      numerator: input.standingHours,
      denominator: input.hours,
      target: .init(better: .lower, value: 0.10, amber: 0.25),
      better: .lower,
      population: input.grants,
      beside: [("standing", input.standingGrants)],
      series: input.series,
      note: ratio == nil ? "no privileged access in 30 days" : nil
    )
  }
}
