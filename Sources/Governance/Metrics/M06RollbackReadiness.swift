/// M6: how long it takes until every enforcement point has the last known good policy again.
///
/// From drills and real rollbacks of 90 days. What was never tried is unknown, which is not 0 s.
package enum RollbackReadiness {
  package static let definitionVersion = 1
  package static let window = Duration.days(90)

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
      target: Duration,
      isPinned: Bool,
      signedUntil: Instant?,
      trials: [Trial]
    ) {
      self.workload = workload
      self.environment = environment
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

  package struct Input: Hashable, Sendable {
    package var services: [Service] = []
    package var series: [Metric.Point] = []

    package init() {}
  }

  package static func value(_ input: Input, at now: Instant) -> Metric {
    let seconds = input.services.flatMap { $0.seconds(at: now) }.sorted()
    let states = input.services.map { $0.state(at: now) }
    let counts = State.allCases.map { state in (state, states.count { $0 == state }) }
    let strictest = input.services.map(\.target).min() ?? .seconds(900)
    return Metric(
      id: "M6",
      name: "rollback_readiness",
      definitionVersion: definitionVersion,
      at: now,
      unit: .seconds,
      value: seconds.nearestRank(95).map(Double.init),
      numerator: states.count { $0 == .ready },
      denominator: states.count,
      target: .init(better: .lower, value: Double(strictest.wholeSeconds), amber: 900),
      better: .lower,
      population: seconds.count,
      unknown: states.count { $0 == .unknown },
      beside: [("last", last(input, at: now))]
        + counts.map { ($0.0.rawValue, $0.1) },
      shares: counts.map { Metric.Share(split: "state", key: $0.0.rawValue, value: Double($0.1)) },
      series: input.series,
      note: note(input, seconds)
    )
  }

  /// Seconds of the newest trial of all; 0 stands beside a note that there was none.
  private static func last(_ input: Input, at now: Instant) -> Int {
    let newest = input.services.filter { !$0.trials.isEmpty }.max {
      ($0.trials.map(\.askedAt).max() ?? now) < ($1.trials.map(\.askedAt).max() ?? now)
    }
    return newest?.last(at: now).map { Int($0.wholeSeconds) } ?? 0
  }

  private static func note(_ input: Input, _ seconds: [Int]) -> String? {
    if input.services.isEmpty { return "no policy was rolled out" }
    if seconds.isEmpty { return "no rollback was drilled in 90 days" }
    guard seconds.count < 5 else { return nil }
    return "fewer than 5 trials: \(seconds.map(String.init).joined(separator: ", ")) s"
  }
}
