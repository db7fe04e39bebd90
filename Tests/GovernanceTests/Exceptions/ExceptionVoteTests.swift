import Governance
import Testing

@Suite struct ExceptionVoteTests {
  typealias World = ExceptionWorld

  private func decide(_ exception: PolicyException, by people: [Person]) throws -> PolicyException {
    try people.reduce(exception) { known, person in
      try World.one(World.approve(known, by: person), over: [known])
    }
  }

  @Test func `holds once two agree, one of them security`() throws {
    let asked = try World.requested()
    let once = try decide(asked, by: [SmallWorld.ben])
    #expect(once.state == .requested)
    #expect(once.missing(after: once.votes) == ["1 of any", "1 of security"])
    let still = try decide(once, by: [SmallWorld.mei])
    #expect(still.state == .requested)
    let events = try World.approve(still, by: SmallWorld.ada)
    #expect(
      events.map(\.kind) == ["exception.voted", "exception.approved", "exception.activated"]
    )
    let active: PolicyException = try World.one(events, over: [still])
    #expect(active.state == .active)
    #expect(active.isInForce(at: World.now))
  }

  @Test func `one is enough below high`() throws {
    let asked = try World.requested(World.draft(rule: "bucket-versioning", for: .days(14)))
    #expect(try decide(asked, by: [SmallWorld.ben]).state == .active)
  }

  @Test func `lasts from the deciding vote, exactly as long as was asked`() throws {
    let asked = try World.requested()
    let once = try decide(asked, by: [SmallWorld.ada])
    let events = try World.approve(once, by: SmallWorld.ben, after: .hours(5))
    let active: PolicyException = try World.one(events, over: [once], after: .hours(5))
    #expect(active.startsAt == World.now + .hours(5))
    #expect(active.expiresAt - active.startsAt == .seconds(86_400))
    #expect(active.reviewDueAt == active.expiresAt)
  }

  @Test func `a review is owed before a long one ends`() throws {
    let active = try World.active(for: .hours(72))
    #expect(active.reviewDueAt == World.now + .hours(48))
  }

  @Test func `begins when it was asked to`() throws {
    let approved = try World.exception(.approved)
    #expect(approved.startsAt == World.now + .days(3))
    #expect(!approved.isInForce(at: World.now))
    #expect(approved.isInForce(at: approved.startsAt), "by the clock, with no sweeper")
    #expect(!approved.isInForce(at: approved.expiresAt))
  }

  @Test(
    arguments: [
      (World.dana, Person?.none), (SmallWorld.noor, nil), (SmallWorld.ben, World.dana),
      (SmallWorld.root, SmallWorld.noor),
    ]
  )
  func `nobody excepts themselves or a workload of theirs, nor as a delegate`(
    _ person: Person,
    _ absent: Person?
  ) throws {
    let asked = try World.requested()
    let refused = refusal { () throws(Refusal) in
      try World.approve(asked, by: person, for: absent)
    }
    #expect(refused?.code == .ownAccess)
    #expect(refused?.state == "requested")
  }

  @Test func `who came to own the workload since may not either`() throws {
    let asked = try World.requested(facts: World.facts(workload: []))
    let refused = refusal { () throws(Refusal) in
      try World.approve(
        asked,
        by: SmallWorld.ben,
        facts: World.facts(workload: [SmallWorld.ben.id])
      )
    }
    #expect(refused?.code == .ownAccess)
  }

  @Test func `who answers for it does not approve it`() throws {
    let asked = try World.requested()
    let refused = refusal { () throws(Refusal) in try World.approve(asked, by: SmallWorld.olga) }
    #expect(refused?.code == .ownAccess)
    #expect(refused?.message.contains("owner of EX-1") ?? false)
  }

  @Test func `a person counts once, as themselves or for another`() throws {
    let asked = try World.requested()
    let once = try decide(asked, by: [SmallWorld.ben])
    #expect(
      refusal { () throws(Refusal) in try World.approve(once, by: SmallWorld.ben) }?.code
        == .alreadyVoted
    )
    #expect(
      refusal { () throws(Refusal) in
        try World.approve(once, by: SmallWorld.mei, for: SmallWorld.ben)
      }?.code == .alreadyVoted
    )
  }

  @Test func `those who may not approve do not`() throws {
    let asked = try World.requested()
    let refused = refusal { () throws(Refusal) in try World.approve(asked, by: World.rosa) }
    #expect(refused?.code == .missingPersona)
  }

  @Test func `what was shown is what is decided`() throws {
    let asked = try World.requested()
    let refused = refusal { () throws(Refusal) in
      try PolicyException.approve(
        asked,
        reason: nil,
        seen: 7,
        facts: World.facts(),
        in: World.context(SmallWorld.ada)
      )
    }
    #expect(refused?.code == .staleView)
    #expect(refused?.message == "EX-1 is not what you saw: you saw version 7, it is at 1")
  }

  @Test func `the deciding vote looks again at owner and length`() throws {
    let once = try decide(World.requested(World.draft(for: .hours(72))), by: [SmallWorld.ada])
    var gone = World.facts()
    gone.owner = SmallWorld.person("P-8", "olga", [.dataSteward], left: true)
    #expect(
      refusal { () throws(Refusal) in
        try World.approve(once, by: SmallWorld.ben, facts: gone)
      }?.code == .notEligible
    )
    var rules = Rules.standard
    rules.exceptions.maximumLength["high"] = .hours(48)
    let refused = refusal { () throws(Refusal) in
      try PolicyException.approve(
        once,
        reason: nil,
        seen: nil,
        facts: World.facts(),
        in: SmallWorld.context(SmallWorld.ben, rules: rules)
      )
    }
    #expect(refused?.code == .limit)
    #expect(refused?.state == "requested")
  }

  @Test func `a deny needs a reason and ends it for all`() throws {
    let asked = try World.requested()
    func deny(_ reason: String, _ person: Person) throws(Refusal) -> [Event] {
      try PolicyException.deny(
        asked,
        reason: reason,
        seen: 1,
        facts: World.facts(),
        in: World.context(person)
      )
    }
    #expect(refusal { () throws(Refusal) in try deny(" ", SmallWorld.ada) }?.code == .missingField)
    #expect(refusal { () throws(Refusal) in try deny("no", World.dana) }?.code == .ownAccess)
    #expect(try deny("too wide", SmallWorld.ada).map(\.kind) == ["exception.denied"])
  }

  @Test func `only who asked takes it back`() throws {
    let asked = try World.requested()
    let refused = refusal { () throws(Refusal) in
      try PolicyException.cancel(asked, reason: nil, in: World.context(SmallWorld.ada))
    }
    #expect(refused?.code == .notEligible)
    #expect(try World.exception(.cancelled).state == .cancelled)
  }

  @Test func `the third in ninety days opens a backlog item`() throws {
    let asked = try World.requested(World.draft(rule: "bucket-versioning"))
    let second = try World.approve(asked, by: SmallWorld.ben, facts: World.facts(earlier: 1))
    #expect(!second.contains { $0.kind.hasPrefix("backlog") })
    let third = try World.approve(asked, by: SmallWorld.ben, facts: World.facts(earlier: 2))
    #expect(third.last?.kind == "backlog.opened")
    let records = try World.records(third, over: [asked])
    let item = try #require(records.compactMap { $0 as? BacklogItem }.first)
    #expect(item.exceptions.map(\.text) == ["EX-90", "EX-91", "EX-1"])
    #expect(item.rule == "bucket-versioning")
    #expect(item.owner == SmallWorld.olga.id)
    #expect(records.compactMap { $0 as? PolicyException }.first?.backlogItem == item.id)
  }

  @Test func `a further one is added to the open item, and needs its owner`() throws {
    var facts = World.facts(earlier: 3)
    facts.backlog = try World.one([BacklogItemTests.opened(by: "EX-90")])
    let asked = try World.requested(World.draft(rule: "bucket-versioning"), facts: facts)
    let agreed: PolicyException = try World.one(
      World.approve(asked, by: SmallWorld.ada, facts: facts),
      over: [asked]
    )
    #expect(agreed.state == .requested)
    #expect(agreed.missing(after: agreed.votes) == ["1 of owner"])
    let events = try World.approve(agreed, by: SmallWorld.olga, facts: facts)
    #expect(
      events.map(\.kind) == [
        "exception.voted", "exception.approved", "exception.activated", "backlog.repeated",
      ]
    )
  }

  @Test func `a renewal does not buy time for a review that is owed`() throws {
    var facts = World.facts()
    let old = try World.active(for: .hours(72))
    facts.renewed = old
    var draft = World.draft(for: .hours(72))
    draft.renews = old.id
    let asked = try World.requested(draft, facts: facts, after: .hours(60))
    let once: PolicyException = try World.one(
      World.approve(asked, by: SmallWorld.ada, facts: facts, after: .hours(60)),
      over: [asked],
      after: .hours(60)
    )
    let renewed: PolicyException = try World.one(
      World.approve(once, by: SmallWorld.ben, facts: facts, after: .hours(60)),
      over: [once],
      after: .hours(60)
    )
    #expect(renewed.reviewDueAt == old.reviewDueAt)
    #expect(renewed.isPastReview(at: World.now + .hours(60)))
  }
}
