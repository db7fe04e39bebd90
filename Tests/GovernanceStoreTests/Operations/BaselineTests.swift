import Governance
import Testing

@testable import GovernanceStore

struct BaselineTests {
  private let team: PrincipalFact = {
    var group = PrincipalFact(
      key: "AGPA-team",
      nativeID: "arn:aws:iam::1:group/team",
      name: "team",
      type: .group,
      provider: "aws",
      nativeKind: "group"
    )
    group.createdAt = Instant(milliseconds: 1_600_000_000_000)
    return group
  }()

  private func world() async throws -> TestWorld {
    let world = try await TestWorld()
    var boundary = SmallCloud.attached(world.reader, to: world.noor)
    boundary.via = "boundary"
    try await world.takeCloud(extra: [
      .principal(team), .assignment(SmallCloud.attached(world.writer, to: team)),
      .assignment(boundary),
      .assignment(AssignmentFact(entitlement: "gone", holder: team.nativeID, via: "attached")),
    ])
    return world
  }

  @Test func `what exists becomes standing grants, once`() async throws {
    let world = try await world()
    let counts = try await world.store.baselineCounts()
    #expect(counts.assignments == 2)
    #expect(counts.adopted == 2)
    #expect(counts.boundaries == 1)
    #expect(counts.unresolved == 1)
    let report = try await world.store.baseline(as: world.test.root)
    #expect(report.adopted == 2)
    let again = try await world.store.baseline(as: world.test.root)
    #expect(again.adopted == 0)
    #expect(again.known == 2)
    let grants = try await world.store.engine.read { try $0.grants() }
    #expect(grants.map(\.state) == [.active, .active])
    #expect(grants.map(\.kind) == [.standing, .standing])
    #expect(grants.allSatisfy { $0.endsAt == nil && $0.rule == "baseline" })
    #expect(grants.contains { $0.startsAt == Instant(milliseconds: 1_600_000_000_000) })
    #expect(try await world.store.verify().isSound)
  }

  @Test func `a scope adopts only what its source says`() async throws {
    let world = try await world()
    #expect(try await world.store.baselineCounts(scope: "k8s-rbac").assignments == 0)
    #expect(try await world.store.baselineCounts(scope: "aws-iam").assignments == 2)
    #expect(try await world.store.baselineCounts(scope: "aws-iam/1").assignments == 2)
    #expect(try await world.store.baselineCounts(scope: "aws-iam/12").assignments == 0)
  }

  @Test func `who may not adopt a baseline adopts nothing`() async throws {
    let world = try await world()
    await #expect(throws: Refusal.self) {
      try await world.store.baseline(as: .claiming("noor"))
    }
    #expect(try await world.store.ask("select count(*) from access_grant") == [[0]])
  }

  @Test func `a baseline cut off goes on where it stopped`() async throws {
    let test = try await TestStore()
    let right = SmallCloud.right("reader")
    let users = (0..<1_205).map { SmallCloud.user("user-\($0)") }
    try await test.store.take(
      [.entitlement(right)]
        + users.flatMap { [.principal($0), .assignment(SmallCloud.attached(right, to: $0))] }
    )
    let report = try await test.store.baseline(as: test.root) { adopted in
      #expect([1_000, 1_205].contains(adopted))
    }
    #expect(report.adopted == 1_205)
    #expect(try await test.store.baselineCounts().known == 1_205)
  }
}

/// Proof (b): a later snapshot shows that the target did what was decided.
struct ProofTests {
  private func state(_ world: TestWorld, _ id: String) async throws -> Grant {
    try await world.store.engine.read { try $0.grant(Identifier(id)) }
  }

  @Test func `a revoked right that the next snapshot has no longer is revoked for good`()
    async throws
  {
    let world = try await TestWorld()
    _ = try await world.store.baseline(as: world.test.root)
    _ = try await world.store.perform(
      [.revoke(Identifier("GR-1"), reason: "no longer needed", seen: nil)],
      as: world.test.root
    )
    try await world.takeCloud()
    #expect(try await state(world, "GR-1").state == .revoking)
    world.test.clock.advance(.hours(1))
    let report = try await world.store.take([
      .principal(world.noor), .principal(world.trainer), .entitlement(world.reader),
      .entitlement(world.writer),
    ])
    #expect(report.proofs == 1)
    let grant = try await state(world, "GR-1")
    #expect(grant.state == .revoked)
    #expect(grant.endProof == .snapshot(report.snapshot.id))
    #expect(grant.enforcedAt == world.test.clock.instant)
    #expect(try await world.store.verify().isSound)
  }

  @Test func `an approved right that the next snapshot has is active`() async throws {
    let world = try await TestWorld()
    let request = try await world.ask(for: world.reader)
    try await world.settle(request)
    #expect(try await state(world, "GR-1").state == .scheduled)
    try await world.takeCloud()
    #expect(try await state(world, "GR-1").state == .scheduled)
    try await world.takeCloud(extra: [
      .assignment(SmallCloud.attached(world.reader, to: world.noor))
    ])
    let grant = try await state(world, "GR-1")
    #expect(grant.state == .active)
    #expect(grant.startProof == .snapshot(Identifier("SN-4")))
  }

  @Test func `a snapshot of another source proves nothing`() async throws {
    let world = try await TestWorld()
    _ = try await world.store.baseline(as: world.test.root)
    _ = try await world.store.perform(
      [.revoke(Identifier("GR-1"), reason: "no longer needed", seen: nil)],
      as: world.test.root
    )
    try await world.store.take([.principal(world.noor)], kind: .awsIAM, scope: "2")
    #expect(try await state(world, "GR-1").state == .revoking)
  }
}
