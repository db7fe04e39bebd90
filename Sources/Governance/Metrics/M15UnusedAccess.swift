/// M15: the share of grants that nobody used for 90 days, among those old enough and covered by telemetry.
///
/// Unknown is not unused: what no source can tell about is a bucket of its own.
package enum UnusedAccess: DefinedMetric {
  package static let definition = MetricDefinition(
    "M15",
    "unused_access",
    title: "Unused access",
    version: 1,
    formula: "live grants unused for 90 d or longer ÷ live grants older than 90 d with telemetry",
    unit: .ratio,
    better: .lower,
    target: .init(better: .lower, value: 0.05, amber: 0.15),
    beside: ["never_used"],
    edges: [
      "a grant younger than 90 d is left out",
      "what no source tells the use of is unknown, a bucket of its own, and never unused",
      "never used is unused, and counted beside the value",
    ],
    rows: .init(.numerator, of: "grant"),
    splits: [.environment, .owner, .riskClass, .source],
    feeds: [.access]
  )
  package static let window = Duration.days(90)

  package struct Input: Hashable, Sendable {
    /// Grants older than the window with telemetry.
    package var judged = 0
    package var unused = 0
    package var neverUsed = 0
    package var unknown = 0

    package init() {}
  }

  package static func value(_ input: Input, at now: Instant) -> Metric {
    let ratio = input.judged == 0 ? nil : Double(input.unused) / Double(input.judged)
    return Metric(
      definition,
      at: now,
      value: ratio,
      numerator: input.unused,
      denominator: input.judged,
      population: input.judged,
      unknown: input.unknown,
      beside: [input.neverUsed],
      note: ratio == nil ? "no grant is older than 90 days with telemetry" : nil
    )
  }
}
