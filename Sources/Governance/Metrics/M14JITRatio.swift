/// M14: the share of privileged uses that a just-in-time grant covered and no standing one beside it.
///
/// A use without a known grant is drift: it counts among all uses, and is told beside them.
package enum JITRatio: DefinedMetric {
  package static let window = Duration.days(30)

  package struct Input: Hashable, Sendable {
    /// Events of the last 30 days.
    package var sums = EventSums()

    package init() {}
  }

  package static func value(_ input: Input, at now: Instant) -> Metric {
    let uses = input.sums.events(.privileged)
    return Metric(
      id: "M14",
      name: "jit_ratio",
      definitionVersion: definition.version,
      at: now,
      unit: .ratio,
      value: input.sums.ratio(.jit, of: .privileged),
      numerator: input.sums.events(.jit),
      denominator: uses,
      target: .init(better: .higher, value: 0.90, amber: 0.75),
      better: .higher,
      population: uses,
      unknown: input.sums.events(.ungranted),
      beside: [
        ("standing", input.sums.events(.standing)), ("drift", input.sums.events(.ungranted)),
      ],
      note: uses == 0 ? "no privileged use in 30 days" : nil
    )
  }
}
