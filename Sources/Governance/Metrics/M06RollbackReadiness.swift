/// M6: how long it takes until every enforcement point has the last known good policy again.
///
/// From drills and real rollbacks of 90 days. What was never tried is unknown, which is not 0 s.
package enum RollbackReadiness: CountedMetric {
  package static let definition = MetricDefinition(
    "M6",
    "rollback_readiness",
    title: "Rollback ready",
    version: 1,
    formula: """
      all enforcement points report the last known good − rollback requested, from drills and real \
      rollbacks; the 95th percentile, and how many services are ready of all
      """,
    unit: .seconds,
    better: .lower,
    target: .init(better: .higher, value: 1, amber: 0.9, of: "ready"),
    window: .days(90),
    beside: ["unknown", "not_ready", "stale", "ready", "last"],
    edges: [
      "ready is: the last known good is signed, was fetched, was drilled within 90 d, and the drill "
        + "met the target of its tier (300 s critical, 900 s otherwise)",
      "what was never drilled is unknown, which is not 0 s",
      "one lagging point keeps the clock running",
      "a signature that has expired is not ready",
      "the target is about the share of services that are ready",
    ],
    rows: .init(.denominator, of: "service"),
    splits: [.environment, .riskClass]
  )
  package static let window = Duration.days(90)
  package typealias Item = Service

  /// Whether a workload could be rolled back now.
  package enum State: String, CaseIterable, Sendable {
    case ready, stale
    case notReady = "not_ready"
    case unknown
  }

  /// One drill or real rollback.
  package struct Trial: Hashable, Sendable {
    package var askedAt: Instant
    /// When the last point reported the last known good; `nil` while one lags.
    package var doneAt: Instant?

    package init(askedAt: Instant, doneAt: Instant?) {
      self.askedAt = askedAt
      self.doneAt = doneAt
    }
  }

  /// One workload in one environment.
  package struct Service: Hashable, Sendable {
    package var workload: String
    package var environment: Environment
    package var tier: String
    /// How long a rollback may take.
    package var target: Duration
    /// Whether something is pinned to fall back to, and was fetched.
    package var isPinned: Bool
    /// When the signature under it expires; `nil` where there is none.
    package var signedUntil: Instant?
    package var trials: [Trial]

    package init(
      workload: String,
      environment: Environment,
      tier: String = "",
      target: Duration,
      isPinned: Bool,
      signedUntil: Instant?,
      trials: [Trial]
    ) {
      self.workload = workload
      self.environment = environment
      self.tier = tier
      self.target = target
      self.isPinned = isPinned
      self.signedUntil = signedUntil
      self.trials = trials
    }

    /// What the last trial took; one lagging point keeps the clock running.
    package func last(at now: Instant) -> Duration? {
      trials.max { $0.askedAt < $1.askedAt }.map { ($0.doneAt ?? now) - $0.askedAt }
    }

    /// Whole seconds of the trials of the window that are over, in their order of length.
    package func seconds(at now: Instant) -> [Int] {
      trials.filter { $0.askedAt > now - window && $0.askedAt <= now }
        .compactMap { trial in trial.doneAt.map { Int(($0 - trial.askedAt).wholeSeconds) } }
        .sorted()
    }

    package func state(at now: Instant) -> State {
      guard isPinned, let signedUntil, now < signedUntil else { return .notReady }
      guard let newest = trials.map(\.askedAt).max(), let took = last(at: now) else {
        return .unknown
      }
      guard took <= target else { return .notReady }
      return now - newest <= window ? .ready : .stale
    }
  }

  package static func part(_ item: Service, in window: MetricWindow) -> MetricPart? {
    let now = window.until
    return MetricPart(
      item.state(at: now).rawValue,
      value: item.last(at: now).map { Double($0.wholeSeconds) },
      at: item.trials.map(\.askedAt).max()
    )
  }

  package static func value(_ items: [Service], in window: MetricWindow) -> Metric {
    let now = window.until
    let seconds = items.flatMap { $0.seconds(at: now) }.sorted()
    let states = items.map { $0.state(at: now) }
    let counts = State.allCases.map { state in states.count { $0 == state } }
    let ready = states.count { $0 == .ready }
    return Metric(
      definition,
      at: now,
      value: seconds.nearestRank(95).map(Double.init),
      numerator: ready,
      denominator: states.count,
      population: seconds.count,
      unknown: states.count { $0 == .unknown },
      beside: counts.reversed() + [last(items, at: now)],
      targetFigure: states.isEmpty ? nil : Double(ready) / Double(states.count),
      note: note(items, seconds)
    )
  }

  /// Seconds of the newest trial of all.
  private static func last(_ items: [Service], at now: Instant) -> Int? {
    let newest = items.filter { !$0.trials.isEmpty }.max {
      ($0.trials.map(\.askedAt).max() ?? now) < ($1.trials.map(\.askedAt).max() ?? now)
    }
    return newest?.last(at: now).map { Int($0.wholeSeconds) }
  }

  private static func note(_ items: [Service], _ seconds: [Int]) -> String? {
    if items.isEmpty { return "no policy was rolled out" }
    if seconds.isEmpty { return "no rollback was drilled in 90 days" }
    guard seconds.count < 5 else { return nil }
    return "fewer than 5 trials: \(seconds.map(String.init).joined(separator: ", ")) s"
  }
}
