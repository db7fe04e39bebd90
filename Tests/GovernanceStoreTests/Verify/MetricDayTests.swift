import Governance
import Testing

@testable import GovernanceStore

struct MetricDayTests {
  @Test(arguments: ["numerator", "micros", "population", "unknown", "definition_version"])
  func `a number of a past day that was changed is found`(field: String) async throws {
    let world = try await TestWorld()
    #expect(try await world.store.verify().isSound)
    try await world.store.alter("update metric_point set \(field) = \(field) + 1")
    let problems = try await world.store.verify().problems
    #expect(problems.contains { $0.table == "metric_point" && $0.field == field })
  }

  @Test func `a number that nobody saw, and one that is gone, are found`() async throws {
    let world = try await TestWorld()
    try await world.store.alter("delete from metric_point where metric = 'M16'")
    try await world.store.alter(
      "insert into metric_point values ('M15', 'all', 1, 1, 0, null, null, 0, 0, 1)"
    )
    let problems = try await world.store.verify().problems.filter { $0.table == "metric_point" }
    #expect(Set(problems.map(\.expected)) == ["a row", "no row"])
  }

  @Test func `the ledger says what was seen, and that no person decided it`() async throws {
    let world = try await TestWorld()
    let entries = try await world.store.ask(
      "select subject, person from ledger_entry where kind = 'metrics.recorded'"
    )
    let today: SQLValue = .text(world.test.clock.instant.dateText)
    #expect(!entries.isEmpty && entries.allSatisfy { $0 == [today, .null] })
  }
}
