import Governance
import Testing

@Suite struct GrantTests {
  typealias World = SmallWorld

  static func grant(
    from start: Duration = .zero,
    lasting length: Duration? = .hours(4),
    adopted: Bool = false
  ) -> Grant? {
    let begins = World.now + start
    let terms = GrantEvent.Terms(
      kind: length == nil ? .standing : .jit,
      principal: World.principal,
      entitlement: World.right().id,
      resource: "vertex",
      environment: .prod,
      dataClass: .internal,
      startsAt: begins,
      endsAt: length.map { begins + $0 },
      adoptedFrom: adopted ? Identifier("SN-1") : nil,
      rule: "elevation",
      rulesVersion: 1
    )
    return Grant(
      id: Identifier("GR-1"),
      first: adopted ? .adopted(terms) : .scheduled(terms),
      at: World.now
    )
  }

  static func active() -> Grant? {
    var grant = grant()
    grant?.apply(.activated(.snapshot(Identifier("SN-2"))), at: World.now)
    return grant
  }

  private let facts = GrantFacts(
    persons: [World.noor.id],
    owners: [World.olga.id],
    deciders: [World.ada.id]
  )

  private func revoke(
    _ grant: Grant,
    by person: Person,
    reason: String = "left the project",
    seen: Int? = nil,
    at now: Instant = World.now
  ) throws(Refusal) -> [Event] {
    try Grant.revoke(
      grant,
      reason: reason,
      seen: seen,
      facts: facts,
      in: World.context(person, at: now)
    )
  }

  @Test func `opens by the clock, with no sweeper`() throws {
    let grant = try #require(Self.grant(from: .hours(1), lasting: .hours(2)))
    let start = grant.startsAt
    #expect(!grant.isLive(at: start - .milliseconds(1)))
    #expect(grant.isLive(at: start))
    #expect(grant.isLive(at: start + .hours(2) - .milliseconds(1)))
    #expect(!grant.isLive(at: start + .hours(2)))
  }

  @Test func `a day lasts 86,400 seconds across every change of clocks`() throws {
    let grant = try #require(Self.grant(lasting: .days(1)))
    #expect(grant.length == .seconds(86_400))
  }

  @Test func `is withdrawn before its start and revoked after it`() throws {
    let early = try #require(Self.grant(from: .hours(1)))
    #expect(try revoke(early, by: World.ben).map(\.kind) == ["grant.withdrawn"])
    let running = try #require(Self.grant())
    #expect(try revoke(running, by: World.ben).map(\.kind) == ["grant.revoking"])
  }

  @Test(arguments: [SmallWorld.noor, SmallWorld.olga, SmallWorld.ben, SmallWorld.ada])
  func `its holder, its owner, an approver and security end it`(_ person: Person) throws {
    #expect(try revoke(try #require(Self.active()), by: person).count == 1)
  }

  @Test func `others do not end it`() throws {
    let grant = try #require(Self.active())
    let stranger = World.person("P-6", "joon", [.modelDeveloper])
    #expect(
      refusal { () throws(Refusal) in try revoke(grant, by: stranger) }?.code == .missingPersona
    )
  }

  @Test func `ending needs a reason`() throws {
    let grant = try #require(Self.active())
    #expect(
      refusal { () throws(Refusal) in try revoke(grant, by: World.ben, reason: " ") }?.code
        == .missingField
    )
  }

  @Test func `ending what moved on is refused`() throws {
    let grant = try #require(Self.active())
    let stale = refusal { () throws(Refusal) in
      try revoke(grant, by: World.ben, seen: grant.version - 1)
    }
    #expect(stale?.code == .staleView)
    #expect(try revoke(grant, by: World.ben, seen: grant.version).count == 1)
  }

  @Test func `what has ended is not revoked again`() throws {
    var grant = try #require(Self.active())
    let over = refusal { () throws(Refusal) in
      try revoke(grant, by: World.ben, at: World.now + .hours(5))
    }
    #expect(over?.code == .expired)
    grant.apply(.revoking(by: World.ben.id, reason: nil), at: World.now)
    let twice = refusal { () throws(Refusal) in try revoke(grant, by: World.ben) }
    #expect(twice?.code == .alreadyClosed)
    #expect(twice?.next?.contains("attest") ?? false)
  }

  @Test func `a revocation stays open until something proves it`() throws {
    var grant = try #require(Self.active())
    grant.apply(.revoking(by: World.ada.id, reason: nil), at: World.now)
    #expect(grant.state == .revoking)
    #expect(grant.enforcedAt == nil)
    #expect(grant.isLive(at: World.now))
    let events = Grant.observed(grant, isPresent: false, in: Identifier("SN-3"), at: World.now)
    #expect(events.map(\.kind) == ["grant.revoked"])
    #expect(Grant.observed(grant, isPresent: true, in: Identifier("SN-3"), at: World.now).isEmpty)
  }

  @Test func `a snapshot with the right proves its start`() throws {
    let grant = try #require(Self.grant())
    #expect(
      Grant.observed(grant, isPresent: true, in: Identifier("SN-3"), at: World.now).map(\.kind) == [
        "grant.activated"
      ]
    )
    #expect(Grant.observed(grant, isPresent: false, in: Identifier("SN-3"), at: World.now).isEmpty)
  }

  @Test(arguments: [false, true])
  func `a snapshot without the right proves that time has ended it`(wasActive: Bool) throws {
    let grant = try #require(wasActive ? Self.active() : Self.grant())
    let end = try #require(grant.endsAt)
    let proof = Grant.Proof.snapshot(Identifier("SN-3"))
    let before = Grant.observed(
      grant,
      isPresent: false,
      in: Identifier("SN-3"),
      at: end - .seconds(1)
    )
    #expect(before.isEmpty)
    let events = Grant.observed(grant, isPresent: false, in: Identifier("SN-3"), at: end)
    #expect(events.map(\.body) == [.grant(.ending), .grant(.ended(proof))])
    #expect(Grant.observed(grant, isPresent: true, in: Identifier("SN-3"), at: end).isEmpty)
  }

  @Test func `the decider's own word proves nothing`() throws {
    var grant = try #require(Self.active())
    grant.apply(.revoking(by: World.ada.id, reason: nil), at: World.now)
    let own = refusal { () throws(Refusal) in
      try Grant.attest(grant, facts: facts, in: World.context(World.ada))
    }
    #expect(own?.code == .secondPerson)
    let holder = World.person(World.noor.id.text, "noor", [.security])
    let held = refusal { () throws(Refusal) in
      try Grant.attest(grant, facts: facts, in: World.context(holder))
    }
    #expect(held?.code == .secondPerson)
    let second = World.person("P-4", "sam", [.security])
    let events = try Grant.attest(grant, facts: facts, in: World.context(second))
    #expect(events.map(\.kind) == ["grant.revoked"])
  }

  @Test func `nothing is attested where nothing waits for proof`() throws {
    let second = World.person("P-4", "sam", [.security])
    let active = try #require(Self.active())
    let refused = refusal { () throws(Refusal) in
      try Grant.attest(active, facts: facts, in: World.context(second))
    }
    #expect(refused?.code == .illegalTransition)
  }

  @Test func `a baseline grant is active from the snapshot that shows it`() throws {
    let grant = try #require(Self.grant(lasting: nil, adopted: true))
    #expect(grant.state == .active)
    #expect(grant.startProof == .snapshot(Identifier("SN-1")))
    #expect(grant.isLive(at: World.now + .days(9_999)))
  }

  @Test func `terminal states are those that no step leaves`() {
    #expect(
      Set(GrantState.allCases.filter(\.isTerminal)) == [
        .withdrawn, .revoked, .ended, .activationFailed,
      ]
    )
  }

  @Test(arguments: [
    (Duration.zero, Duration?.some(.hours(4)), GrantRow.Standing.jit),
    (.hours(1), .hours(4), .scheduled), (.hours(-5), .hours(4), .expired), (.zero, nil, .standing),
  ])
  func `one word says where a grant stands`(
    _ start: Duration,
    _ length: Duration?,
    _ standing: GrantRow.Standing
  ) throws {
    let grant = try #require(Self.grant(from: start, lasting: length))
    #expect(GrantRow.standing(of: grant, at: World.now) == standing)
  }
}
