/// M22: the share of mapped controls for which there is evidence that is young enough.
package enum EvidenceCompleteness: CountedMetric {
  package static let definition = MetricDefinition(
    "M22",
    "evidence_completeness",
    title: "Evidence",
    version: 1,
    formula: "controls with at least one fresh piece of evidence ÷ mapped controls",
    unit: .ratio,
    better: .higher,
    target: .init(better: .higher, value: 1, amber: 0.9),
    beside: ["stale", "missing"],
    edges: [
      "evidence older than the control's cadence is stale",
      "a control without any evidence is missing, and no less in the denominator",
      "a control that no entry of the ledger can show to work is not mapped",
    ],
    rows: .init(.denominator, of: "control"),
    splits: []
  )

  /// One mapped control.
  package struct Item: Hashable, Sendable {
    package var cadence: Duration
    /// The newest evidence; `nil` without any.
    package var newestAt: Instant?

    package init(cadence: Duration, newestAt: Instant?) {
      self.cadence = cadence
      self.newestAt = newestAt
    }
  }

  package static func part(_ item: Item, in window: MetricWindow) -> MetricPart? {
    guard let newest = item.newestAt else { return MetricPart("missing") }
    let isFresh = newest > window.until - item.cadence
    return MetricPart(isFresh ? "fresh" : "stale", at: newest)
  }

  package static func value(_ items: [Item], in window: MetricWindow) -> Metric {
    let parts = items.compactMap { part($0, in: window)?.name }
    let fresh = parts.count { $0 == "fresh" }
    return Metric(
      definition,
      at: window.until,
      value: parts.isEmpty ? nil : Double(fresh) / Double(parts.count),
      numerator: fresh,
      denominator: parts.count,
      population: parts.count,
      beside: [parts.count { $0 == "stale" }, parts.count { $0 == "missing" }]
    )
  }
}
