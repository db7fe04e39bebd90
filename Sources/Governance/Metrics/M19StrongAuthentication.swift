/// M19: the share of privileged uses in production that were made with a second factor or a federated identity.
///
/// A factor that nobody told is none.
package enum StrongAuthentication: DefinedMetric {
  package static let window = Duration.days(7)

  package struct Input: Hashable, Sendable {
    /// Events of the last 7 days in production, or where nobody knows.
    package var sums = EventSums()

    package init() {}
  }

  package static func value(_ input: Input, at now: Instant) -> Metric {
    let uses = input.sums.events(.privileged)
    return Metric(
      id: "M19",
      name: "strong_authentication",
      definitionVersion: definition.version,
      at: now,
      unit: .ratio,
      value: input.sums.ratio(.strong, of: .privileged),
      numerator: input.sums.events(.strong),
      denominator: uses,
      target: .init(better: .higher, value: 1, amber: 0.95),
      better: .higher,
      population: uses,
      unknown: input.sums.events(.unknownFactor),
      beside: [("unknown_factor", input.sums.events(.unknownFactor))],
      note: uses == 0 ? "no privileged use in production in 7 days" : nil
    )
  }
}
