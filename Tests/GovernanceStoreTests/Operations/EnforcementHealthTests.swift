import Governance
import Testing

@testable import GovernanceStore

/// Enforcement says that it lives, and the first screen when it does not.
struct EnforcementHealthTests {
  private func messages(_ world: TestWorld) async throws -> [String] {
    try await world.store.posture(environment: nil, as: .claiming("ada")).alerts.map(\.message)
  }

  @Test func `two missing rounds are told`() async throws {
    let world = try await TestWorld()
    let origin = world.test.root.origin
    #expect(try await world.store.enforcementHealth() == nil)
    _ = try await world.store.enforce(from: origin, every: .minutes(1))
    #expect(try await world.store.enforcementHealth()?.interval == .minutes(1))
    world.test.clock.advance(.minutes(2))
    #expect(try await !messages(world).contains { $0.contains("last ran") })
    world.test.clock.advance(.seconds(1))
    #expect(try await messages(world).first == "enforcement last ran 2m ago on test")
    _ = try await world.store.enforce(from: origin, every: .minutes(1))
    #expect(try await !messages(world).contains { $0.contains("last ran") })
  }

  @Test func `that it never ran is told where a grant is to end`() async throws {
    let world = try await TestWorld()
    #expect(try await !messages(world).contains { $0.contains("never ran") })
    try await world.settle(try await world.ask(for: world.reader))
    #expect(try await messages(world).contains { $0.hasPrefix("enforcement never ran") })
  }

  @Test func `the numbers of a day are recorded once a day`() async throws {
    let world = try await TestWorld()
    let origin = world.test.root.origin
    let question = "select count(*) from ledger_entry where kind = 'metrics.recorded'"
    for _ in 0..<3 {
      let before = try await world.store.ask(question)
      _ = try await world.store.enforce(from: origin, every: .minutes(1))
      #expect(try await world.store.ask(question) == before, "an import recorded this day")
      world.test.clock.advance(.days(1))
      for _ in 0..<3 { _ = try await world.store.enforce(from: origin, every: .minutes(1)) }
    }
    #expect(
      try await world.store.ask("select count(*) from metric_day") == [[4]],
      "the day of the import, and three more"
    )
  }

  @Test func `a plan writes nothing and tells what a round would do`() async throws {
    let world = try await TestWorld()
    _ = try await world.ask()
    world.test.clock.advance(.days(4))
    let before = try await world.store.ledger()
    let plan = try await world.store.planEnforcement(from: world.test.root.origin)
    #expect(plan.done == ["request expired": 1])
    #expect(try await world.store.ledger() == before)
    #expect(try await world.store.enforce(from: world.test.root.origin).done == plan.done)
  }

  @Test func `whoever's contract ran out is recorded as gone, with the grants`() async throws {
    let world = try await TestWorld()
    try await world.settle(try await world.ask(for: world.reader))
    var leaver = SmallCloud.employee("noor", manager: "ben")
    leaver.contractEndsAt = world.test.clock.instant + .hours(1)
    try await world.store.takePeople([
      SmallCloud.employee("ben"), leaver, SmallCloud.employee("ada", team: "security"),
      SmallCloud.employee("mei", team: "security"),
    ])
    #expect(try await world.store.enforce(from: world.test.root.origin).isEmpty)
    world.test.clock.advance(.hours(1))
    let report = try await world.store.enforce(from: world.test.root.origin)
    #expect(report.done == ["person left": 1])
    let person = try await world.store.engine.read { try $0.person("noor") }
    #expect(person.state == .left && person.leftAt == leaver.contractEndsAt)
    let states = try await world.store.engine.read { try $0.grants() }.map(\.state)
    #expect(states == [.revoking])
    #expect(try await world.store.enforce(from: world.test.root.origin).isEmpty)
    #expect(try await world.store.verify().isSound)
  }

  @Test func `whoever the people source says left is recorded as gone`() async throws {
    let world = try await TestWorld()
    var leaver = SmallCloud.employee("noor", manager: "ben")
    leaver.isActive = false
    leaver.leftAt = world.test.clock.instant - .days(2)
    try await world.store.takePeople([
      SmallCloud.employee("ben"), leaver, SmallCloud.employee("ada", team: "security"),
      SmallCloud.employee("mei", team: "security"),
    ])
    let report = try await world.store.enforce(from: world.test.root.origin)
    #expect(report.done == ["person left": 1])
    let person = try await world.store.engine.read { try $0.person("noor") }
    #expect(person.state == .left && person.leftAt == leaver.leftAt)
  }
}
