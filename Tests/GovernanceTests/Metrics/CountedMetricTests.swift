import Governance
import Testing

/// The metrics that count one thing after the other, case by case as their definitions name them.
@Suite struct `Counted metrics` {
  private let now = SmallWorld.now

  // MARK: M1

  @Test(arguments: [
    (true, true, true, PolicyCoverage.Item.Bundle.enforced, "covered"),
    (true, true, true, .lagging, "lagging"), (true, true, true, .shadow, "shadow"),
    (true, true, true, .none, "no_bundle"), (true, true, false, .enforced, "no_owner"),
    (true, false, true, .enforced, "no_intent"), (false, true, true, .enforced, "undeclared"),
  ])
  func `a workload is covered if nothing is missing`(
    _ declared: Bool,
    _ intent: Bool,
    _ owner: Bool,
    _ bundle: PolicyCoverage.Item.Bundle,
    _ part: String
  ) {
    let item = PolicyCoverage.Item(
      isDeclared: declared,
      hasIntent: intent,
      hasOwner: owner,
      bundle: bundle
    )
    let window = PolicyCoverage.window(now)
    #expect(PolicyCoverage.part(item, in: window)?.name == part)
    let value = PolicyCoverage.value([item], in: window)
    #expect(value.value == (part == "covered" ? 1 : 0))
    #expect(value.beside("shadow") == (part == "shadow" ? 1 : 0))
    #expect(value.beside("shadow_percent") == (["covered", "shadow"].contains(part) ? 100 : 0))
  }

  @Test func `without workloads coverage is n/a`() {
    let none = PolicyCoverage.value([], in: PolicyCoverage.window(now))
    #expect(none.value == nil && none.state == .na && none.beside("shadow_percent") == nil)
  }

  // MARK: M3

  @Test func `debt adds up by class, and one critical is red`() {
    let window = OverdueExceptions.window(now)
    func owed(
      _ kind: OverdueExceptions.Item.Kind,
      _ band: RiskScore.Band,
      _ age: Duration
    ) -> OverdueExceptions.Item {
      .init(kind, band, dueAt: now - age)
    }
    let some = [
      owed(.overdue, .high, .days(2)), owed(.overdue, .low, .hours(30)),
      owed(.zombie, .medium, .hours(13)), owed(.overdue, .high, .zero),
    ]
    let amber = OverdueExceptions.value(some, in: window)
    #expect(amber.value == 3, "what is due this moment is not overdue")
    #expect(amber.state == .amber)
    #expect(amber.beside("weighted") == 4 + 2 + 1)
    // 2 d, 1 d 6 h and 13 h are 3 d 19 h.
    #expect(amber.beside("debt_days") == 3)
    #expect(amber.beside("zombies") == 1)
    #expect(amber.note?.hasPrefix("1 over while access") == true)
    let red = OverdueExceptions.value(some + [owed(.unreviewed, .critical, .days(1))], in: window)
    #expect(red.state == .red && red.targetFigure == 1)
    #expect(red.beside("unreviewed") == 1 && red.beside("weighted") == 15)
    #expect(OverdueExceptions.value([], in: window).state == .met)
  }

  // MARK: M9

  @Test func `lead times leave out rules, lapses and broken clocks`() {
    func closed(
      _ minutes: Int,
      _ outcome: ApprovalLeadTime.Item.Outcome = .decided,
      opened: Int? = nil,
      working: Int = 0
    ) -> ApprovalLeadTime.Item {
      .init(
        submittedAt: now - .hours(1) - .minutes(minutes),
        closedAt: now - .hours(1),
        outcome: outcome,
        openedAt: opened.map { now - .hours(1) - .minutes(minutes) + .minutes($0) },
        working: .minutes(working)
      )
    }
    let items =
      (1...6).map { closed($0 * 10, opened: $0 * 10 + 5, working: $0) }
      + [closed(1, .automatic), closed(999, .unanswered), closed(-5)]
    let metric = ApprovalLeadTime.value(items, in: ApprovalLeadTime.window(now))
    #expect(metric.value == 30 && metric.population == 6)
    #expect(metric.beside("p95") == 60)
    #expect(metric.beside("unanswered") == 1 && metric.beside("unanswered_percent") == 14)
    #expect(metric.beside("automatic") == 1)
    #expect(metric.beside("access_p50") == 35)
    #expect(metric.beside("working_p50") == 3 && metric.beside("working_p95") == 6)
    #expect(metric.beside("data_faults") == 1)
  }

  // MARK: M18

  @Test func `leavers count once all that they held is shown to have ended`() {
    let window = LeaverRevocation.window(now)
    func left(_ days: Int, _ revokedAfter: Int?, privileged: Bool = false) -> LeaverRevocation.Item
    {
      let at = now - .days(days)
      return .init(
        leftAt: at,
        revokedAt: revokedAfter.map { at + .minutes($0) },
        isPrivileged: privileged
      )
    }
    let closed = [30, 60, 90, 120, 150, 600].enumerated().map { left($0.offset + 1, $0.element) }
    let metric = LeaverRevocation.value(closed, in: window)
    #expect(metric.value == 10, "p95 of six is the longest, 600 min")
    #expect(metric.state == .amber && metric.beside("p50_minutes") == 90)
    let open = LeaverRevocation.value(
      closed + [left(4, nil, privileged: true), left(91, 5), left(3, -1)],
      in: window
    )
    #expect(open.population == 6, "left before the window, or with a fault of the data: not in it")
    #expect(open.beside("open") == 1 && open.beside("oldest_open_hours") == 96)
    #expect(open.beside("privileged") == 1 && open.beside("data_faults") == 1)
    #expect(LeaverRevocation.part(left(90, 1), in: window) == nil, "the window has its end alone")
    let few = LeaverRevocation.value([left(2, 70)], in: window)
    #expect(few.value == nil && few.note == "fewer than 5 leavers: 70 min")
    let ahead = LeaverRevocation.value([left(-2, nil)], in: window)
    #expect(ahead.note == "nobody left who held anything")
  }

  // MARK: M21

  @Test func `a drill counts with somebody who responds, and never is unknown`() {
    let window = BreakGlassUse.window(now)
    func use(_ days: Int, overdue: Bool = false) -> BreakGlassUse.Item {
      .use(at: now - .days(days), isReviewOverdue: overdue)
    }
    func drill(_ days: Int, real: Bool = true) -> BreakGlassUse.Item {
      .drill(at: now - .days(days), isReal: real)
    }
    let cases: [([BreakGlassUse.Item], Double?, Int?, Metric.State)] = [
      ([], nil, nil, .na), ([drill(80)], 0, 80, .met), ([drill(91)], 0, 91, .amber),
      ([drill(121)], 0, 121, .red), ([drill(1, real: false)], 0, nil, .red),
      ([drill(100), drill(3), drill(2, real: false)], 0, 3, .met),
      ([use(1), use(29), use(30), drill(5)], 2, 5, .met),
      ([use(1, overdue: true), drill(5)], 1, 5, .red),
      ([use(50, overdue: true), drill(5)], 0, 5, .red), ([use(2)], 1, nil, .red),
    ]
    for (items, value, days, state) in cases {
      let metric = BreakGlassUse.value(items, in: window)
      #expect(metric.value == value && metric.beside("drill_days") == days, "\(items)")
      #expect(metric.state == state, "\(items)")
    }
    #expect(BreakGlassUse.value([use(2)], in: window).unknown == 1)
  }

  // MARK: M22

  @Test func `evidence older than its cadence is stale, and none is missing`() {
    let window = EvidenceCompleteness.window(now)
    func control(_ age: Duration?) -> EvidenceCompleteness.Item {
      .init(cadence: .days(7), newestAt: age.map { now - $0 })
    }
    let metric = EvidenceCompleteness.value(
      [control(.zero), control(.days(7) - .milliseconds(1)), control(.days(7)), control(nil)],
      in: window
    )
    #expect(metric.value == 0.5 && metric.denominator == 4)
    #expect(metric.beside("stale") == 1 && metric.beside("missing") == 1)
    #expect(EvidenceCompleteness.value([], in: window).value == nil)
  }

  @Test func `each mapped control stands once and says what shows it`() {
    for evidence in ControlEvidence.table {
      #expect(!evidence.kinds.isEmpty && evidence.cadence > .zero, "\(evidence.control)")
    }
    let controls = ControlEvidence.table.map(\.control)
    #expect(Set(controls).count == controls.count)
  }

  // MARK: Splits and rows

  @Test func `rows and splits are of what is counted alone`() {
    func owed(_ id: String, _ owner: String?, _ age: Duration) -> Counted<OverdueExceptions.Item> {
      Counted(
        MetricSubject(id: id, what: id, environment: .prod, owner: owner, riskClass: .high),
        .init(.overdue, .high, dueAt: now - age)
      )
    }
    let items = [
      owed("EX-2", "ben", .days(1)), owed("EX-1", nil, .days(2)), owed("EX-3", "ben", .days(-1)),
    ]
    let window = OverdueExceptions.window(now)
    #expect(OverdueExceptions.rows(items, in: window).map(\.id) == ["EX-1", "EX-2"])
    let owners = OverdueExceptions.shares(items, by: .owner, in: window)
    #expect(owners.map(\.key) == ["ben", "unowned"] && owners.map(\.value) == [1, 1])
    let places = OverdueExceptions.shares(items, by: .environment, in: window)
    #expect(places.map(\.key) == ["prod"] && places.map(\.value) == [2])
  }
}
