import Governance
import Testing

@testable import GovernanceStore

/// Every illegal pair of every machine is refused, in the domain's table and in the database, whoever writes.
struct EveryMachineTests {
  /// A machine: its table, and its legal steps as words.
  struct Machine: Sendable, CustomTestStringConvertible {
    let table: String
    let states: [String]
    let legal: Set<String>

    init(_ table: String, _ steps: [(from: String, to: String)]) {
      self.table = table
      states = Set(steps.flatMap { [$0.from, $0.to] }).sorted()
      legal = Set(steps.map { "\($0.from) \($0.to)" })
    }

    var testDescription: String { table }

    /// All pairs, `none` as what comes before the first state.
    var pairs: [(from: String, to: String)] {
      states.flatMap { from in states.filter { $0 != "none" }.map { (from, $0) } }
    }
  }

  static let machines: [Machine] =
    [
      Machine(
        "access_request",
        [("none", "pending")]
          + RequestState.transitions.map { ($0.from.rawValue, $0.to.rawValue) }
      ),
      Machine(
        "access_grant",
        [("none", "scheduled"), ("none", "active")]
          + GrantState.transitions.map { ($0.from.rawValue, $0.to.rawValue) }
      ),
    ]
    + Record.Kind.allCases.compactMap { kind in
      guard let steps = kind.workflow?.steps, !steps.isEmpty else { return nil }
      return Machine(kind.table.name, steps)
    }

  @Test func `no machine is forgotten`() {
    #expect(
      Set(Self.machines.map(\.table)) == [
        "access_request", "access_grant", "policy_exception", "break_glass", "backlog_item",
        "control_class", "campaign", "review_item", "drift_finding", "compliance_finding",
        "workload_identity", "model_package", "change_ticket", "policy_bundle", "drill",
        "quarantine",
      ]
    )
  }

  @Test(arguments: machines)
  func `the database takes the steps of the domain and no other`(machine: Machine) async throws {
    let world = try await TestWorld.lived()
    let rows = try await world.store.ask("select count(*) from \(machine.table)")
    try #require(rows != [[0]], "the lived world has no row in \(machine.table)")
    // What a row of that state must hold besides is not what is tried here.
    try await world.store.liftChecks()
    if let follows = Guard.named("\(machine.table)_state_follows") {
      try await world.store.alter(follows.removal)
    }
    for (from, next) in machine.pairs {
      let isTaken = try await takes(machine.table, from, next, world)
      #expect(isTaken == machine.legal.contains("\(from) \(next)"), "\(from) to \(next)")
    }
  }

  private func takes(
    _ table: String,
    _ from: String,
    _ next: String,
    _ world: TestWorld
  ) async throws -> Bool {
    do {
      _ = try await world.store.engine.write(.rollback) { connection in
        try connection.run(
          "update \(table) set prior_state = ?, state = ?",
          [.text(from), .text(next)]
        )
      }
      return true
    } catch is StoreError {
      return false
    }
  }
}
