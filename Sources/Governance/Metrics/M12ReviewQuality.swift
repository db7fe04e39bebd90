/// M12: the share of certifications that were hardly looked at.
package enum ReviewAttention: DefinedMetric {
  package static let definition = MetricDefinition(
    "M12",
    "review_quality",
    title: "Rubber stamps",
    version: 1,
    formula: """
      certifications in under 3 s, with the evidence not opened, or in a batch above 20 outside the \
      safe envelope ÷ certifications at a screen
      """,
    unit: .ratio,
    better: .lower,
    target: .init(better: .lower, value: 0.10, amber: 0.20),
    window: .days(90),
    beside: ["stamped", "enveloped"],
    edges: [
      "only what a person certified at a screen: nobody can measure a script",
      "a batch inside the safe envelope is counted apart",
      "it is read by reviewer, and never punishes by itself",
    ],
    rows: .init(.denominator, of: "certification", parts: ["looked", "stamped"]),
    splits: [.environment, .owner]
  )

  package static func value(_ tally: ReviewTally, in window: MetricWindow) -> Metric {
    let ratio =
      tally.certifications == 0 ? nil : Double(tally.stamped) / Double(tally.certifications)
    return Metric(
      definition,
      at: window.until,
      value: ratio,
      numerator: tally.stamped,
      denominator: tally.certifications,
      population: tally.certifications,
      beside: [tally.stamped, tally.enveloped],
      note: ratio == nil ? "nobody certified at a screen in 90 days" : nil
    )
  }
}
