import Governance
import Testing

@Suite struct BreakGlassTests {
  typealias World = ExceptionWorld
  typealias State = BreakGlass.State

  static func facts(_ name: String = "prod-serving-break-glass", open: BreakGlass? = nil)
    -> BreakGlassFacts
  {
    BreakGlassFacts(
      right: SmallWorld.right(name, privilege: .admin, broadActions: true),
      principal: SmallWorld.principal,
      persons: [World.rosa.id],
      open: open
    )
  }

  static func draft(for length: Duration = .minutes(45), incident: String = "INC-412")
    -> BreakGlassDraft
  {
    BreakGlassDraft(
      entitlement: SmallWorld.right().id,
      incident: incident,
      length: length,
      reason: "inference down, approvers unreachable"
    )
  }

  private func invoke(
    _ draft: BreakGlassDraft = draft(),
    by person: Person = World.rosa,
    facts: BreakGlassFacts = facts()
  ) throws(Refusal) -> [Event] {
    try BreakGlass.invoke(draft, facts: facts, in: World.context(person))
  }

  private func active() throws -> BreakGlass { try World.one(invoke()) }

  private func extend(
    _ glass: BreakGlass,
    by person: Person = World.rosa,
    for length: Duration = .minutes(30),
    reason: String = "restore at 60 %",
    after: Duration = .minutes(10)
  ) throws(Refusal) -> [Event] {
    try BreakGlass.askExtension(
      glass,
      length: length,
      reason: reason,
      in: World.context(person, after: after)
    )
  }

  private func grant() throws -> Grant { try #require(GrantTests.grant(lasting: .minutes(45))) }

  private func approve(
    _ glass: BreakGlass,
    by person: Person = World.ravi,
    seen: Int? = nil,
    after: Duration = .minutes(12)
  ) throws -> [Event] {
    try BreakGlass.approveExtension(
      glass,
      grant: try grant(),
      seen: seen,
      in: World.context(person, after: after)
    )
  }

  private func end(
    _ glass: BreakGlass,
    by person: Person = World.rosa,
    reason: String = "restored",
    grants: [Grant] = [],
    after: Duration = .minutes(20)
  ) throws(Refusal) -> [Event] {
    try BreakGlass.end(
      glass,
      reason: reason,
      seen: nil,
      grants: grants,
      in: World.context(person, after: after)
    )
  }

  private func review(
    _ glass: BreakGlass,
    by person: Person = SmallWorld.ada,
    justified: Bool = true,
    reason: String = "commands match the runbook",
    seen: Int? = nil,
    after: Duration = .hours(2)
  ) throws(Refusal) -> [Event] {
    try BreakGlass.review(
      glass,
      justified: justified,
      reason: reason,
      seen: seen,
      in: World.context(person, after: after)
    )
  }

  @Test func `opens a grant at once, with nothing decided by others`() throws {
    let events = try invoke()
    #expect(
      events.map(\.kind) == ["break_glass.invoked", "break_glass.activated", "grant.scheduled"]
    )
    guard case .grant(.scheduled(let terms)) = events.last?.body else {
      Issue.record("no grant")
      return
    }
    #expect(terms.kind == .breakGlass)
    #expect(terms.startsAt == World.now)
    #expect(terms.endsAt == World.now + .minutes(45))
    #expect(terms.request == nil)
    let glass: BreakGlass = try World.one(events)
    #expect(glass.isLive(at: World.now))
    #expect(!glass.isLive(at: World.now + .minutes(45)), "by the clock, with no sweeper")
    #expect(glass.grants.map(\.text) == ["GR-1"])
  }

  @Test func `what cannot be broken is said`() throws {
    let live = try active()
    let cases: [(Refusal.Code, () throws(Refusal) -> [Event])] = [
      (.missingPersona, { () throws(Refusal) in try invoke(by: SmallWorld.ben) }),
      (.notEligible, { () throws(Refusal) in try invoke(by: World.ravi) }),
      (.notPermitted, { () throws(Refusal) in try invoke(facts: Self.facts("s3.admin")) }),
      (.limit, { () throws(Refusal) in try invoke(Self.draft(for: .minutes(61))) }),
      (.limit, { () throws(Refusal) in try invoke(Self.draft(for: .zero)) }),
      (.missingField, { () throws(Refusal) in try invoke(Self.draft(incident: " ")) }),
      (
        .missingField,
        { () throws(Refusal) in
          var draft = Self.draft()
          draft.reason = ""
          return try invoke(draft)
        }
      ), (.conflict, { () throws(Refusal) in try invoke(facts: Self.facts(open: live)) }),
    ]
    for (code, act) in cases {
      let refused = refusal(act)
      #expect(refused?.code == code)
      #expect(refused?.next != nil, "\(code) says what to do next")
    }
    #expect(try invoke(Self.draft(for: .minutes(60))).count == 3)
  }

  @Test func `a second person extends it once, with a grant that follows on`() throws {
    let glass = try active()
    let asked: BreakGlass = try World.one(extend(glass), over: [glass])
    #expect(asked.endsAt == glass.endsAt, "asking alone moves nothing")
    let events = try approve(asked)
    #expect(events.map(\.kind) == ["break_glass.extended", "grant.scheduled"])
    guard case .grant(.scheduled(let terms)) = events.last?.body else { return }
    #expect(terms.startsAt == glass.endsAt)
    #expect(terms.endsAt == glass.endsAt + .minutes(30))
    #expect(terms.renews?.text == "GR-1")
    let longer: BreakGlass = try World.one(events, over: [asked])
    #expect(longer.isLive(at: World.now + .minutes(74)))
    #expect(refusal { () throws(Refusal) in try extend(longer) }?.code == .limit)
    #expect(throws: Refusal.self) { try approve(longer) }
  }

  @Test func `extending is asked for once, within its length, and not by oneself`() throws {
    let glass = try active()
    let asked: BreakGlass = try World.one(extend(glass), over: [glass])
    let cases: [(Refusal.Code, () throws(Refusal) -> [Event])] = [
      (.conflict, { () throws(Refusal) in try extend(asked) }),
      (.limit, { () throws(Refusal) in try extend(glass, for: .minutes(61)) }),
      (.missingPersona, { () throws(Refusal) in try extend(glass, by: SmallWorld.ben) }),
      (.missingField, { () throws(Refusal) in try extend(glass, reason: "") }),
      (.expired, { () throws(Refusal) in try extend(glass, after: .minutes(45)) }),
    ]
    for (code, act) in cases { #expect(refusal(act)?.code == code) }
  }

  @Test(
    arguments: [
      (World.rosa, Refusal.Code?.some(.secondPerson)), (World.ravi, nil), (SmallWorld.ada, nil),
      (SmallWorld.ben, nil), (World.cleo, .missingPersona),
    ]
  )
  func `a second person grants it`(_ person: Person, _ code: Refusal.Code?) throws {
    let glass = try active()
    let asked: BreakGlass = try World.one(extend(glass), over: [glass])
    do {
      #expect(try approve(asked, by: person).count == 2)
      #expect(code == nil)
    } catch let refused as Refusal {
      #expect(refused.code == code)
    }
  }

  @Test func `what nobody asked for is not granted, nor what was not seen, nor what is over`()
    throws
  {
    let glass = try active()
    let asked: BreakGlass = try World.one(extend(glass), over: [glass])
    func code(_ act: () throws -> [Event]) -> Refusal.Code? {
      do {
        _ = try act()
        return nil
      } catch { return (error as? Refusal)?.code }
    }
    #expect(code { try approve(glass) } == .illegalTransition)
    #expect(code { try approve(asked, seen: 9) } == .staleView)
    #expect(code { try approve(asked, after: .minutes(46)) } == .expired)
  }

  @Test func `ending it ends its grants and owes a review in 72 hours`() throws {
    let glass = try active()
    let events = try end(glass, grants: [try grant()])
    #expect(
      events.map(\.kind) == [
        "break_glass.revoked", "break_glass.post_review_owed", "grant.revoking",
      ]
    )
    let ended: BreakGlass = try World.one(events, over: [glass], after: .minutes(20))
    #expect(ended.state == .postReviewPending)
    #expect(ended.reviewDueAt == World.now + .minutes(20) + .hours(72))
    #expect(!ended.isLive(at: World.now + .minutes(21)))
    #expect(try end(glass, by: World.cleo).count == 2, "a certifier may revoke")
  }

  @Test func `its end is recorded by time, and the review is due from the end`() throws {
    let glass = try active()
    func due(_ glass: BreakGlass, _ after: Duration) -> [Event] {
      BreakGlass.due(glass, in: World.context(SmallWorld.ada, after: after).system)
    }
    #expect(due(glass, .minutes(44)).isEmpty)
    let events = due(glass, .hours(9))
    #expect(events.map(\.kind) == ["break_glass.expired", "break_glass.post_review_owed"])
    let owing: BreakGlass = try World.one(events, over: [glass], after: .hours(9))
    #expect(owing.reviewDueAt == World.now + .minutes(45) + .hours(72))
    #expect(due(owing, .hours(10)).isEmpty)
  }

  @Test func `unreviewed after 72 hours it is debt, with enforcement stopped too`() throws {
    let glass = try active()
    let due = glass.endsAt + .hours(72)
    #expect(!glass.isReviewOverdue(at: due))
    #expect(glass.isReviewOverdue(at: due + .milliseconds(1)))
    #expect(glass.state(at: due) == .postReviewPending)
    let reviewed: BreakGlass = try World.one(
      review(glass, after: .days(9)),
      over: [glass],
      after: .days(9)
    )
    #expect(reviewed.state == .reviewedJustified)
    #expect(!reviewed.isReviewOverdue(at: due + .days(99)))
  }

  @Test func `somebody else says whether it was justified`() throws {
    let glass = try active()
    let ended: BreakGlass = try World.one(end(glass), over: [glass], after: .minutes(20))
    #expect(try review(ended, justified: false).map(\.kind) == ["break_glass.reviewed"])
    let judged: BreakGlass = try World.one(review(ended, justified: false), over: [ended])
    #expect(judged.state == .reviewedViolation)
    let invoker = SmallWorld.person(World.rosa.id.text, "rosa", [.security])
    let cases: [(Refusal.Code, () throws(Refusal) -> [Event])] = [
      (.secondPerson, { () throws(Refusal) in try review(ended, by: invoker) }),
      (.missingPersona, { () throws(Refusal) in try review(ended, by: SmallWorld.ben) }),
      (.missingField, { () throws(Refusal) in try review(ended, reason: " ") }),
      (.staleView, { () throws(Refusal) in try review(ended, seen: 1) }),
      (.illegalTransition, { () throws(Refusal) in try review(glass, after: .minutes(5)) }),
      (.alreadyClosed, { () throws(Refusal) in try review(judged) }),
    ]
    for (code, act) in cases { #expect(refusal(act)?.code == code) }
  }

  @Test func `a delegate of who opened it does not review it either`() throws {
    let glass = try active()
    let ended: BreakGlass = try World.one(end(glass), over: [glass], after: .minutes(20))
    let refused = refusal { () throws(Refusal) in
      try BreakGlass.review(
        ended,
        justified: true,
        reason: "fine",
        seen: nil,
        in: World.context(SmallWorld.ada, after: .hours(1), for: World.rosa)
      )
    }
    #expect(refused?.code == .secondPerson)
  }

  @Test func `what is over is neither extended nor ended`() throws {
    let glass = try active()
    let ended: BreakGlass = try World.one(end(glass), over: [glass], after: .minutes(20))
    let reviewed: BreakGlass = try World.one(review(ended), over: [ended])
    for (known, state) in [(ended, State.postReviewPending), (reviewed, .reviewedJustified)] {
      let refused = [
        refusal { () throws(Refusal) in try extend(known) },
        refusal { () throws(Refusal) in try end(known) },
      ]
      #expect(refused.map { $0?.code } == [.alreadyClosed, .alreadyClosed])
      #expect(refused.map { $0?.state } == [state.rawValue, state.rawValue])
    }
    #expect(
      refusal { () throws(Refusal) in try end(glass, after: .hours(1)) }?.code == .expired
    )
  }

  @Test func `ending it takes a reason, and who may`() throws {
    let glass = try active()
    #expect(refusal { () throws(Refusal) in try end(glass, reason: "") }?.code == .missingField)
    #expect(
      refusal { () throws(Refusal) in try end(glass, by: SmallWorld.noor) }?.code
        == .missingPersona
    )
  }
}
