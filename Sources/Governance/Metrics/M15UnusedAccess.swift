/// M15: the share of grants that nobody used for 90 days, among those old enough and covered by telemetry.
///
/// Unknown is not unused: what no source can tell about is a bucket of its own.
package enum UnusedAccess {
  package static let definitionVersion = 1
  package static let window = Duration.days(90)

  package struct Input: Hashable, Sendable {
    /// Grants older than the window with telemetry.
    package var judged = 0
    package var unused = 0
    package var neverUsed = 0
    package var unknown = 0
    package var series: [Metric.Point] = []

    package init() {}
  }

  package static func value(_ input: Input, at now: Instant) -> Metric {
    let ratio = input.judged == 0 ? nil : Double(input.unused) / Double(input.judged)
    return Metric(
      id: "M15",
      name: "unused_access",
      definitionVersion: definitionVersion,
      at: now,
      unit: .ratio,
      value: ratio,
      numerator: input.unused,
      denominator: input.judged,
      target: .init(better: .lower, value: 0.05, amber: 0.15),
      better: .lower,
      population: input.judged,
      unknown: input.unknown,
      beside: [("never_used", input.neverUsed), ("unknown", input.unknown)],
      series: input.series,
      note: ratio == nil ? "no grant is older than 90 days with telemetry" : nil
    )
  }
}
