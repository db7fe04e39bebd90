import Governance
import Testing

@testable import GovernanceStore

struct RulesTests {
  private func apply(_ world: TestWorld, _ change: (inout Rules) -> Void) async throws {
    var rules = try await world.store.rules()
    change(&rules)
    _ = try await world.store.perform([.applyRules(rules, reason: "revision")], as: world.test.root)
  }

  @Test func `a database begins with the rules that ship`() async throws {
    let world = try await TestWorld()
    #expect(try await world.store.rules() == .standard)
  }

  @Test func `what is decided after names the new version, what was decided before the old`()
    async throws
  {
    let world = try await TestWorld()
    let before = try await world.ask(for: world.reader)
    try await apply(world) { $0.low.decisionDue = .hours(2) }
    #expect(try await world.store.rules().version == 2)
    let after = try await world.ask(for: world.writer)
    #expect(before.terms.rulesVersion == 1 && after.terms.rulesVersion == 2)
    let versions = try await world.store.ask(
      "select rules_version from ledger_entry where kind = 'request.submitted' order by sequence"
    )
    #expect(versions == [[1], [2]])
    #expect(try await world.store.verify().isSound)
  }

  @Test func `a maximum that was lowered is held from then on`() async throws {
    let world = try await TestWorld()
    try await apply(world) { rules in
      for band in [\Rules.low, \.medium, \.high, \.critical, \.unknownPerson] {
        rules[keyPath: band].maximumLength = .hours(1)
      }
    }
    let refusal = await #expect(throws: Refusal.self) { _ = try await world.ask() }
    #expect(refusal?.code == .limit)
  }

  @Test func `screens judge by the rules in force`() async throws {
    let world = try await TestWorld.lived()
    func standing() async throws -> Int {
      try await world.store.count(
        ListQuery(.grants, filter: "is:standing"),
        as: world.test.root
      ).matching
    }
    let before = try await standing()
    try await apply(world) { $0.jitCeiling = .hours(1) }
    #expect(try await standing() > before)
    #expect(try await world.store.verify().isSound, "derived rows do not depend on the rules")
  }

  @Test func `whoever may not keep rules changes nothing`() async throws {
    let world = try await TestWorld()
    var rules = Rules.standard
    rules.maximumRenewals = 1
    let refusal = await #expect(throws: Refusal.self) {
      try await world.store.perform([.applyRules(rules, reason: "x")], as: .claiming("noor"))
    }
    #expect(refusal?.code == .missingPersona)
    #expect(try await world.store.rules() == .standard)
  }

  @Test func `every version stays in the ledger`() async throws {
    let world = try await TestWorld()
    try await apply(world) { $0.maximumRenewals = 1 }
    try await apply(world) { $0.maximumRenewals = 3 }
    #expect(try await world.store.rules().maximumRenewals == 3)
    let bodies = try await world.store.ask(
      "select count(*) from ledger_entry where kind = 'rules.applied'"
    )
    #expect(bodies == [[2]])
    #expect(try await world.store.verify().isSound)
  }
}
