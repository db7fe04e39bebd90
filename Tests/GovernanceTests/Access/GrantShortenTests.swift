import Governance
import Testing

/// A grant that ends sooner: a shorter one takes its place, and no end is ever moved.
@Suite struct GrantShortenTests {
  typealias World = SmallWorld

  private static let facts = GrantFacts(
    persons: [World.noor.id],
    owners: [World.olga.id],
    deciders: []
  )

  private func shorten(
    _ grant: Grant,
    to length: Duration = .hours(1),
    by person: Person = SmallWorld.ada,
    reason: String = "an hour will do",
    seen: Int? = nil
  ) throws(Refusal) -> [Event] {
    try Grant.shorten(
      grant,
      until: World.now + length,
      reason: reason,
      seen: seen,
      facts: Self.facts,
      in: World.context(person)
    )
  }

  private func terms(_ events: [Event]) throws -> GrantEvent.Terms {
    guard case .grant(.scheduled(let terms))? = events.first?.body else {
      throw Refusal(.notFound, "", "the first event makes no grant", next: nil)
    }
    return terms
  }

  @Test(arguments: [SmallWorld.ada, SmallWorld.ben, SmallWorld.olga, SmallWorld.noor])
  func `who may revoke, the owner and the holder may`(_ person: Person) throws {
    let grant = try GrantTargetTests.grant(.active)
    let events = try shorten(grant, by: person)
    #expect(
      events.map(\.kind) == [
        "grant.scheduled", "grant.activated", "grant.revoking", "grant.revoked",
      ]
    )
    let terms = try terms(events)
    #expect(terms.replaces == grant.id && terms.endsAt == World.now + .hours(1))
    #expect(terms.startsAt == World.now && terms.kind == .jit && terms.resource == grant.resource)
    let old = EnforcementWorld.after(grant, Array(events.suffix(2)), at: World.now)
    #expect(old.state == .revoked && old.endedBy == person.id)
    #expect(old.endProof == .covered(Identifier(events[0].subject)))
  }

  @Test func `what has not begun is withdrawn, and the shorter one begins as it would`() throws {
    let grant = try #require(GrantTests.grant(from: .hours(1)))
    let events = try shorten(grant, to: .hours(2))
    #expect(events.map(\.kind) == ["grant.scheduled", "grant.withdrawn"])
    #expect(try terms(events).startsAt == grant.startsAt)
  }

  @Test func `what has no end is given one`() throws {
    let grant = try #require(GrantTests.grant(lasting: nil))
    #expect(try terms(shorten(grant, to: .days(3))).kind == .standing)
    #expect(try terms(shorten(grant, to: .hours(24))).kind == .jit)
  }

  @Test(arguments: [
    (Duration.zero, Refusal.Code.limit), (.hours(-1), .limit), (.hours(4), .limit),
    (.hours(5), .limit),
  ])
  func `an end that is no sooner, or leaves no time, is refused`(
    _ length: Duration,
    _ code: Refusal.Code
  ) throws {
    let grant = try GrantTargetTests.grant(.active)
    let refused = #expect(throws: Refusal.self) { try shorten(grant, to: length) }
    #expect(refused?.code == code && refused?.next?.isEmpty == false)
  }

  @Test(arguments: GrantState.allCases)
  func `only what opens access as decided is shortened`(_ state: GrantState) throws {
    let grant = try GrantTargetTests.grant(state)
    guard ![.scheduled, .activating, .active].contains(state) else {
      #expect(try !shorten(grant).isEmpty)
      return
    }
    #expect(throws: Refusal.self) { try shorten(grant) }
  }

  @Test func `others do not, nor without a reason, nor on what is another by now`() throws {
    let grant = try GrantTargetTests.grant(.active)
    let stranger = World.person("P-20", "stranger", [.auditor])
    let other = #expect(throws: Refusal.self) { try shorten(grant, by: stranger) }
    #expect(other?.code == .missingPersona)
    let silent = #expect(throws: Refusal.self) { try shorten(grant, reason: " ") }
    #expect(silent?.code == .missingField)
    let late = #expect(throws: Refusal.self) { try shorten(grant, seen: 99) }
    #expect(late?.code == .staleView)
  }

  @Test func `what it replaces is read back as it was written`() throws {
    let events = try shorten(GrantTargetTests.grant(.active))
    for event in events {
      guard case .grant(let body) = event.body else { continue }
      #expect(try GrantEvent(kind: body.kind, body.payload) == body)
    }
  }
}
