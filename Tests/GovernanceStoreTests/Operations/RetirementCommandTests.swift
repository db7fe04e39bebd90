import Governance
import Testing

@testable import GovernanceStore

/// A deprecated right in the database: refused, reviewed, shown, and given again by another person.
struct RetirementCommandTests {
  private func perform(
    _ command: RetirementCommand,
    _ world: TestWorld,
    as handle: String = "ben"
  ) async throws {
    _ = try await world.store.perform([.retirement(command)], as: .claiming(handle))
  }

  private func announce(
    _ world: TestWorld,
    on day: Instant? = nil
  ) async throws {
    try await perform(
      .announce(
        Identifier(world.reader.key),
        on: day,
        replacedBy: Identifier(world.writer.key),
        reason: "one right an account"
      ),
      world
    )
  }

  @Test func `nobody gets it, not even who asked before`() async throws {
    let world = try await TestWorld()
    let request = try await world.ask(for: world.reader)
    try await announce(world)
    let refused = await #expect(throws: Refusal.self) { try await world.ask(for: world.reader) }
    #expect(refused?.code == .conflict, "it waits already")
    let voted = await #expect(throws: Refusal.self) { try await world.settle(request) }
    #expect(voted?.code == .hardStop && voted?.next == "ask for `writer` instead")
    #expect(try await world.request(request.id).state == .pending)
    #expect(try await world.store.verify().isSound)
  }

  @Test func `before its day it is given, and what begins after it is not opened`() async throws {
    let world = try await TestWorld()
    let day = world.test.clock.instant + .days(2)
    try await announce(world, on: day)
    let request = try await world.ask(for: world.reader) { $0.startAt = day + .hours(1) }
    try await world.settle(request)
    let grants = try await world.request(request.id).grants
    let id = try #require(grants.first)
    world.test.clock.advance(.days(2) + .hours(1))
    _ = try await world.store.enforce(from: world.test.root.origin)
    let grant = try await world.store.engine.read { try $0.grant(id) }
    #expect(grant.state == .activationFailed)
    #expect(grant.failure?.text == "the right is deprecated, by RT-1")
  }

  @Test func `who has it is reviewed in one campaign, once`() async throws {
    let world = try await TestWorld()
    _ = try await world.store.baseline(as: world.test.root)
    try await announce(world)
    let done = try await world.store.enforce(from: world.test.root.origin).done
    #expect(done["right deprecated"] == 1)
    let campaigns = try await world.store.engine.read { try $0.records(Campaign.self) }
    #expect(campaigns.map(\.name) == ["deprecated reader"])
    let items = try await world.store.engine.read { try $0.records(ReviewItem.self) }
    #expect(items.map(\.principalName) == ["trainer"])
    let retirement = try await world.store.engine.read { try $0.retirement(Identifier("RT-1")) }
    #expect(retirement.state == .inForce && retirement.campaign == campaigns.first?.id)
    let again = try await world.store.enforce(from: world.test.root.origin).done
    #expect(again["right deprecated"] == nil)
    #expect(try await world.store.verify().isSound)
  }

  @Test func `nobody has it: no empty campaign is made`() async throws {
    let world = try await TestWorld()
    try await announce(world)
    _ = try await world.store.enforce(from: world.test.root.origin)
    let campaigns = try await world.store.engine.read { try $0.records(Campaign.self) }
    #expect(campaigns.isEmpty)
  }

  @Test func `lists show it, and its grants`() async throws {
    let world = try await TestWorld()
    _ = try await world.store.baseline(as: world.test.root)
    let viewer = world.test.root
    try await announce(world, on: world.test.clock.instant + .days(1))
    let query = ListQuery(.entitlements, filter: "is:deprecated")
    #expect(try await world.store.records(query, as: viewer).rows.isEmpty, "not yet")
    world.test.clock.advance(.days(1))
    let row = try #require(try await world.store.records(query, as: viewer).rows.first)
    #expect(row.text("name") == "reader" && row.text("replaced_by") == "writer")
    let grants = try await world.store.grants(
      ListQuery(.grants, filter: "is:deprecated"),
      as: viewer
    ).rows
    #expect(grants.map(\.principalName) == ["trainer"])
    #expect(try await world.store.plainRecord("RT-1")?.text("name") == "reader")
  }

  @Test func `another person gives it again`() async throws {
    let world = try await TestWorld()
    try await announce(world)
    let own = await #expect(throws: Refusal.self) {
      try await perform(.withdraw(Identifier("RT-1"), reason: "needed"), world)
    }
    #expect(own?.code == .secondPerson)
    try await perform(.withdraw(Identifier(world.reader.key), reason: "needed"), world, as: "ada")
    _ = try await world.ask(for: world.reader)
    try await announce(world)
    #expect(try await world.store.verify().isSound)
  }

  @Test func `it cannot be replaced by what is deprecated itself`() async throws {
    let world = try await TestWorld()
    try await perform(
      .announce(Identifier(world.writer.key), on: nil, replacedBy: nil, reason: "too wide"),
      world
    )
    let refused = await #expect(throws: Refusal.self) { try await announce(world) }
    #expect(refused?.code == .conflict)
  }
}
