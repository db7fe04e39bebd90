/// One finding as M4 and M8 count it: when it began, was detected and verified, and where it stands.
package struct FindingTimes: Hashable, Sendable {
  /// What became of it, as far as the metrics care.
  package enum Outcome: String, CaseIterable, Sendable {
    case open, verified, accepted, falsePositive
  }

  /// The first time, whatever recurred since.
  package var occurredAt: Instant
  package var isEstimated: Bool
  package var detectedAt: Instant
  package var verifiedAt: Instant?
  package var outcome: Outcome
  package var wasAutoReverted: Bool

  package init(
    occurredAt: Instant,
    isEstimated: Bool = false,
    detectedAt: Instant,
    verifiedAt: Instant? = nil,
    outcome: Outcome = .open,
    wasAutoReverted: Bool = false
  ) {
    self.occurredAt = occurredAt
    self.isEstimated = isEstimated
    self.detectedAt = detectedAt
    self.verifiedAt = verifiedAt
    self.outcome = outcome
    self.wasAutoReverted = wasAutoReverted
  }
}

/// M4a, M4b and M4c: how long drift stays unseen, unmended, and seen but unmended; each over 30 days.
package enum DriftTimes {
  package static let definitionVersion = 1
  package static let window = Duration.days(30)

  /// Intervals of one metric in milliseconds, sorted; negative ones are faults of the data and counted apart.
  package struct Sample: Hashable, Sendable {
    package private(set) var lengths: [Int64] = []
    package private(set) var faults = 0
    package private(set) var estimated = 0

    init(_ intervals: [(length: Duration, isEstimated: Bool)]) {
      for interval in intervals {
        guard interval.length >= .zero else {
          faults += 1
          continue
        }
        lengths.append(interval.length.milliseconds)
        if interval.isEstimated { estimated += 1 }
      }
      lengths.sort()
    }

    /// The mean in hours; `nil` under five, where a mean would pretend.
    package var mean: Double? {
      guard lengths.count >= 5 else { return nil }
      return Double(lengths.reduce(0, +)) / Double(lengths.count) / 3_600_000
    }

    /// The nearest-rank percentile in whole minutes.
    package func minutes(_ percent: Int) -> Int? {
      lengths.map { Int($0 / 60_000) }.nearestRank(percent)
    }
  }

  package struct Input: Hashable, Sendable {
    package var findings: [FindingTimes] = []
    package var series: [Metric.Point] = []

    package init(_ findings: [FindingTimes] = []) {
      self.findings = findings
    }

    /// The findings that were verified in the window that ends at a moment.
    package func verified(before now: Instant) -> [(finding: FindingTimes, at: Instant)] {
      findings.compactMap { finding in
        guard finding.outcome == .verified, let at = finding.verifiedAt,
          now - DriftTimes.window < at, at <= now
        else { return nil }
        return (finding, at)
      }
    }
  }

  /// M4a: mean(detected − occurred) over the findings detected in the window.
  package static func detection(_ input: Input, at now: Instant) -> Metric {
    let detected = input.findings.filter {
      now - window < $0.detectedAt && $0.detectedAt <= now && $0.outcome != .falsePositive
    }
    let sample = Sample(detected.map { ($0.detectedAt - $0.occurredAt, $0.isEstimated) })
    return metric(
      "M4a",
      "drift_mttd",
      sample,
      target: .init(better: .lower, value: 1, amber: 24),
      beside: [
        ("estimated", sample.estimated),
        (
          "estimated_percent",
          sample.lengths.isEmpty ? 0 : sample.estimated * 100 / sample.lengths.count
        ),
      ],
      series: input.series,
      empty: "no drift was detected in 30 days",
      at: now
    )
  }

  /// M4b: mean(verified − occurred) over the findings verified in the window; what is open stands beside it.
  package static func remediation(_ input: Input, at now: Instant) -> Metric {
    let verified = input.verified(before: now)
    let sample = Sample(verified.map { ($0.at - $0.finding.occurredAt, $0.finding.isEstimated) })
    return metric(
      "M4b",
      "drift_mttr",
      sample,
      target: .init(better: .lower, value: 24, amber: 48),
      beside: open(input, at: now) + [
        ("auto_reverted", verified.count { $0.finding.wasAutoReverted }),
        ("estimated", sample.estimated),
      ],
      series: input.series,
      empty: "no drift was verified in 30 days",
      at: now
    )
  }

  /// M4c: mean(verified − detected) over the same findings: what vendors call time to remediate.
  package static func answer(_ input: Input, at now: Instant) -> Metric {
    let verified = input.verified(before: now)
    let sample = Sample(verified.map { ($0.at - $0.finding.detectedAt, false) })
    return metric(
      "M4c",
      "drift_time_to_remediate",
      sample,
      target: nil,
      beside: open(input, at: now),
      series: input.series,
      empty: "no drift was verified in 30 days",
      at: now
    )
  }

  /// Else slow findings would hide: those that survive are in no mean.
  private static func open(_ input: Input, at now: Instant) -> [(name: String, value: Int)] {
    let open = input.findings.filter { $0.outcome == .open && $0.detectedAt <= now }
    let oldest = open.map(\.occurredAt).min()
    return [
      ("open", open.count),
      ("oldest_open_hours", oldest.map { Int((now - $0).wholeSeconds / 3_600) } ?? 0),
      ("accepted", input.findings.count { $0.outcome == .accepted }),
      ("false_positive", input.findings.count { $0.outcome == .falsePositive }),
    ]
  }

  private static func metric(
    _ id: String,
    _ name: String,
    _ sample: Sample,
    target: Metric.Target?,
    beside: [(name: String, value: Int)],
    series: [Metric.Point],
    empty: String,
    at now: Instant
  ) -> Metric {
    let values = sample.lengths.map { "\($0 / 60_000)" }.joined(separator: ", ")
    let few = "fewer than 5 findings: \(values) min"
    let fault = "\(sample.faults) with an end before the start: see the clocks of the source"
    return Metric(
      id: id,
      name: name,
      definitionVersion: definitionVersion,
      at: now,
      unit: .hours,
      value: sample.mean,
      target: target,
      better: .lower,
      population: sample.lengths.count,
      beside: [
        ("p50_minutes", sample.minutes(50) ?? 0), ("p95_minutes", sample.minutes(95) ?? 0),
        ("data_faults", sample.faults),
      ] + beside,
      series: series,
      note: sample.faults > 0
        ? fault : sample.lengths.isEmpty ? empty : sample.lengths.count < 5 ? few : nil
    )
  }
}
