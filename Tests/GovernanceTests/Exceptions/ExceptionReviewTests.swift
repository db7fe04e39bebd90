import Governance
import Testing

@Suite struct ExceptionReviewTests {
  typealias World = ExceptionWorld
  typealias State = PolicyException.State

  private func review(
    _ exception: PolicyException,
    by person: Person = SmallWorld.ada,
    until: Duration? = nil,
    fix: Bool = false,
    reason: String = "still needed until 2.4",
    after: Duration = .zero,
    facts: ExceptionFacts = World.facts()
  ) throws(Refusal) -> [Event] {
    try PolicyException.review(
      exception,
      ExceptionReview(
        keepUntil: until.map { World.now + $0 },
        fix: fix,
        present: [SmallWorld.olga.id],
        reason: reason
      ),
      facts: facts,
      in: World.context(person, after: after)
    )
  }

  @Test func `is past review from the moment after, until somebody reviews it`() throws {
    let exception = try World.active(for: .hours(72))
    let due = try #require(exception.reviewDueAt)
    #expect(!exception.isPastReview(at: due))
    #expect(exception.isPastReview(at: due + .milliseconds(1)))
    let events = try review(exception, after: .hours(50))
    #expect(events.map(\.kind) == ["exception.reviewed"])
    let kept: PolicyException = try World.one(events, over: [exception], after: .hours(50))
    #expect(kept.state == .active)
    #expect(!kept.isPastReview(at: World.now + .hours(51)))
    #expect(kept.reviewDueAt == exception.expiresAt, "the next review is never after the end")
    #expect(kept.reviews.map(\.present) == [[SmallWorld.olga.id]])
    #expect(!exception.isPastReview(at: exception.expiresAt), "what is over owes no review")
  }

  @Test(
    arguments: [
      (Duration.hours(10), Refusal.Code?.none), (.hours(48), nil), (.hours(49), .limit),
      (.hours(-1), .limit), (.zero, .limit),
    ]
  )
  func `keeps it until a day within the class`(_ until: Duration, _ code: Refusal.Code?) throws {
    let exception = try World.active(for: .hours(72))
    guard let code else {
      let kept: PolicyException = try World.one(review(exception, until: until), over: [exception])
      #expect(kept.reviewDueAt == World.now + until)
      return
    }
    #expect(
      refusal { () throws(Refusal) in try review(exception, until: until) }?.code == code
    )
  }

  @Test(arguments: [World.dana, SmallWorld.olga])
  func `who asked for it or owns it does not review it`(_ person: Person) throws {
    let exception = try World.active()
    var powerful = person
    powerful = SmallWorld.person(person.id.text, person.handle, [.security])
    let refused = refusal { () throws(Refusal) in try review(exception, by: powerful) }
    #expect(refused?.code == .secondPerson)
  }

  @Test func `reviewing takes a permission and a reason`() throws {
    let exception = try World.active()
    #expect(
      refusal { () throws(Refusal) in try review(exception, by: SmallWorld.ben) }?.code
        == .missingPersona
    )
    #expect(
      refusal { () throws(Refusal) in try review(exception, reason: "") }?.code == .missingField
    )
    #expect(try review(exception, by: World.cleo).count == 1)
  }

  @Test func `a reviewer has the rule mended`() throws {
    let exception = try World.active()
    let events = try review(exception, fix: true)
    #expect(
      events.map(\.kind) == ["exception.reviewed", "backlog.opened", "exception.backlogged"]
    )
    let marked = try #require(
      World.records(events, over: [exception]).compactMap { $0 as? PolicyException }.first
    )
    #expect(marked.backlogItem?.text == "BL-1")
    #expect(try review(marked, fix: true).map(\.kind) == ["exception.reviewed"])
    var facts = World.facts()
    facts.backlog = try World.one([BacklogItemTests.opened(by: "EX-90")])
    #expect(
      try review(exception, fix: true, facts: facts).map(\.kind)
        == ["exception.reviewed", "exception.backlogged"]
    )
  }

  @Test func `ending it ends what rests on it`() throws {
    let exception = try World.active()
    var facts = World.facts()
    let live = try #require(GrantTests.active())
    let coming = try #require(GrantTests.grant(from: .hours(1)))
    var over = live
    over.apply(.revoking(by: nil, reason: nil), at: World.now)
    facts.grants = [live, coming, over]
    let events = try World.revoke(exception, by: SmallWorld.ada, facts: facts)
    #expect(events.map(\.kind) == ["exception.revoked", "grant.revoking", "grant.withdrawn"])
  }

  @Test(arguments: [World.dana, SmallWorld.olga, SmallWorld.ada, SmallWorld.ben])
  func `who asked, who owns it and whoever may revoke end it`(_ person: Person) throws {
    #expect(try World.revoke(World.active(), by: person).count == 1)
  }

  @Test func `others do not end it, nor without a reason`() throws {
    let exception = try World.active()
    #expect(
      refusal { () throws(Refusal) in try World.revoke(exception, by: SmallWorld.noor) }?.code
        == .missingPersona
    )
    #expect(
      refusal { () throws(Refusal) in
        try World.revoke(exception, by: SmallWorld.ada, reason: "\t")
      }?.code == .missingField
    )
  }

  @Test func `time starts it and ends it, once`() throws {
    let approved = try World.exception(.approved)
    func due(_ exception: PolicyException, at moment: Instant) -> [String] {
      PolicyException.due(exception, in: SmallWorld.context(SmallWorld.ada, at: moment).system)
        .map(\.kind)
    }
    #expect(due(approved, at: approved.startsAt - .milliseconds(1)) == [])
    #expect(due(approved, at: approved.startsAt) == ["exception.activated"])
    #expect(
      due(approved, at: approved.expiresAt) == ["exception.activated", "exception.expired"]
    )
    let active = try World.exception(.active)
    #expect(due(active, at: active.expiresAt - .milliseconds(1)) == [])
    #expect(due(active, at: active.expiresAt) == ["exception.expired"])
    for state in [State.requested, .expired, .denied, .cancelled, .revoked] {
      #expect(due(try World.exception(state), at: World.now + .days(999)) == [], "\(state)")
    }
    let expired: PolicyException = try World.one(
      PolicyException.due(
        active,
        in: SmallWorld.context(SmallWorld.ada, at: active.expiresAt + .hours(9)).system
      ),
      over: [active],
      after: .hours(33)
    )
    #expect(expired.closedAt == active.expiresAt, "it ended when it ended, not when it was noticed")
  }

  @Test func `what began and nobody recorded can be reviewed and ended`() throws {
    let approved = try World.exception(.approved)
    #expect(
      try review(approved, after: .days(3)).map(\.kind)
        == ["exception.activated", "exception.reviewed"]
    )
    #expect(
      try World.revoke(approved, by: SmallWorld.ada, after: .days(3)).map(\.kind)
        == ["exception.activated", "exception.revoked"]
    )
  }

  /// Each state against each command.
  @Test(
    arguments: [
      (State.requested, [nil, nil, nil, .illegalTransition, .illegalTransition]),
      (
        .approved,
        [.alreadyClosed, .alreadyClosed, .alreadyClosed, .illegalTransition, .illegalTransition]
      ),
      (.active, [.alreadyClosed, .alreadyClosed, .alreadyClosed, nil, nil]),
      (.expired, [.alreadyClosed, .alreadyClosed, .alreadyClosed, .expired, .expired]),
      (.denied, [.alreadyClosed, .alreadyClosed, .alreadyClosed, .alreadyClosed, .alreadyClosed]),
      (
        .cancelled,
        [.alreadyClosed, .alreadyClosed, .alreadyClosed, .alreadyClosed, .alreadyClosed]
      ),
      (.revoked, [.alreadyClosed, .alreadyClosed, .alreadyClosed, .alreadyClosed, .alreadyClosed]),
    ] as [(State, [Refusal.Code?])]
  )
  func `each state takes the commands that its steps allow`(
    _ state: State,
    _ codes: [Refusal.Code?]
  ) throws {
    let exception = try World.exception(state)
    let after: Duration = state == .expired ? .hours(24) : .zero
    for (act, code) in zip(Act.allCases, codes) {
      guard let code else {
        #expect(try !perform(act, on: exception, after: after).isEmpty)
        continue
      }
      let refused = refusal { () throws(Refusal) in
        try perform(act, on: exception, after: after)
      }
      #expect(refused?.code == code)
      #expect(refused?.state == state.rawValue)
    }
  }

  private enum Act: CaseIterable { case approve, deny, cancel, review, revoke }

  private func perform(
    _ act: Act,
    on exception: PolicyException,
    after: Duration
  ) throws(Refusal) -> [Event] {
    switch act {
    case .approve: try World.approve(exception, by: SmallWorld.mei)
    case .deny:
      try PolicyException.deny(
        exception,
        reason: "no",
        seen: nil,
        facts: World.facts(),
        in: World.context(SmallWorld.mei)
      )
    case .cancel:
      try PolicyException.cancel(exception, reason: nil, in: World.context(World.dana))
    case .review: try review(exception, after: after)
    case .revoke: try World.revoke(exception, by: SmallWorld.ada, after: after)
    }
  }
}
