import Governance
import Testing

/// Owners who leave, quarantine, and the flags that follow from the hour.
@Suite struct WorkloadLifeTests {
  typealias World = SmallWorld
  typealias Act = WorkloadTests.Act

  static let now = World.now

  // MARK: Owners

  @Test func `an owner who leaves is flagged at once, and after 14 days it is suspended`() throws {
    let identity = try #require(WorkloadTests.identity(in: .active))
    let system = World.context(World.ada).system
    #expect(WorkloadIdentity.follow(identity, ownerLeft: World.mei.id, in: system) == [])
    let events = WorkloadIdentity.follow(identity, ownerLeft: World.ben.id, in: system)
    let lost = try #require(FindingWorld.evolved(identity, events, at: Self.now))
    #expect(lost.ownerLostAt == Self.now && lost.state == .active)
    #expect(WorkloadIdentity.follow(lost, ownerLeft: World.ben.id, in: system) == [], "once")
    let end = Self.now + .days(14)
    let before = World.context(World.ada, at: end - .milliseconds(1)).system
    #expect(WorkloadIdentity.due(lost, in: before) == [])
    let then = World.context(World.ada, at: end).system
    let due = WorkloadIdentity.due(lost, in: then)
    #expect(FindingWorld.evolved(lost, due, at: end)?.state == .suspended)
    let owned = try WorkloadIdentity.assignOwner(
      lost,
      World.mei,
      seen: nil,
      in: World.context(World.ada)
    )
    let again = try #require(FindingWorld.evolved(lost, owned, at: Self.now))
    #expect(again.owner == World.mei.id && again.ownerLostAt == nil)
    #expect(WorkloadIdentity.due(again, in: then) == [])
  }

  @Test func `only an active identity is suspended by time`() throws {
    let late = World.context(World.ada, at: Self.now + .days(15)).system
    for state in WorkloadState.allCases where state != .active {
      var identity = try #require(WorkloadTests.identity(in: state))
      identity.apply(.ownerLost(owner: World.ben.id), at: Self.now)
      #expect(WorkloadIdentity.due(identity, in: late) == [])
    }
  }

  @Test func `an owner is one who is there, and none is named for what is over`() throws {
    let identity = try #require(WorkloadTests.identity(in: .active))
    let left = World.person("P-5", "gone", [], left: true)
    func assign(
      _ identity: WorkloadIdentity,
      _ person: Person,
      by actor: Person = World.ada
    ) throws(Refusal) -> [Event] {
      try WorkloadIdentity.assignOwner(identity, person, seen: nil, in: World.context(actor))
    }
    #expect(
      refusal { () throws(Refusal) in try assign(identity, left) }?.code == .notEligible
    )
    #expect(
      refusal { () throws(Refusal) in try assign(identity, World.mei, by: World.noor) }?.code
        == .missingPersona
    )
    let over = try #require(WorkloadTests.identity(in: .decommissioned))
    #expect(
      refusal { () throws(Refusal) in try assign(over, World.mei) }?.code == .alreadyClosed
    )
  }

  // MARK: Quarantine

  private func quarantine(
    _ identity: WorkloadIdentity,
    _ grants: [Grant],
    keep: [Grant.ID] = [],
    ticket: String? = "INC-412",
    by person: Person = World.ada
  ) throws(Refusal) -> [Event] {
    try WorkloadIdentity.quarantine(
      identity,
      grants: grants,
      keep: keep,
      reason: "token seen outside the runners",
      ticket: ticket,
      seen: nil,
      in: World.context(person)
    )
  }

  @Test func `a quarantine of security alone ends all its grants in one decision`() throws {
    let identity = try #require(WorkloadTests.identity(in: .active))
    let active = try #require(GrantTests.active())
    let coming = try #require(GrantTests.grant(from: .hours(1)))
    #expect(
      try quarantine(identity, [active]).map(\.kind)
        == ["workload.quarantined", "grant.revoking"]
    )
    #expect(
      try quarantine(identity, [coming]).map(\.kind)
        == ["workload.quarantined", "grant.withdrawn"]
    )
    #expect(
      try quarantine(identity, [active], keep: [active.id]).map(\.kind)
        == ["workload.quarantined"]
    )
    let stranger = refusal { () throws(Refusal) in
      try quarantine(identity, [active], keep: [Identifier("GR-9")])
    }
    #expect(stranger?.code == .notFound)
    let bare = refusal { () throws(Refusal) in try quarantine(identity, [], ticket: " ") }
    #expect(bare?.code == .missingField)
    let approver = refusal { () throws(Refusal) in try quarantine(identity, [], by: World.ben) }
    #expect(approver?.code == .missingPersona)
  }

  @Test func `it acts again only after its credentials changed and another person looked`() throws {
    let identity = try #require(WorkloadTests.identity(in: .quarantined))
    #expect(identity.reviewDueAt == Self.now + .hours(72))
    let facts = WorkloadFacts()
    let due = Self.now + .hours(72)
    #expect(!identity.flags(facts, at: due - .milliseconds(1), .standard).contains(.reviewOverdue))
    #expect(identity.flags(facts, at: due, .standard).contains(.reviewOverdue))
    func review(
      _ identity: WorkloadIdentity,
      by person: Person
    ) throws(Refusal) -> [Event] {
      try WorkloadIdentity.review(
        identity,
        reason: "the runner was rebuilt",
        seen: nil,
        in: World.context(person)
      )
    }
    let own = refusal { () throws(Refusal) in try review(identity, by: World.ada) }
    #expect(own?.code == .secondPerson)
    let rotated = try #require(WorkloadTests.identity(in: .rotated))
    let reviewed = try #require(
      FindingWorld.evolved(rotated, try review(rotated, by: World.root), at: Self.now)
    )
    #expect(reviewed.state == .rotated && reviewed.reviewDueAt == nil)
    let active = FindingWorld.evolved(reviewed, try Act.activate.attempt(reviewed), at: Self.now)
    #expect(active?.state == .active)
    let twice = refusal { () throws(Refusal) in try review(reviewed, by: World.root) }
    #expect(twice?.code == .illegalTransition)
    let none = try #require(WorkloadTests.identity(in: .active))
    #expect(
      refusal { () throws(Refusal) in try review(none, by: World.root) }?.code
        == .illegalTransition
    )
  }

  @Test func `what is decommissioned loses its grants`() throws {
    let identity = try #require(WorkloadTests.identity(in: .deprecated))
    let grant = try #require(GrantTests.active())
    let events = try WorkloadIdentity.retire(
      identity,
      to: .decommissioned,
      grants: [grant],
      reason: "replaced",
      seen: nil,
      in: World.context(World.ada)
    )
    #expect(events.map(\.kind) == ["workload.decommissioned", "grant.revoking"])
  }

  // MARK: Flags

  @Test func `flags follow from the hour and from what is known`() throws {
    let identity = try #require(WorkloadTests.identity(in: .active))
    func flags(
      _ change: (inout WorkloadFacts) -> Void = { _ in },
      after length: Duration = .zero
    ) -> Set<WorkloadFlag> {
      var facts = WorkloadFacts()
      change(&facts)
      return identity.flags(facts, at: Self.now + length, .standard)
    }
    #expect(flags() == [])
    #expect(flags { $0.ownerIsActive = nil } == [.orphaned])
    #expect(flags { $0.ownerIsActive = false } == [.orphaned])
    #expect(flags({ $0.lastUsedAt = Self.now - .days(90) }) == [], "nobody can tell")
    #expect(
      flags {
        $0.lastUsedKnown = true
        $0.lastUsedAt = Self.now - .days(90)
      } == [.dormant]
    )
    #expect(flags(after: .days(30)) == [.recertificationDue])
    #expect(flags(after: .days(30) + .milliseconds(1)) == [.recertificationDue, .rotationOverdue])
    let over = try #require(WorkloadTests.identity(in: .decommissioned))
    #expect(over.flags(WorkloadFacts(ownerIsActive: nil), at: Self.now, .standard) == [])
  }
}
