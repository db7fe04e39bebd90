import Governance
import Testing

@testable import GovernanceStore

/// What the database refuses of the records of workflows, whoever writes into it.
struct WorkflowGuardTests {
  private static let kinds: [Record.Kind] = [.exception, .breakGlass, .backlog, .controlClass]

  private func states(_ kind: Record.Kind) -> [String] {
    let steps = kind.workflow?.steps ?? []
    return Set(steps.flatMap { [$0.from, $0.to] }).sorted()
  }

  /// Whether the first row can be put from one state into another.
  private func takes(_ table: String, _ from: String, _ to: String, _ world: TestWorld) async throws
    -> Bool
  {
    do {
      _ = try await world.store.engine.write(.rollback) { connection in
        try connection.run(
          "update \(table) set prior_state = ?, state = ?",
          [.text(from), .text(to)]
        )
      }
      return true
    } catch is StoreError {
      return false
    }
  }

  @Test(arguments: kinds)
  func `every pair of states that is no step is refused`(_ kind: Record.Kind) async throws {
    let world = try await TestWorld.lived()
    // What a record of that state has besides is not what is tried here.
    try await world.store.liftChecks()
    let legal = Set((kind.workflow?.steps ?? []).map { "\($0.from) \($0.to)" })
    #expect(!legal.isEmpty)
    for from in states(kind) {
      for target in states(kind) where target != Machine.before {
        let isTaken = try await takes(kind.table.name, from, target, world)
        #expect(isTaken == legal.contains("\(from) \(target)"), "\(from) to \(target)")
      }
    }
  }

  @Test(
    arguments: [
      "update policy_exception set expires_at = starts_at",
      "update policy_exception set expires_at = null",
      "update policy_exception set review_due_at = expires_at + 1",
      "update policy_exception set prior_state = 'none', state = 'active'",
      "update break_glass set reviewed_by = invoker",
      "update break_glass set ends_at = starts_at",
      "update break_glass set entitlement = 'entitlement:1'",
      "update control_class set mode = null",
      "update control_class set mode = 'ajar'",
      """
      insert into backlog_item
      select 'BL-99', prior_state, state, rule, scope, owner, opened_at, closed_at, detail,
        version, from_sequence
      from backlog_item
      """,
    ]
  )
  func `is refused`(_ sql: String) async throws {
    let world = try await TestWorld.lived()
    let before = try await world.store.dump()
    await #expect(throws: StoreError.self, "\(sql)") {
      try await world.store.engine.write { try $0.run(sql) }
    }
    #expect(try await world.store.dump() == before)
  }
}
