/// What M4a, M4b and M4c share: intervals of findings, their mean, and what is still open.
package enum DriftTimes {
  static let window = Duration.days(30)
  static let edges = [
    "an occurrence that nobody told is taken for the last clean scan: an upper bound, counted as "
      + "estimated",
    "a finding that came back keeps its first occurrence",
    "an interval that ends before it starts is a fault of the data: counted, and in no mean",
    "fewer than 5 findings: their values, no mean and no percentile",
  ]

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

    func note(_ empty: String) -> String? {
      if faults > 0 {
        return "\(faults) with an end before the start: see the clocks of the source"
      }
      if lengths.isEmpty { return empty }
      guard lengths.count < 5 else { return nil }
      let values = lengths.map { "\($0 / 60_000)" }.joined(separator: ", ")
      return "fewer than 5 findings: \(values) min"
    }
  }

  /// What an interval is to a mean: nothing where it ends before it starts.
  static func part(_ name: String, _ length: Duration, at moment: Instant) -> MetricPart {
    guard length >= .zero else { return MetricPart("data_fault", at: moment) }
    return MetricPart(name, value: hours(length), at: moment)
  }

  /// What stands beside both means of verified findings: those that survive are in neither.
  static func survivors(_ item: FindingTimes, at now: Instant) -> MetricPart? {
    if item.isOpen(at: now) {
      return MetricPart("open", value: hours(now - item.occurredAt), at: item.occurredAt)
    }
    switch item.outcome {
    case .accepted: return MetricPart("accepted", at: item.detectedAt)
    case .falsePositive: return MetricPart("false_positive", at: item.detectedAt)
    case .open, .verified: return nil
    }
  }

  static func hours(_ length: Duration) -> Double { Double(length.milliseconds) / 3_600_000 }
}

extension FindingTimes {
  /// When it was verified, if that lies in the window.
  func verified(in window: MetricWindow) -> Instant? {
    guard outcome == .verified, let verifiedAt, window.contains(verifiedAt) else { return nil }
    return verifiedAt
  }

  /// Whether it was known and not yet verified at a moment.
  func isOpen(at now: Instant) -> Bool {
    guard detectedAt <= now else { return false }
    return outcome == .open || outcome == .verified && verifiedAt.map { now < $0 } ?? false
  }
}

/// What is open and set aside, as it stands beside M4b and M4c.
private struct Survivors {
  let open: [FindingTimes]
  let accepted: Int
  let falsePositive: Int

  init(_ items: [FindingTimes], at now: Instant) {
    open = items.filter { $0.isOpen(at: now) }
    accepted = items.count { $0.outcome == .accepted }
    falsePositive = items.count { $0.outcome == .falsePositive }
  }

  func oldestHours(at now: Instant) -> Int? {
    open.map(\.occurredAt).min().map { Int((now - $0).wholeSeconds / 3_600) }
  }
}

/// M4a: how long drift stays unseen.
package enum DriftDetection: CountedMetric {
  package static let definition = MetricDefinition(
    "M4a",
    "drift_mttd",
    title: "Drift MTTD",
    version: 1,
    formula: "mean of detected − occurred over findings detected in the window",
    unit: .hours,
    better: .lower,
    target: .init(better: .lower, value: 1, amber: 24),
    window: DriftTimes.window,
    beside: ["p50_minutes", "p95_minutes", "estimated", "estimated_percent", "data_faults"],
    edges: DriftTimes.edges + [
      "a finding that was declared false is left out",
      "it cannot be shorter than the time between two scans: the age of the sources stands with it",
    ],
    rows: .init(.population, of: "finding", parts: ["detected"]),
    feeds: [.access],
    readsThePast: true
  )

  package static func part(_ item: FindingTimes, in window: MetricWindow) -> MetricPart? {
    guard window.contains(item.detectedAt), item.outcome != .falsePositive else { return nil }
    return DriftTimes.part("detected", item.detectedAt - item.occurredAt, at: item.detectedAt)
  }

  package static func value(_ items: [FindingTimes], in window: MetricWindow) -> Metric {
    let detected = items.filter {
      window.contains($0.detectedAt) && $0.outcome != .falsePositive
    }
    let sample = DriftTimes.Sample(
      detected.map { ($0.detectedAt - $0.occurredAt, $0.isEstimated) }
    )
    return Metric(
      definition,
      at: window.until,
      value: sample.mean,
      population: sample.lengths.count,
      beside: [
        sample.minutes(50), sample.minutes(95), sample.estimated,
        percent(sample.estimated, of: sample.lengths.count), sample.faults,
      ],
      note: sample.note("no drift was detected in the window")
    )
  }
}

/// M4b: how long drift lasts from its first moment until a scan shows that it is mended.
package enum DriftRemediation: CountedMetric {
  package static let definition = MetricDefinition(
    "M4b",
    "drift_mttr",
    title: "Drift MTTR",
    version: 1,
    formula: "mean of verified − occurred over findings verified in the window",
    unit: .hours,
    better: .lower,
    target: .init(better: .lower, value: 24, amber: 48),
    window: DriftTimes.window,
    beside: [
      "open", "oldest_open_hours", "p50_minutes", "p95_minutes", "accepted", "false_positive",
      "auto_reverted", "estimated", "with_open_hours", "data_faults",
    ],
    edges: DriftTimes.edges + [
      "it is the time to detect and the time to remediate together",
      "accepted and false findings are in no mean, and counted beside it",
      "what was reverted automatically is in the mean, and counted beside it",
      "what is open stands beside it with the oldest age, or survivors would hide; the mean with "
        + "the open ones at their present age is a lower bound",
    ],
    rows: .init(.population, of: "finding", parts: ["verified"]),
    feeds: [.access],
    readsThePast: true
  )

  package static func part(_ item: FindingTimes, in window: MetricWindow) -> MetricPart? {
    guard let verified = item.verified(in: window) else {
      return DriftTimes.survivors(item, at: window.until)
    }
    return DriftTimes.part("verified", verified - item.occurredAt, at: verified)
  }

  package static func value(_ items: [FindingTimes], in window: MetricWindow) -> Metric {
    let verified = items.compactMap { item in
      item.verified(in: window).map { (item: item, at: $0) }
    }
    let intervals = verified.map { ($0.at - $0.item.occurredAt, $0.item.isEstimated) }
    let sample = DriftTimes.Sample(intervals)
    let survivors = Survivors(items, at: window.until)
    let withOpen = DriftTimes.Sample(
      intervals + survivors.open.map { (window.until - $0.occurredAt, $0.isEstimated) }
    )
    return Metric(
      definition,
      at: window.until,
      value: sample.mean,
      population: sample.lengths.count,
      beside: [
        survivors.open.count, survivors.oldestHours(at: window.until), sample.minutes(50),
        sample.minutes(95), survivors.accepted, survivors.falsePositive,
        verified.count { $0.item.wasAutoReverted }, sample.estimated,
        withOpen.mean.map { Int($0) }, sample.faults,
      ],
      note: sample.note("no drift was verified in the window")
    )
  }
}

/// M4c: how long drift lasts once it is seen: what vendors call time to remediate.
package enum DriftAnswer: CountedMetric {
  package static let definition = MetricDefinition(
    "M4c",
    "drift_time_to_remediate",
    title: "Time to remediate",
    version: 1,
    formula: "mean of verified − detected over findings verified in the window",
    unit: .hours,
    better: .lower,
    target: nil,
    window: DriftTimes.window,
    beside: [
      "open", "oldest_open_hours", "p50_minutes", "p95_minutes", "accepted", "false_positive",
      "data_faults",
    ],
    edges: DriftTimes.edges,
    rows: .init(.population, of: "finding", parts: ["verified"]),
    feeds: [.access],
    readsThePast: true
  )

  package static func part(_ item: FindingTimes, in window: MetricWindow) -> MetricPart? {
    guard let verified = item.verified(in: window) else {
      return DriftTimes.survivors(item, at: window.until)
    }
    return DriftTimes.part("verified", verified - item.detectedAt, at: verified)
  }

  package static func value(_ items: [FindingTimes], in window: MetricWindow) -> Metric {
    let sample = DriftTimes.Sample(
      items.compactMap { item in
        item.verified(in: window).map { ($0 - item.detectedAt, false) }
      }
    )
    let survivors = Survivors(items, at: window.until)
    return Metric(
      definition,
      at: window.until,
      value: sample.mean,
      population: sample.lengths.count,
      beside: [
        survivors.open.count, survivors.oldestHours(at: window.until), sample.minutes(50),
        sample.minutes(95), survivors.accepted, survivors.falsePositive, sample.faults,
      ],
      note: sample.note("no drift was verified in the window")
    )
  }
}
