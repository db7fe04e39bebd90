import Governance
import Testing

@testable import GovernanceStore

/// What the store tells the rules about the world.
struct RequestFactsTests {
  private func facts(_ world: TestWorld, _ request: AccessRequest) async throws -> RequestFacts {
    let options = world.store.options
    return try await world.store.engine.read {
      try $0.facts(for: request, at: options.clock(), options)
    }
  }

  @Test func `the right is as its newest snapshot has it`() async throws {
    let world = try await TestWorld()
    let request = try await world.ask()
    var wider = world.writer
    wider.permissions = 99
    wider.broadActions = true
    try await world.store.take([
      .principal(world.noor), .entitlement(world.reader), .entitlement(wider),
    ])
    let facts = try await facts(world, request)
    #expect(facts.right.permissions == 99)
    #expect(facts.right.broadActions)
    #expect(facts.newPermissions == 99)
  }

  @Test func `what the persons behind an account hold counts through whichever account`()
    async throws
  {
    let world = try await TestWorld()
    let request = try await world.ask()
    #expect(try await facts(world, request).held == [])
    // A second account of hers, which holds something.
    let second = SmallCloud.user("noor-admin")
    try await world.takeCloud(extra: [
      .principal(second), .assignment(SmallCloud.attached(world.reader, to: second)),
    ])
    _ = try await world.store.perform(
      [.link(Identifier("noor"), Identifier(second.nativeID))],
      as: world.test.root
    )
    _ = try await world.store.baseline(as: world.test.root)
    #expect(try await facts(world, request).held == ["reader s3:GetObject"])
  }

  @Test func `a right that is held already brings nothing new`() async throws {
    let world = try await TestWorld()
    let request = try await world.ask(for: world.reader)
    try await world.settle(request)
    let again = try await world.ask(for: world.reader)
    #expect(try await facts(world, again).newPermissions == 0)
    world.test.clock.advance(.hours(9))
    #expect(try await facts(world, again).newPermissions == 3)
  }

  @Test func `denied requests are remembered for ninety days`() async throws {
    let world = try await TestWorld()
    for _ in 0..<2 {
      let request = try await world.ask()
      _ = try await world.store.perform(
        [.deny(Decision(request: request.id, seenVersion: 1, reason: "not now"))],
        as: .claiming("ada")
      )
    }
    let request = try await world.ask()
    #expect(try await facts(world, request).history.negatives == 2)
    world.test.clock.advance(.days(91))
    #expect(try await facts(world, request).history.negatives == 0)
  }

  @Test func `peers are those of the same team and kind`() async throws {
    let world = try await TestWorld()
    func member(_ name: String) -> PrincipalFact {
      var user = SmallCloud.user(name)
      user.team = "ml"
      return user
    }
    let members = ["noor", "a", "b", "c"].map(member)
    try await world.takeCloud(
      extra: members.map { .principal($0) }
        + [.assignment(SmallCloud.attached(world.writer, to: members[1]))]
    )
    _ = try await world.store.baseline(as: world.test.root)
    let request = try await world.ask()
    let peers = try await facts(world, request).peers
    #expect(peers == RiskInput.Peers(holders: 1, all: 3))
  }

  @Test func `who owns a workload stands behind it`() async throws {
    let world = try await TestWorld()
    let request = try await world.ask(for: world.writer) {
      $0.beneficiary = Identifier(world.trainer.nativeID)
    }
    let facts = try await facts(world, request)
    let ben = try await world.store.engine.read { try $0.person("ben").id }
    #expect(facts.beneficiary.persons == [ben])
    #expect(!facts.personUnknown)
  }

  @Test func `idle time is told only where telemetry would know`() async throws {
    let world = try await TestWorld()
    let request = try await world.ask()
    #expect(try await facts(world, request).beneficiary.idle == nil)
    var seen = world.noor
    seen.lastUsedKnown = true
    seen.lastUsedAt = world.test.clock.instant - .days(40)
    try await world.takeCloud(extra: [.principal(seen)])
    let idle = try await facts(world, request).beneficiary.idle
    #expect(idle == .days(40))
    #expect(try await facts(world, request).neverUsedByPrincipal == false)
    seen.lastUsedAt = nil
    try await world.takeCloud(extra: [.principal(seen)])
    #expect(try await facts(world, request).neverUsedByPrincipal)
  }

  @Test func `working hours are judged where the requester's zone is known`() async throws {
    let world = try await TestWorld()
    let request = try await world.ask()
    #expect(try await facts(world, request).requesterOffset == 0)
  }

  @Test func `the state of live grants is the domain's, word for word`() async throws {
    let world = try await TestWorld.lived()
    for hours in [-1, 0, 1, 9, 1_000] {
      let now = world.test.clock.instant + .hours(hours)
      let grants = try await world.store.engine.read { connection in
        (
          try connection.grants(where: Grant.isLiveSQL, [.init(now), .init(now)]).map(\.id),
          try connection.grants().filter { $0.isLive(at: now) }.map(\.id)
        )
      }
      #expect(grants.0 == grants.1, "\(hours)")
    }
  }
}
