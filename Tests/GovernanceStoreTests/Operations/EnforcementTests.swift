import Governance
import Testing

@testable import GovernanceStore

struct EnforcementTests {
  private func enforce(_ world: TestWorld) async throws -> EnforcementReport {
    try await world.store.enforce(from: world.test.root.origin)
  }

  /// Requests for as many rights, which nobody answers.
  private func unanswered(_ count: Int) async throws -> TestWorld {
    let world = try await TestWorld()
    let rights = (0..<count).map { SmallCloud.right("right-\($0)", owner: "ben") }
    try await world.takeCloud(extra: rights.map { .entitlement($0) })
    for right in rights { _ = try await world.ask(for: right) }
    world.test.clock.advance(.days(4))
    return world
  }

  @Test func `with nothing due a round writes nothing`() async throws {
    let world = try await TestWorld.lived()
    let before = try await world.store.ledger()
    #expect(try await enforce(world).isEmpty)
    #expect(try await world.store.ledger() == before)
  }

  @Test func `a request that nobody answered is recorded as expired, once`() async throws {
    let world = try await TestWorld()
    let request = try await world.ask()
    world.test.clock.advance(.days(4))
    let report = try await enforce(world)
    #expect(report.done == ["request expired": 1])
    #expect(try await world.request(request.id).state == .expired)
    #expect(try await enforce(world).isEmpty)
    #expect(try await world.store.verify().isSound)
  }

  @Test func `a grant whose time is over owes the proof of its end`() async throws {
    let world = try await TestWorld()
    let request = try await world.ask(for: world.reader)
    try await world.settle(request)
    let grants = try await world.request(request.id).grants
    let id = try #require(grants.first)
    world.test.clock.advance(.hours(7))
    #expect(try await enforce(world).isEmpty, "an hour is left")
    world.test.clock.advance(.hours(1))
    #expect(try await enforce(world).done == ["grant ending": 1])
    let grant = try await world.store.engine.read { try $0.grant(id) }
    #expect(grant.state == .ending)
    #expect(try await enforce(world).isEmpty)
    #expect(try await world.store.verify().isSound)
  }

  @Test func `two rounds at once decide each thing once`() async throws {
    let world = try await unanswered(5)
    async let one = enforce(world)
    async let other = enforce(world)
    let reports = try await [one, other]
    #expect(reports.map(\.entries).reduce(0, +) == 5)
    #expect(reports.flatMap(\.refusals) == [])
  }

  @Test func `more than a transaction holds is done in several`() async throws {
    let world = try await unanswered(5)
    let report = try await world.store.enforce(from: world.test.root.origin, batch: 3)
    #expect(report.done == ["request expired": 5])
    let decisions = try await world.store.ask(
      "select count(distinct decision) from ledger_entry where kind = 'request.expired'"
    )
    #expect(decisions == [[2]])
  }

  @Test func `nobody is named as who let time pass`() async throws {
    let world = try await TestWorld()
    _ = try await world.ask()
    world.test.clock.advance(.days(4))
    _ = try await enforce(world)
    let persons = try await world.store.ask(
      "select person from ledger_entry where kind = 'request.expired'"
    )
    #expect(persons == [[.null]])
  }
}
