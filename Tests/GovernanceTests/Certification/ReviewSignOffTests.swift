import Documents
import Testing

@testable import Governance

@Suite struct `The sign-off of an item` {
  typealias World = ReviewWorld

  private func decided(_ verdict: Verdict, stage: Int = 1) throws -> ReviewItem {
    World.after(
      [.decided(answer: World.given(verdict), verdict: verdict)],
      try World.item(stage: stage)
    )
  }

  private func signOff(
    _ item: ReviewItem,
    by person: Person = SmallWorld.ben,
    facts: ReviewFacts? = nil,
    at now: Instant = SmallWorld.now
  ) throws -> [Event] {
    try ReviewItem.signOff(
      item,
      facts: try facts ?? World.facts(),
      in: SmallWorld.context(person, at: now)
    )
  }

  @Test func `certifies the grants`() throws {
    let events = try signOff(decided(.certify))
    #expect(events.map(\.kind) == ["item.signed_off", "grant.certified"])
    var grant = try #require(World.grant())
    for event in events {
      if case .grant(let body) = event.body { grant.apply(body, at: SmallWorld.now) }
    }
    #expect(grant.certifiedAt == SmallWorld.now)
  }

  @Test(arguments: [Verdict.revoke, .reduce])
  func `ends the grants at once`(_ verdict: Verdict) throws {
    let events = try signOff(decided(verdict))
    #expect(events.map(\.kind) == ["item.signed_off", "item.applying", "grant.revoking"])
    guard case .grant(.revoking(let by, _)) = events[2].body else {
      Issue.record("nothing was revoked")
      return
    }
    #expect(by == SmallWorld.ben.id)
  }

  @Test func `withdraws a grant before its start, and leaves alone what ends`() throws {
    let early = try #require(GrantTests.grant(from: .hours(1)))
    var ending = try #require(World.grant())
    ending.apply(.ending, at: SmallWorld.now)
    let facts = try World.facts(grants: [early, ending])
    #expect(
      try signOff(decided(.revoke), facts: facts).map(\.kind)
        == ["item.signed_off", "item.applying", "grant.withdrawn"]
    )
  }

  @Test func `of a stage before the last certifies nothing yet`() throws {
    let campaign = try World.campaign(World.draft(stages: 2))
    let facts = try World.facts(campaign)
    #expect(try signOff(decided(.certify), facts: facts).map(\.kind) == ["item.signed_off"])
    #expect(try signOff(decided(.revoke), facts: facts).count == 3)
  }

  @Test func `of an abstention changes no grant`() throws {
    #expect(try signOff(decided(.abstain)).map(\.kind) == ["item.signed_off"])
  }

  @Test func `judges again, and sends back what no longer holds`() throws {
    let item = try decided(.certify)
    let facts = try World.facts(approvers: [SmallWorld.ben])
    let events = try signOff(item, facts: facts)
    #expect(events.map(\.kind) == ["item.reopened"])
    #expect(World.after(events, item).state == .open)
  }

  @Test func `is refused to others, twice, and after the deadline`() throws {
    let item = try decided(.certify)
    #expect(refused { try signOff(item, by: SmallWorld.mei) }?.code == .notPermitted)
    #expect(refused { try signOff(World.item()) }?.next == "answer it first")
    #expect(refused { try signOff(item, at: World.due + .seconds(1)) }?.code == .expired)
    let signed = World.after([.signedOff(by: SmallWorld.ben.id)], item)
    #expect(refused { try signOff(signed) }?.code == .notPermitted)
    #expect(
      refused {
        try ReviewItem.reopen(
          signed,
          campaign: World.campaign(),
          in: SmallWorld.context(SmallWorld.ben)
        )
      }?.code == .alreadyClosed
    )
  }

  @Test func `waits for all whose answers count`() throws {
    let item = World.after(
      [
        .answered(answer: World.given(.certify)),
        .decided(answer: World.given(.certify, by: SmallWorld.mei), verdict: .certify),
      ],
      try World.item(reviewers: [SmallWorld.ben, SmallWorld.mei], strategy: .allMustAccept)
    )
    let first = try signOff(item)
    #expect(first.map(\.kind) == ["item.answer_signed"])
    let second = try signOff(World.after(first, item), by: SmallWorld.mei)
    #expect(second.map(\.kind).first == "item.signed_off")
  }

  // MARK: The deadline

  private func due(
    _ item: ReviewItem,
    facts: ReviewFacts? = nil,
    at now: Instant = ReviewWorld.due + .seconds(1)
  ) throws -> [Event] {
    ReviewItem.due(
      item,
      facts: try facts ?? World.facts(),
      in: SmallWorld.context(SmallWorld.ben, at: now).system
    )
  }

  @Test func `is silence for what nobody signed`() throws {
    for item in [try World.item(), try decided(.certify)] {
      let events = try due(item)
      #expect(events.map(\.kind) == ["item.lapsed", "item.signed_off"])
      let after = World.after(events, item)
      #expect(after.verdict == .noResponse)
      #expect(after.answers.allSatisfy { !$0.isSigned })
    }
    #expect(try due(World.item(), at: World.due).isEmpty)
    #expect(try due(World.item(in: .signedOff)).isEmpty)
    #expect(try due(World.item(in: .applying)).isEmpty)
  }

  @Test func `keeps what was signed before it`() throws {
    let item = World.after(
      [
        .answered(answer: World.given(.revoke)),
        .answerSigned(reviewer: SmallWorld.ben.id, by: SmallWorld.ben.id),
      ],
      try World.item(reviewers: [SmallWorld.ben, SmallWorld.mei])
    )
    #expect(
      try due(item).map(\.kind)
        == ["item.lapsed", "item.signed_off", "item.applying", "grant.revoking"]
    )
  }

  @Test func `certifies by silence only what is not privileged`() throws {
    let plain = try World.item(strategy: .acceptedIfNotDenied)
    #expect(World.after(try due(plain), plain).verdict == .certify)
    let evidence = World.evidence(privileged: true)
    let privileged = try World.item(evidence, strategy: .acceptedIfNotDenied)
    #expect(World.after(try due(privileged), privileged).verdict == .noResponse)
  }

  @Test func `does not count access that ended by other means`() throws {
    var grant = try #require(World.grant())
    grant.apply(.revoking(by: nil, reason: nil), at: SmallWorld.now)
    grant.apply(.revoked(.none), at: SmallWorld.now)
    let item = try World.item()
    let after = World.after(try due(item, facts: World.facts(grants: [grant])), item)
    #expect(after.isMoot)
  }

  // MARK: Silence

  @Test func `does what the campaign says of silence`() throws {
    let silent = try World.item()
    let lapsed = World.after(try due(silent), silent)
    let cases: [(Silence, [String])] = [
      (.revoke, ["item.applying", "grant.revoking"]), (.keep, ["item.silent"]),
      (.escalate, ["item.silent"]),
    ]
    for (silence, kinds) in cases {
      var campaign = try World.campaign(World.draft(silence: silence))
      campaign.apply(.reviewDone(stage: 1), at: SmallWorld.now)
      let system = SmallWorld.context(SmallWorld.ben).system
      #expect(
        ReviewItem.followSilence(lapsed, facts: try World.facts(campaign), in: system).isEmpty
      )
      campaign.apply(.remediating(by: nil), at: SmallWorld.now)
      let events = ReviewItem.followSilence(lapsed, facts: try World.facts(campaign), in: system)
      #expect(events.map(\.kind) == kinds)
      let after = World.after(events, lapsed)
      #expect(after.silence == silence)
      #expect(after.escalatedTo == (silence == .escalate ? SmallWorld.ada.id : nil))
      #expect(ReviewItem.followSilence(after, facts: try World.facts(campaign), in: system).isEmpty)
    }
  }

  @Test func `revokes what is privileged in production where nobody chose`() throws {
    let campaign = try World.campaign(World.draft(silence: nil))
    #expect(campaign.silence(for: World.evidence(privileged: true)) == .revoke)
    #expect(campaign.silence(for: World.evidence()) == .keep)
    var dev = World.evidence(privileged: true)
    dev.environment = .dev
    #expect(campaign.silence(for: dev) == .keep)
    dev.environment = .unknown
    #expect(campaign.silence(for: dev) == .revoke)
  }

  // MARK: Proof

  @Test func `is applied when every grant is over, and failed when the target says so`() throws {
    let system = SmallWorld.context(SmallWorld.ben).system
    func follow(_ state: ReviewItemState, _ grants: [Grant]) throws -> [String] {
      ReviewItem.followGrants(try World.item(in: state), grants: grants, in: system).map(\.kind)
    }
    var revoking = try #require(World.grant())
    revoking.apply(.revoking(by: nil, reason: nil), at: SmallWorld.now)
    var over = revoking
    over.apply(.revoked(.none), at: SmallWorld.now)
    var failed = revoking
    failed.state = .revokeFailed
    #expect(try follow(.applying, [revoking]) == [])
    #expect(try follow(.applying, [over, revoking]) == [])
    #expect(try follow(.applying, [over]) == ["item.applied"])
    #expect(try follow(.applying, [over, failed]) == ["item.apply_failed"])
    #expect(try follow(.applyFailed, [failed]) == [])
    #expect(try follow(.applyFailed, [revoking]) == ["item.applying"])
    #expect(try follow(.applyFailed, [over]) == ["item.applying", "item.applied"])
    #expect(try follow(.signedOff, [over]) == [])
  }

  @Test(arguments: ReviewItemState.allCases)
  func `lets only a failure stand, under an exception`(_ state: ReviewItemState) throws {
    let item = try World.item(in: state)
    func except(_ id: String, by person: Person = World.cert) throws -> [Event] {
      try ReviewItem.except(item, exception: id, in: SmallWorld.context(person))
    }
    guard state == .applyFailed else {
      #expect(refused { try except("EX-1") }?.code == .illegalTransition)
      return
    }
    #expect(World.after(try except("EX-1"), item).exception == "EX-1")
    #expect(refused { try except(" ") }?.code == .missingField)
    #expect(refused { try except("EX-1", by: SmallWorld.ben) }?.code == .missingPersona)
  }
}
