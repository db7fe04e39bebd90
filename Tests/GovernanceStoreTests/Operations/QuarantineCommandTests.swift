import Governance
import Testing

@testable import GovernanceStore

/// Quarantine of any account: decided by security, done at targets, released by another person.
struct QuarantineCommandTests {
  private func perform(
    _ command: QuarantineCommand,
    _ world: TestWorld,
    as handle: String = "ada"
  ) async throws -> Receipt {
    try await world.store.perform([.quarantine(command)], as: .claiming(handle))
  }

  private func stopped() async throws -> TestWorld {
    let world = try await TestWorld()
    let request = try await world.ask(for: world.reader)
    try await world.settle(request)
    let receipt = try await perform(
      .impose(Identifier(world.noor.nativeID), reason: "laptop stolen", ticket: "INC-7", keep: []),
      world
    )
    #expect(receipt.entries.map(\.event.kind) == ["quarantine.imposed", "grant.revoking"])
    return world
  }

  private func quarantine(_ world: TestWorld) async throws -> Quarantine {
    try await world.store.engine.read { try $0.quarantine(Identifier("QN-1")) }
  }

  @Test func `a person's account is stopped, and gets nothing until another releases it`()
    async throws
  {
    let world = try await stopped()
    let refused = await #expect(throws: Refusal.self) { try await world.ask(for: world.reader) }
    #expect(refused?.code == .notEligible)
    let own = await #expect(throws: Refusal.self) {
      try await perform(.release(Identifier(world.noor.nativeID), reason: "rotated"), world)
    }
    #expect(own?.code == .secondPerson)
    _ = try await perform(
      .release(Identifier(world.noor.nativeID), reason: "rotated"),
      world,
      as: "mei"
    )
    _ = try await world.ask(for: world.reader)
    #expect(try await world.store.verify().isSound)
  }

  @Test func `is confirmed only once every target has said so`() async throws {
    let world = try await stopped()
    let origin = world.test.root.origin
    let commands = TargetCommands([
      TargetTests.command(.quarantine), TargetTests.command(.revoke),
    ])
    func run(_ operation: TargetOperation, _ code: Int) async throws {
      var last = ""
      let claim = try #require(
        try await world.store.claimTask(operation, after: &last, commands, from: origin)
      )
      _ = try await world.store.settle(
        claim,
        TargetTests.outcome(code),
        by: claim.command,
        from: origin
      )
    }
    try await run(.quarantine, 1)
    #expect(try await quarantine(world).attempts == 1)
    world.test.clock.advance(.minutes(1))
    try await run(.quarantine, 0)
    #expect(try await world.store.enforce(from: origin).isEmpty, "a grant waits for its proof")
    #expect(try await quarantine(world).state == .imposed)
    try await run(.revoke, 0)
    #expect(try await world.store.enforce(from: origin).done == ["quarantine confirmed": 1])
    #expect(try await quarantine(world).state == .confirmed)
    #expect(try await world.store.enforce(from: origin).isEmpty)
    #expect(try await world.store.verify().isSound)
  }

  @Test func `an account is in one quarantine at a time`() async throws {
    let world = try await stopped()
    let twice = await #expect(throws: Refusal.self) {
      try await perform(
        .impose(Identifier(world.noor.nativeID), reason: "again", ticket: "INC-8", keep: []),
        world,
        as: "mei"
      )
    }
    #expect(twice?.code == .conflict)
    let none = await #expect(throws: Refusal.self) {
      try await perform(.release(Identifier("trainer"), reason: "rotated"), world, as: "mei")
    }
    #expect(none?.code == .notFound)
  }

  @Test func `nothing is opened at a target for an account in quarantine`() async throws {
    let world = try await TestWorld()
    let request = try await world.ask(for: world.reader)
    try await world.settle(request)
    let grants = try await world.request(request.id).grants
    _ = try await perform(
      .impose(
        Identifier(world.noor.nativeID),
        reason: "laptop stolen",
        ticket: "INC-7",
        keep: grants
      ),
      world
    )
    var last = ""
    let claim = try await world.store.claimTask(
      .activate,
      after: &last,
      TargetCommands([TargetTests.command(.activate)]),
      from: world.test.root.origin
    )
    #expect(claim == nil)
  }
}
