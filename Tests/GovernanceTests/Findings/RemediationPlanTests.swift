import Governance
import Testing

@Suite struct `Putting a finding right` {
  private func record(_ prefix: IDPrefix, _ state: String) -> NamedRecord {
    NamedRecord("\(prefix.rawValue)-3", prefix, state: state, version: 2)
  }

  @Test(
    arguments: [
      (DriftState.detected, Command.finding(.acknowledge("DF-3", reason: "r", seen: 2))),
      (.acknowledged, .finding(.remediate("DF-3", reason: "r", seen: 2))),
      (.remediating, .finding(.remediated("DF-3", reason: "r", seen: 2))),
    ]
  )
  func `the next step of drift follows from its state`(
    _ state: DriftState,
    _ command: Command
  ) throws {
    let record = record(.drift, state.rawValue)
    let plan = try RemediationPlan(of: record)
    #expect(try plan.command(step: nil, on: record, reason: "r") == command)
    #expect(try plan.command(step: plan.done + 1, on: record, reason: "r") == command)
  }

  @Test(arguments: [0, 1, 3, 4, 9])
  func `a step that is not next is refused, with the one that is`(_ number: Int) throws {
    let record = record(.drift, "acknowledged")
    let plan = try RemediationPlan(of: record)
    let refusal = #expect(throws: Refusal.self) {
      try plan.command(step: number, on: record, reason: nil)
    }
    #expect(refusal?.code == .illegalTransition)
    #expect(refusal?.next?.contains("take step 2") ?? false)
  }

  @Test(
    arguments: [
      (IDPrefix.drift, "remediated", Refusal.Code.illegalTransition),
      (.drift, "auto_reverted", .illegalTransition), (.compliance, "open", .missingField),
      (.compliance, "remediating", .illegalTransition),
    ]
  )
  func `what no person does is refused with who or what does it`(
    _ prefix: IDPrefix,
    _ state: String,
    _ code: Refusal.Code
  ) throws {
    let record = record(prefix, state)
    let plan = try RemediationPlan(of: record)
    let refusal = #expect(throws: Refusal.self) {
      try plan.command(step: nil, on: record, reason: nil)
    }
    #expect(refusal?.code == code && refusal?.next != nil && refusal?.state == state)
  }

  @Test func `a compliance finding that is assigned is begun`() throws {
    let record = record(.compliance, "assigned")
    let command = try RemediationPlan(of: record).command(step: nil, on: record, reason: nil)
    #expect(command == .finding(.remediate("CF-3", reason: nil, seen: 2)))
  }

  @Test(
    arguments: [
      (IDPrefix.drift, "verified"), (.drift, "accepted"), (.drift, "false_positive"),
      (.compliance, "resolved"), (.compliance, "waived"), (.grant, "active"),
    ]
  )
  func `nothing is left to put right, or nothing ever was`(_ prefix: IDPrefix, _ state: String) {
    #expect(throws: Refusal.self) { try RemediationPlan(of: record(prefix, state)) }
  }
}
