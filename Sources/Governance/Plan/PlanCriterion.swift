/// What has to be so before a phase of the first ninety days is over, and how it is measured.
///
/// The five of the minimum come before all phases. Nobody ticks them off: what is measured says it.
public struct PlanCriterion: Hashable, Sendable, Identifiable {
  /// The minimum set, then the first, second and third month.
  public enum Phase: String, CaseIterable, Sendable { case minimum, first, second, third }

  /// What says whether it is so.
  public enum Measure: Hashable, Sendable {
    /// A metric by its id: met where its target is.
    case metric(String)
    /// At least so many rows.
    case atLeast(Int, ListQuery)
    /// No row at all.
    case none(ListQuery)
  }

  /// A word that stays the same: `deploy_gate`.
  public let id: String
  /// When it has to be so.
  public let phase: Phase
  /// What is so when it is met.
  public let words: String
  /// Its number and the rows behind it.
  public let measure: Measure

  private init(_ id: String, _ phase: Phase, _ words: String, _ measure: Measure) {
    self.id = id
    self.phase = phase
    self.words = words
    self.measure = measure
  }

  /// The metrics that any of them rests on.
  public static let metrics: [String] = all.compactMap { criterion in
    if case .metric(let id) = criterion.measure { id } else { nil }
  }

  /// In the order of their phases.
  public static let all: [PlanCriterion] = minimum + firstMonth + secondMonth + thirdMonth

  private static let minimum = [
    PlanCriterion("intent", .minimum, "intent is versioned", .metric("M1")),
    PlanCriterion(
      "change_checks",
      .minimum,
      "policies are tested before they are out",
      .atLeast(1, ListQuery(.bundles, filter: "is:active"))
    ),
    PlanCriterion(
      "deploy_gate",
      .minimum,
      "what runs passed the gate",
      .atLeast(1, ListQuery(.packages, filter: "is:live"))
    ),
    PlanCriterion(
      "expiry",
      .minimum,
      "exceptions end, and access on them with them",
      .none(ListQuery(.exceptions, filter: "is:past_review or is:zombie"))
    ),
    PlanCriterion("telemetry", .minimum, "calls can be traced", .metric("M5")),
  ]

  private static let firstMonth = [
    PlanCriterion(
      "pilot_intent",
      .first,
      "a workload declares its intent",
      .atLeast(1, ListQuery(.workloads))
    ),
    PlanCriterion(
      "tested_policy",
      .first,
      "a policy was tested",
      .atLeast(1, ListQuery(.bundles, filter: "-state:draft"))
    ),
    PlanCriterion(
      "documented",
      .first,
      "no undocumented departure in production",
      .none(ListQuery(.drift, filter: "env:prod state:detected,acknowledged,remediating"))
    ),
  ]

  private static let secondMonth = [
    PlanCriterion(
      "attested",
      .second,
      "a package with proof of its build runs",
      .atLeast(1, ListQuery(.packages, filter: "is:live"))
    ),
    PlanCriterion(
      "enforced",
      .second,
      "a policy is enforced",
      .atLeast(1, ListQuery(.bundles, filter: "state:enforced"))
    ),
    PlanCriterion("traced", .second, "from pull request to call", .metric("M5")),
    PlanCriterion(
      "rehearsed",
      .second,
      "an attack was rehearsed",
      .atLeast(1, ListQuery(.drills, filter: "kind:tabletop"))
    ),
  ]

  private static let thirdMonth = [
    PlanCriterion(
      "expanded",
      .third,
      "three workloads under enforced policies",
      .atLeast(3, ListQuery(.bundles, filter: "state:enforced"))
    ),
    PlanCriterion("drift", .third, "departures are mended in time", .metric("M4b")),
    PlanCriterion("debt", .third, "no critical exception past its review", .metric("M3")),
    PlanCriterion(
      "repeats",
      .third,
      "no rule is departed from again and again",
      .none(ListQuery(.backlog, filter: "state:open"))
    ),
    PlanCriterion("rollback", .third, "every rollback is ready", .metric("M6")),
  ]
}

/// How a criterion stands now.
public struct PlanStatus: Hashable, Sendable, Identifiable {
  /// What is measured.
  public let criterion: PlanCriterion
  /// How many rows; `nil` where a metric says it.
  public let rows: Int?
  /// The metric that says it.
  public let metric: Metric?

  package init(_ criterion: PlanCriterion, rows: Int? = nil, metric: Metric? = nil) {
    self.criterion = criterion
    self.rows = rows
    self.metric = metric
  }

  /// That of its criterion.
  public var id: String { criterion.id }

  /// `nil` where there is nothing to measure, or what it rests on is old: never a met on no data.
  public var isMet: Bool? {
    switch criterion.measure {
    case .metric:
      switch metric?.state {
      case .met: true
      case .amber, .red: false
      case .na, .old, nil: nil
      }
    case .atLeast(let least, _): rows.map { $0 >= least }
    case .none: rows.map { $0 == 0 }
    }
  }
}
