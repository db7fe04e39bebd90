import Governance
import Testing

/// Every pair of states of each machine: the legal ones are taken, all others refused.
@Suite struct ExceptionMachineTests {
  typealias World = ExceptionWorld

  private static let by = SmallWorld.ada.id
  private static let words = FreeText("why", salt: [1])

  /// Tries an event that makes a state on a record that is in another.
  private func expect<Workflow: StatefulRecord>(
    _ records: [(Workflow.State, Workflow)],
    _ events: [(Workflow.State, Workflow.Happening)]
  ) throws {
    for (from, record) in records {
      #expect(record.state == from)
      for (target, happening) in events where target != from {
        let event = Event(record.id, happening)
        let box = Record.workflow(AnyWorkflowRecord(record))
        let after = try? event.evolve(box, RecordKey(Workflow.kind, record.id.text), at: World.now)
        #expect((after != nil) == from.allows(target), "\(from) → \(target)")
      }
    }
    for (target, happening) in events where !Workflow.State.initial.contains(target) {
      let event = Event(Identifier<Workflow>("X-1"), happening)
      #expect(throws: ReplayError.self) {
        try event.evolve(nil, RecordKey(Workflow.kind, "X-1"), at: World.now)
      }
    }
  }

  @Test func `exceptions`() throws {
    let events: [(PolicyException.State, PolicyException.Happening)] = [
      (
        .approved,
        .approved(
          startsAt: World.now,
          expiresAt: World.now + .hours(1),
          reviewDueAt: World.now,
          backlogItem: nil
        )
      ), (.active, .activated), (.expired, .expired),
      (.denied, .denied(by: Self.by, castBy: nil, reason: Self.words)),
      (.cancelled, .cancelled(by: Self.by, reason: nil)),
      (.revoked, .revoked(by: Self.by, reason: Self.words)),
    ]
    try expect(PolicyException.State.allCases.map { ($0, try World.exception($0)) }, events)
    #expect(
      PolicyException.State.allCases.filter(\.isTerminal) == [
        .expired, .denied, .cancelled, .revoked,
      ]
    )
    #expect(PolicyException.State.active.allows(.active), "a review is a step to the same state")
  }

  @Test func `break-glass`() throws {
    let events: [(BreakGlass.State, BreakGlass.Happening)] = [
      (.active, .activated(grant: nil)), (.expired, .expired),
      (.revoked, .revoked(by: Self.by, reason: Self.words)),
      (.postReviewPending, .postReviewOwed(dueAt: World.now)),
      (
        .reviewedJustified,
        .reviewed(by: Self.by, castBy: nil, justified: true, reason: Self.words)
      ),
      (
        .reviewedViolation,
        .reviewed(by: Self.by, castBy: nil, justified: false, reason: Self.words)
      ),
    ]
    let opened = try BreakGlass.invoke(
      BreakGlassTests.draft(),
      facts: BreakGlassTests.facts(),
      in: World.context(World.rosa)
    )
    var ways: [BreakGlass.State: [BreakGlass.Happening]] = [:]
    let one = Dictionary(uniqueKeysWithValues: events)
    func way(_ states: BreakGlass.State...) -> [BreakGlass.Happening] {
      states.compactMap { one[$0] }
    }
    ways[.invoked] = []
    ways[.active] = way(.active)
    ways[.expired] = way(.active, .expired)
    ways[.revoked] = way(.active, .revoked)
    ways[.postReviewPending] = way(.active, .expired, .postReviewPending)
    ways[.reviewedJustified] = way(.active, .revoked, .postReviewPending, .reviewedJustified)
    ways[.reviewedViolation] = way(.active, .expired, .postReviewPending, .reviewedViolation)
    let records = try BreakGlass.State.allCases.map { state in
      let first: BreakGlass = try World.one(Array(opened.prefix(1)))
      return (
        state,
        try (ways[state] ?? []).reduce(first) { glass, happening in
          try World.one([Event(glass.id, happening)], over: [glass])
        }
      )
    }
    try expect(records, events)
    #expect(
      BreakGlass.State.allCases.filter(\.isTerminal) == [.reviewedJustified, .reviewedViolation]
    )
  }

  @Test func `backlog items`() throws {
    let closed = BacklogItem.Happening.closed(by: Self.by, reason: Self.words)
    let open: BacklogItem = try World.one([BacklogItemTests.opened(by: "EX-1")])
    let done: BacklogItem = try World.one([Event(open.id, closed)], over: [open])
    try expect([(.open, open), (.closed, done)], [(.closed, closed)])
  }

  @Test func `control classes`() throws {
    let degraded = ControlClass.Happening.degraded(
      failMode: .closed,
      cachedUntil: nil,
      incident: "INC-1",
      by: Self.by,
      reason: Self.words,
      rulesVersion: 1
    )
    let id = ControlClass.ID("data-access")
    let declared = ControlClass.Happening.declared(
      controls: ["a"],
      failMode: .closed,
      rulesVersion: 1
    )
    let normal: ControlClass = try World.one([Event(id, declared)])
    let down: ControlClass = try World.one([Event(id, degraded)], over: [normal])
    try expect(
      [(.normal, normal), (.degraded, down)],
      [(.degraded, degraded), (.normal, .restored(by: Self.by, reason: Self.words))]
    )
  }

  @Test func `each event comes back from the ledger's form`() throws {
    let glass: BreakGlass = try World.one(
      BreakGlass.invoke(
        BreakGlassTests.draft(),
        facts: BreakGlassTests.facts(),
        in: World.context(World.rosa)
      )
    )
    let asked = try BreakGlass.askExtension(
      glass,
      length: .minutes(5),
      reason: "more",
      in: World.context(World.rosa)
    )
    let active = try World.active(for: .hours(72))
    let reviewed = try PolicyException.review(
      active,
      ExceptionReview(fix: true, reason: "mend it"),
      facts: World.facts(),
      in: World.context(SmallWorld.ada)
    )
    for event in asked + reviewed {
      let read = try Event(
        kind: event.kind,
        formatVersion: 1,
        subject: event.subject,
        at: World.now,
        payload: event.payload
      )
      #expect(read == event)
    }
  }
}
