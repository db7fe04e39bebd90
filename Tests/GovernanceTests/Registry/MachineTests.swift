@testable import Governance
import Testing

/// The machines of the registry: their tables, and that nothing else is ever a step.
@Suite struct `The registry's machines` {
  private static func steps<State: MachineState>(_ type: State.Type) -> Set<String> {
    Set(State.transitions.map { "\($0.from.rawValue)>\($0.to.rawValue)" })
  }

  @Test func `are those of the domain`() {
    #expect(
      Self.steps(PackageState.self) == [
        "registered>evaluated", "evaluated>pending_approval", "pending_approval>approved",
        "pending_approval>rejected", "approved>promoted", "promoted>superseded",
        "promoted>de_promoted", "superseded>promoted", "superseded>archived",
        "de_promoted>archived", "rejected>archived",
      ]
    )
    #expect(
      Self.steps(TicketState.self) == [
        "new>assess", "new>authorize", "new>scheduled", "assess>authorize",
        "authorize>scheduled", "scheduled>implement", "implement>review", "review>closed",
        "new>canceled", "assess>canceled", "authorize>canceled", "scheduled>canceled",
      ]
    )
    #expect(
      Self.steps(BundleState.self) == [
        "draft>tested", "tested>signed", "signed>shadow", "shadow>enforcing",
        "enforcing>enforced", "enforced>superseded", "enforced>shadow", "enforcing>shadow",
        "shadow>rolled_back", "enforcing>rolled_back", "enforced>rolled_back",
        "draft>rejected", "tested>rejected",
      ]
    )
  }

  @Test func `end where the domain says that they end`() {
    #expect(PackageState.allCases.filter(\.isTerminal) == [.archived])
    #expect(TicketState.allCases.filter(\.isTerminal) == [.closed, .canceled])
    #expect(BundleState.allCases.filter(\.isTerminal) == [.superseded, .rolledBack, .rejected])
    #expect(Drill.State.allCases.filter(\.isTerminal) == [.passed, .failed, .canceled])
  }

  @Test func `number their changes as ServiceNow does`() {
    #expect(TicketState.allCases.map(\.serviceNowCode) == [-5, -4, -3, -2, -1, 0, 3, 4])
  }

  @Test(arguments: PackageState.allCases)
  func `let no event of a package make an illegal step`(from: PackageState) throws {
    let text = FreeText("why", salt: [1])
    let events: [(PackageState, ModelPackage.Happening)] = [
      (.approved, .approved(by: [], reason: nil)), (.rejected, .rejected(by: [], reason: text)),
      (.archived, .archived(by: [])),
      (.dePromoted, .dePromoted(reason: text, incident: nil, by: [])),
      (
        .promoted,
        .promoted(
          environment: .dev,
          replaced: nil,
          ticket: Identifier("CH-1"),
          factor: .totp,
          by: []
        )
      ), (.pendingApproval, .submitted(.init(by: []))),
      (
        .evaluated,
        .evaluated(findings: .init(evaluations: [], tests: .init(passed: 0, total: 1)), by: [])
      ),
    ]
    let package = try RegistryWorld.package(from)
    for (to, event) in events where to != from {
      try expect(from.allows(to), package, event)
    }
  }

  @Test(arguments: BundleState.allCases)
  func `let no event of a bundle make an illegal step`(from: BundleState) throws {
    let text = FreeText("why", salt: [1])
    let signature = PolicyBundle.Signature(
      key: "k",
      statement: "s",
      expiresAt: RegistryWorld.now
    )
    let tests = PolicyBundle.Tests(
      lintErrors: 0,
      passed: 1,
      total: 1,
      deniedPaths: 1,
      validationErrors: 0,
      securityWarnings: 0
    )
    let events: [(BundleState, PolicyBundle.Happening)] = [
      (.tested, .tested(tests: tests, by: [])), (.signed, .signed(signature: signature, by: [])),
      (.shadow, .shadowed(by: [])), (.enforcing, .released(percent: 5, by: [])),
      (.enforced, .enforced(by: [])), (.superseded, .superseded(by: Identifier("PB-2"))),
      (.rolledBack, .rolledBack(.init(by: [], reason: text))),
      (.rejected, .rejected(by: [], reason: text)),
    ]
    let bundle = try RegistryWorld.bundle(from)
    for (to, event) in events where to != from {
      try expect(from.allows(to), bundle, event)
    }
  }

  @Test(arguments: TicketState.allCases)
  func `let no event of a change make an illegal step`(from: TicketState) throws {
    let text = FreeText("why", salt: [1])
    let window = ChangeTicket.Window(from: RegistryWorld.now, until: RegistryWorld.now + .hours(1))
    let events: [(TicketState, ChangeTicket.Happening)] = [
      (.assess, .assessed(by: [])), (.authorize, .sentToAuthorize(by: [])),
      (.scheduled, .authorized(by: [], window: window)), (.implement, .begun(by: [])),
      (.review, .done(outcome: .failed, effect: text, by: [])),
      (.closed, .closed(evidence: ["x"], by: [])), (.canceled, .canceled(by: [], reason: nil)),
    ]
    let ticket = try RegistryWorld.ticket(from)
    for (to, event) in events where to != from {
      try expect(from.allows(to), ticket, event)
    }
  }

  private func expect<Workflow: StatefulRecord>(
    _ isLegal: Bool,
    _ record: Workflow,
    _ event: Workflow.Happening,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let event = Event(record.id, event)
    let before = Record.workflow(AnyWorkflowRecord(record))
    let after = try? event.evolve(before, event.recordKeys[0], at: RegistryWorld.now)
    #expect(
      (after != nil) == isLegal,
      "\(record.state) \(event.kind)",
      sourceLocation: sourceLocation
    )
  }

  @Test func `know no record that starts in the middle`() {
    for event in [
      Event(Identifier<ModelPackage>("MP-1"), .archived(by: [])),
      Event(Identifier<ChangeTicket>("CH-1"), .assessed(by: [])),
      Event(Identifier<PolicyBundle>("PB-1"), .enforced(by: [])),
      Event(Identifier<Drill>("DR-1"), .passed(result: FreeText("x", salt: []), by: [])),
    ] {
      #expect(throws: ReplayError.self) {
        try event.evolve(nil, event.recordKeys[0], at: RegistryWorld.now)
      }
    }
  }
}
