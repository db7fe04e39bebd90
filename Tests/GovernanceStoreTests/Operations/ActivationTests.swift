import Governance
import Testing

@testable import GovernanceStore

/// Access that was agreed to for later is judged again when its time comes.
struct ActivationTests {
  /// Noor reads from an hour from now on.
  private func agreed(_ rules: (inout Rules) -> Void = { _ in }) async throws
    -> (world: TestWorld, grant: Grant.ID)
  {
    let world = try await TestWorld()
    var others = Rules.standard
    rules(&others)
    if others != Rules.standard {
      _ = try await world.store.perform(
        [.applyRules(others, reason: "apart")],
        as: world.test.root
      )
    }
    let start = world.test.clock.instant + .hours(1)
    let request = try await world.ask(for: world.reader) { $0.startAt = start }
    try await world.settle(request)
    let grants = try await world.request(request.id).grants
    return (world, try #require(grants.first))
  }

  private func enforce(_ world: TestWorld) async throws -> [String: Int] {
    try await world.store.enforce(from: world.test.root.origin).done
  }

  private func grant(_ id: Grant.ID, _ world: TestWorld) async throws -> Grant {
    try await world.store.engine.read { try $0.grant(id) }
  }

  @Test func `it begins, once, where nothing stands against it`() async throws {
    let (world, id) = try await agreed()
    #expect(try await enforce(world) == [:], "not before its time")
    world.test.clock.advance(.hours(1))
    #expect(try await enforce(world) == ["grant started": 1])
    let begun = try await grant(id, world)
    #expect(begun.state == .activating && begun.isLive(at: world.test.clock.instant))
    #expect(try await enforce(world) == [:])
    #expect(try await world.store.verify().isSound)
  }

  @Test func `it does not begin for an account that was stopped`() async throws {
    let (world, id) = try await agreed()
    _ = try await world.store.perform(
      [
        .quarantine(
          .impose(
            Identifier(world.noor.nativeID),
            reason: "laptop stolen",
            ticket: "INC-7",
            keep: [id]
          )
        )
      ],
      as: .claiming("ada")
    )
    world.test.clock.advance(.hours(1))
    #expect(try await enforce(world) == ["grant started": 1])
    let refused = try await grant(id, world)
    #expect(refused.state == .activationFailed)
    #expect(refused.failure?.text == "the account is in quarantine, as QN-1")
    #expect(try await enforce(world) == [:])
    #expect(try await world.store.verify().isSound)
  }

  @Test func `it does not begin beside what does not go together with it by then`() async throws {
    let (world, id) = try await agreed { rules in
      rules.separation[1].left = .init(["reader"])
      rules.separation[1].right = .init(["writer"])
    }
    // When they are agreed to, none of the two is open yet.
    let other = try await world.ask()
    try await world.settle(other)
    world.test.clock.advance(.hours(1))
    #expect(try await enforce(world)["grant started"] == 1)
    let refused = try await grant(id, world)
    #expect(refused.state == .activationFailed)
    #expect(
      refused.failure?.text
        == "it no longer goes together with `writer` (rule register-and-promote)"
    )
    let history = try await world.store.history(of: id.text).map(\.entry.kind)
    #expect(history.contains("grant.activation_failed"))
    let now = world.test.clock.instant
    #expect(!refused.isLive(at: now))
  }

  @Test func `a rule that only asks for approval stops nothing that was approved`() async throws {
    let (world, id) = try await agreed { rules in
      rules.separation[0].left = .init(["reader"])
      rules.separation[0].right = .init(["writer"])
    }
    try await world.settle(try await world.ask())
    world.test.clock.advance(.hours(1))
    _ = try await enforce(world)
    #expect(try await grant(id, world).state == .activating)
  }
}
