import Governance
import Testing

@testable import GovernanceStore

/// Whoever changes what a row was, or since when it holds, is found as surely as who changes the row.
struct PastTamperTests {
  private func lived() async throws -> TestWorld {
    let world = try await TestWorld.lived()
    world.test.clock.advance(.hours(1))
    _ = try await world.store.perform(
      [.revoke(Identifier("GR-1"), reason: "no longer needed", seen: nil)],
      as: world.test.root
    )
    #expect(try await world.store.verify().isSound)
    return world
  }

  private func problems(_ world: TestWorld, after sql: String) async throws -> [VerifyProblem] {
    try await world.store.alter(sql)
    return try await world.store.verify().problems
  }

  @Test(arguments: [
    ("update access_grant_past set rule = 'none'", "access_grant_past", "rule"),
    (
      "update access_grant set from_sequence = 1 where id = 'GR-1'", "access_grant", "from_sequence"
    ),
    (
      "update access_row_past set risk_score = 1 where id = 'GR-1'", "access_row_past", "risk_score"
    ),
  ])
  func `a changed field is named`(_ sql: String, _ table: String, _ field: String) async throws {
    let world = try await lived()
    let found = try await problems(world, after: sql)
    #expect(found.contains { $0.table == table && $0.field == field }, "\(found.prefix(3))")
  }

  @Test(arguments: [
    ("delete from access_grant_past where id = 'GR-1'", "access_grant_past", "a row"),
    ("update access_grant_past set to_sequence = to_sequence + 1", "access_grant_past", "a row"),
    ("update access_grant_past set to_sequence = 99999", "access_grant_past", "no row"),
  ])
  func `a version that is gone, moved or added is found`(
    _ sql: String,
    _ table: String,
    _ expected: String
  ) async throws {
    let world = try await lived()
    let found = try await problems(world, after: sql)
    #expect(found.contains { $0.table == table && $0.expected == expected }, "\(found.prefix(3))")
  }

  @Test func `a derived version that is gone leaves a gap`() async throws {
    let world = try await lived()
    let found = try await problems(
      world,
      after: "delete from access_row_past where id = 'GR-1'"
    )
    #expect(found.contains { $0.table == "access_row" && $0.field == "from_sequence" })
  }
}
