import Governance
import Testing

/// What a grant owes at its target, and what follows from what happens there.
@Suite struct GrantTargetTests {
  typealias World = SmallWorld

  static let now = World.now
  static let later = now + .minutes(1)

  /// A grant in each state that matters here, four hours long from now on.
  static func grant(_ state: GrantState, retryAt: Instant? = nil) throws -> Grant {
    var grant = try #require(GrantTests.grant())
    let path: [GrantEvent] =
      switch state {
      case .activating: [.activating]
      case .active: [.activated(.none)]
      case .revoking: [.revoking(by: World.ada.id, reason: nil)]
      case .ending: [.ending]
      case .revokeFailed:
        [
          .revoking(by: World.ada.id, reason: nil), .commandRan(EnforcementWorld.run(3)),
          .revokeFailed(retryAt: retryAt),
        ]
      case .activationFailed: [.activating, .activationFailed]
      case .revoked: [.revoking(by: World.ada.id, reason: nil), .revoked(.command("x"))]
      case .ended: [.ending, .ended(.command("x"))]
      case .withdrawn: [.withdrawn(by: nil, reason: nil)]
      case .suspended, .scheduled: []
      }
    for event in path { grant.apply(event, at: now) }
    if state == .suspended { grant.state = .suspended }
    try #require(grant.state == state)
    return grant
  }

  private func ran(
    _ code: Int,
    _ operation: TargetOperation,
    _ state: GrantState,
    retryAt: Instant? = later
  ) throws -> [String] {
    Grant.ran(
      EnforcementWorld.run(code, operation),
      for: try Self.grant(state),
      retryAt: retryAt,
      in: World.context(World.root).system
    ).map(\.kind)
  }

  @Test(arguments: [
    (GrantState.scheduled, TargetOperation?.some(.activate)), (.activating, .activate),
    (.active, nil), (.suspended, nil), (.revoking, .revoke), (.ending, .revoke),
    (.activationFailed, nil), (.withdrawn, nil), (.revoked, nil), (.ended, nil),
    (.revokeFailed, nil),
  ])
  func `each state says what is due at the target`(
    _ state: GrantState,
    _ operation: TargetOperation?
  ) throws {
    #expect(try Self.grant(state).targetOperation(at: Self.now) == operation)
  }

  @Test func `nothing is opened before its start or behind its end`() throws {
    let early = try #require(GrantTests.grant(from: .hours(1)))
    #expect(early.targetOperation(at: Self.now) == nil)
    #expect(early.targetOperation(at: early.startsAt) == .activate)
    let grant = try Self.grant(.activating)
    #expect(grant.targetOperation(at: try #require(grant.endsAt)) == nil)
  }

  @Test func `what failed is tried again when its time has come`() throws {
    let grant = try Self.grant(.revokeFailed, retryAt: Self.later)
    #expect(grant.targetOperation(at: Self.later - .milliseconds(1)) == nil)
    #expect(grant.targetOperation(at: Self.later) == .revoke)
    let givenUp = try Self.grant(.revokeFailed, retryAt: nil)
    #expect(givenUp.targetOperation(at: Self.now + .days(999)) == nil)
    #expect(givenUp.isLive(at: Self.now), "revoked is not gone")
  }

  @Test(arguments: [
    (TargetOperation.revoke, GrantState.revoking, 0, ["grant.command_ran", "grant.revoked"]),
    (.revoke, .revokeFailed, 0, ["grant.command_ran", "grant.revoked"]),
    (.revoke, .ending, 0, ["grant.command_ran", "grant.ended"]),
    (.revoke, .revoking, 3, ["grant.command_ran", "grant.revoke_failed"]),
    (.revoke, .ending, 3, ["grant.command_ran", "grant.revoke_failed"]),
    (.revoke, .revokeFailed, 3, ["grant.command_ran", "grant.revoke_failed"]),
    (.activate, .activating, 0, ["grant.command_ran", "grant.activated"]),
    (.activate, .activating, 3, ["grant.command_ran", "grant.activation_delayed"]),
    // Another decision came in between: nothing of the old one is recorded.
    (.activate, .revoking, 0, []), (.revoke, .revoked, 0, []), (.revoke, .active, 0, []),
  ])
  func `a run is proof or failure of what is still asked for`(
    _ operation: TargetOperation,
    _ state: GrantState,
    _ code: Int,
    _ kinds: [String]
  ) throws {
    #expect(try ran(code, operation, state) == kinds)
  }

  @Test func `an activation without tries left has failed for good`() throws {
    #expect(
      try ran(1, .activate, .activating, retryAt: nil) == [
        "grant.command_ran", "grant.activation_failed",
      ]
    )
    #expect(try Self.grant(.activationFailed).state.isTerminal)
    #expect(try !Self.grant(.activationFailed).isLive(at: Self.now))
  }

  @Test func `a failure keeps its words and counts, and a proof clears them`() throws {
    var grant = try Self.grant(.revoking)
    for count in 1...3 {
      let events = Grant.ran(
        EnforcementWorld.run(3),
        for: grant,
        retryAt: Self.later,
        in: World.context(World.root).system
      )
      grant = EnforcementWorld.after(grant, events, at: Self.now)
      #expect(grant.attempts == count && grant.failure?.text == "target answered 403")
      #expect(grant.state == .revokeFailed && grant.retryAt == Self.later)
    }
    let events = Grant.ran(
      EnforcementWorld.run(0),
      for: grant,
      retryAt: nil,
      in: World.context(World.root).system
    )
    grant = EnforcementWorld.after(grant, events, at: Self.later)
    #expect(grant.state == .revoked && grant.endProof == .command("aws-detach"))
    #expect(grant.attempts == 0 && grant.failure == nil && grant.enforcedAt == Self.later)
  }

  @Test func `nothing is taken away that another live grant opens too`() throws {
    let other: Grant.ID = Identifier("GR-2")
    let system = World.context(World.root).system
    for state in [GrantState.revoking, .ending, .revokeFailed] {
      let grant = try Self.grant(state, retryAt: Self.now)
      let begun = Grant.begin(grant, facts: .init(coveredBy: other), in: system)
      #expect(!begun.isToRun)
      let after = EnforcementWorld.after(grant, begun.events, at: Self.now)
      #expect(after.state == (state == .ending ? .ended : .revoked))
      #expect(after.endProof == .covered(other))
      let alone = Grant.begin(grant, facts: .init(), in: system)
      #expect(alone.isToRun && alone.events.isEmpty)
    }
  }

  @Test func `nothing is opened for an account that may not act`() throws {
    let system = World.context(World.root).system
    let grant = try Self.grant(.scheduled)
    let locked = Grant.begin(grant, facts: .init(holderIsActive: false), in: system)
    #expect(!locked.isToRun && locked.events.isEmpty)
    let free = Grant.begin(grant, facts: .init(), in: system)
    #expect(free.isToRun && free.events.map(\.kind) == ["grant.activating"])
    let again = Grant.begin(try Self.grant(.activating), facts: .init(), in: system)
    #expect(again.isToRun && again.events.isEmpty)
  }

  // MARK: Asking again

  private func retry(
    _ grant: Grant,
    by person: Person,
    seen: Int? = nil
  ) throws(Refusal) -> [Event] {
    try Grant.retry(
      grant,
      reason: "the target is back",
      seen: seen,
      facts: GrantFacts(persons: [World.noor.id], owners: [World.olga.id], deciders: []),
      in: World.context(person)
    )
  }

  @Test(arguments: [SmallWorld.ada, SmallWorld.ben, SmallWorld.olga])
  func `who may revoke, and the owner, ask for another try`(_ person: Person) throws {
    let grant = try Self.grant(.revokeFailed)
    let after = EnforcementWorld.after(grant, try retry(grant, by: person), at: Self.later)
    #expect(after.state == .revoking && after.attempts == 0 && after.failure == nil)
    #expect(after.targetOperation(at: Self.later) == .revoke)
  }

  @Test(arguments: GrantState.allCases.filter { $0 != .revokeFailed })
  func `only what failed is tried again`(_ state: GrantState) throws {
    let grant = try Self.grant(state)
    #expect(
      refusal { () throws(Refusal) in try retry(grant, by: World.ada) }?.code
        == .illegalTransition
    )
  }

  @Test func `others do not ask, nor does who saw something else`() throws {
    let grant = try Self.grant(.revokeFailed)
    #expect(
      refusal { () throws(Refusal) in try retry(grant, by: World.noor) }?.code == .missingPersona
    )
    #expect(
      refusal { () throws(Refusal) in try retry(grant, by: World.ada, seen: 1) }?.code == .staleView
    )
  }

  @Test func `every event of a target is read back as it was written`() throws {
    let events: [GrantEvent] = [
      .activating, .commandRan(EnforcementWorld.run(3)), .activationDelayed(retryAt: Self.later),
      .activationFailed, .revokeFailed(retryAt: nil), .revokeFailed(retryAt: Self.later),
      .retried(by: World.ada.id, reason: FreeText("the target is back", salt: [1])),
      .revoked(.command("aws-detach")), .ended(.covered(Identifier("GR-2"))),
    ]
    for event in events {
      #expect(try GrantEvent(kind: event.kind, event.payload) == event)
    }
  }
}
