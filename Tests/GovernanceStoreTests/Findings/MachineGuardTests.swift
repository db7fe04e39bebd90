import Governance
import Testing

@testable import GovernanceStore

/// What the database refuses of findings and workload identities, whoever writes.
struct MachineGuardTests {
  private static func pairs<State: MachineState>(_ type: State.Type) -> [(State, State, Bool)] {
    State.allCases.flatMap { from in
      State.allCases.filter { $0 != from }.map { (from, $0, from.allows($0)) }
    }
  }

  /// What else a row must hold in a state.
  private static func beside(_ table: String, _ state: String) -> String {
    switch (table, state) {
    case ("drift_finding", "accepted"): ", exception_ends_at = 1, verified_at = null"
    case ("drift_finding", "verified"): ", exception_ends_at = null, verified_at = 1"
    case ("drift_finding", _): ", exception_ends_at = null, verified_at = null"
    case ("compliance_finding", "waived"): ", waived_until = 1, resolved_at = null"
    case ("compliance_finding", "resolved"):
      ", waived_until = null, resolved_at = 1, evaluation = 'compliant'"
    case ("compliance_finding", _): ", waived_until = null, resolved_at = null"
    default: ""
    }
  }

  private func check<State: MachineState>(_ table: String, _ type: State.Type) async throws {
    let world = try await TestWorld.lived()
    for (from, next, isLegal) in Self.pairs(State.self) {
      // Any lawful way into the first state.
      let prior = State.transitions.first { $0.to == from }?.from.rawValue ?? Machine.before
      let start = State.initial.contains(from) ? Machine.before : prior
      try await world.store.alter(
        """
        \(try #require(Guard.named("\(table)_state_follows")).removal);
        update \(table) set state = '\(from.rawValue)', prior_state = '\(start)'
          \(Self.beside(table, from.rawValue))
        """
      )
      let taken: Bool
      do {
        try await world.store.engine.write { connection in
          try connection.run(
            """
            update \(table) set state = '\(next.rawValue)', prior_state = '\(from.rawValue)'
              \(Self.beside(table, next.rawValue))
            """
          )
        }
        taken = true
      } catch is StoreError {
        taken = false
      }
      #expect(taken == isLegal, "\(table): \(from.rawValue) to \(next.rawValue)")
    }
  }

  @Test func `a drift finding takes only the steps of the domain's table`() async throws {
    try await check("drift_finding", DriftState.self)
  }

  @Test func `a compliance finding takes only the steps of the domain's table`() async throws {
    try await check("compliance_finding", ComplianceState.self)
  }

  @Test func `a workload identity takes only the steps of the domain's table`() async throws {
    try await check("workload_identity", WorkloadState.self)
  }

  @Test(
    arguments: [
      "update drift_finding set state = 'verified', prior_state = 'remediated', verified_at = 1",
      "update drift_finding set state = 'verified', prior_state = 'detected', verified_at = 1",
      "update drift_finding set exception_ends_at = 5",
      "update drift_finding set kind = 'moved'",
      """
      update compliance_finding set state = 'resolved', prior_state = 'remediating',
        resolved_at = 1
      """,
      "update compliance_finding set evaluation = 'fine'",
      "update workload_identity set state = 'active', prior_state = 'registered'",
      "update workload_identity set zone = 'moon'",
    ]
  )
  func `a state out of nowhere is refused`(_ sql: String) async throws {
    let world = try await TestWorld.lived()
    await #expect(throws: StoreError.self, "\(sql)") {
      try await world.store.engine.write { try $0.run(sql) }
    }
  }

  @Test func `a principal has one identity at a time`() async throws {
    let world = try await TestWorld.lived()
    await #expect(throws: StoreError.self) {
      try await world.store.engine.write { connection in
        try connection.run(
          """
          insert into workload_identity
          select 'WI-99', prior_state, state, principal, name, zone, environment, owner,
            proposed_at, registered_at, owner_lost_at, review_due_at, issued_at, certified_at,
            detail, version, from_sequence
          from workload_identity
          """
        )
      }
    }
  }
}
