import Governance
import Testing

@testable import GovernanceStore

struct WorkloadCommandTests {
  static let good = WorkloadDraft(
    intentVersion: "v9",
    tokenLifetime: .minutes(15),
    audience: "vertex",
    attested: true,
    provenance: true
  )

  /// An active identity of the trainer, with the standing grant that a baseline adopted.
  private func active() async throws -> TestWorld {
    let world = try await TestWorld()
    _ = try await world.store.baseline(as: world.test.root)
    for command in [
      WorkloadCommand.propose(
        Identifier(world.trainer.nativeID),
        zone: .runtime,
        owner: Identifier("ben")
      ), .register(Identifier("WI-1"), Self.good, seen: nil),
      .activate(Identifier("trainer"), reason: nil, seen: nil),
    ] { try await perform(command, world) }
    return world
  }

  @discardableResult
  private func perform(
    _ command: WorkloadCommand,
    _ world: TestWorld,
    as handle: String = "ada"
  ) async throws -> Receipt {
    try await world.store.perform([.workload(command)], as: .claiming(handle))
  }

  private func identity(_ world: TestWorld) async throws -> WorkloadIdentity {
    try await world.store.engine.read { try $0.workload(Identifier("WI-1")) }
  }

  @Test func `a workload is proposed, registered and activated`() async throws {
    let world = try await active()
    #expect(try await identity(world).state == .active)
    let again = await #expect(throws: Refusal.self) {
      try await perform(.propose(Identifier("trainer"), zone: .build, owner: nil), world)
    }
    #expect(again?.code == .conflict)
    let human = await #expect(throws: Refusal.self) {
      try await perform(
        .propose(Identifier(world.noor.nativeID), zone: .build, owner: nil),
        world
      )
    }
    #expect(human?.code == .notEligible)
    #expect(try await world.store.verify().isSound)
  }

  @Test func `a quarantine ends all its grants in one transaction`() async throws {
    let world = try await active()
    let receipt = try await perform(
      .quarantine(
        Identifier("WI-1"),
        reason: "token seen outside the runners",
        ticket: "INC-412",
        keep: [],
        seen: nil
      ),
      world
    )
    #expect(receipt.entries.map(\.event.kind) == ["workload.quarantined", "grant.revoking"])
    #expect(Set(receipt.entries.map(\.decision)).count == 1)
    let live = try await world.store.ask(
      "select count(*) from access_grant where state not in ('revoking', 'revoked')"
    )
    #expect(live == [[0]])
    #expect(try await identity(world).state == .quarantined)
    #expect(try await world.store.verify().isSound)
  }

  @Test func `who leaves orphans a workload at once, and after 14 days it is suspended`()
    async throws
  {
    let world = try await active()
    let receipt = try await world.store.perform(
      [.offboard(Identifier("ben"), effectiveAt: nil, reason: "left")],
      as: world.test.root
    )
    #expect(receipt.entries.map(\.event.kind).contains("workload.owner_lost"))
    let orphaned = try await world.store.records(
      ListQuery(.workloads, filter: "is:orphaned"),
      as: world.test.root
    )
    #expect(orphaned.rows.map(\.id) == ["WI-1"])
    world.test.clock.advance(.days(14) - .milliseconds(1))
    let before = try await world.store.enforce(from: world.test.root.origin)
    #expect(before.done["workload suspended"] == nil)
    world.test.clock.advance(.milliseconds(1))
    let report = try await world.store.enforce(from: world.test.root.origin)
    #expect(report.done["workload suspended"] == 1)
    #expect(try await identity(world).state == .suspended)
    #expect(try await world.store.verify().isSound)
  }

  @Test func `an owner whose contract has ended is found by enforcement`() async throws {
    let world = try await active()
    let owner = try await world.store.ask("select owner from workload_identity")
    try await world.store.alter(
      """
      update person set contract_ends_at = \(world.test.clock.instant.milliseconds)
      where id = '\(owner[0][0].description)'
      """
    )
    let report = try await world.store.enforce(from: world.test.root.origin)
    #expect(report.done["person left"] == 1)
    #expect(try await identity(world).ownerLostAt == world.test.clock.instant)
  }

  /// The flags of the domain and the conditions of the list are two writings of the same rules.
  @Test(arguments: [Duration.zero, .days(29), .days(30), .days(31), .days(91), .days(181)])
  func `a list finds by a flag what the domain flags`(_ after: Duration) async throws {
    let world = try await active()
    world.test.clock.advance(after)
    let now = world.test.clock.instant
    let flags = try await identity(world).flags(WorkloadFacts(), at: now, .standard)
    for flag in WorkloadFlag.allCases where flag != .dormant {
      let page = try await world.store.records(
        ListQuery(.workloads, filter: "is:\(flag.rawValue)"),
        as: world.test.root
      )
      #expect((page.rows.count == 1) == flags.contains(flag), "\(flag) after \(after)")
    }
  }
}
