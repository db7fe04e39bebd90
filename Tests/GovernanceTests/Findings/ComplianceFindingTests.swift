import Governance
import Testing

@Suite struct ComplianceFindingTests {
  typealias World = SmallWorld
  typealias Findings = FindingWorld

  enum Act: CaseIterable {
    case assign, remediate, waive

    var goal: ComplianceState {
      switch self {
      case .assign: .assigned
      case .remediate: .remediating
      case .waive: .waived
      }
    }

    func attempt(
      _ finding: ComplianceFinding,
      by person: Person = SmallWorld.ada,
      until: Instant = SmallWorld.now + .days(1),
      exception: ExceptionFact = FindingWorld.exception,
      reason: String? = "migration in progress",
      seen: Int? = nil
    ) throws(Refusal) -> [Event] {
      let context = SmallWorld.context(person)
      switch self {
      case .assign:
        return try ComplianceFinding.assign(finding, to: SmallWorld.mei, seen: seen, in: context)
      case .remediate:
        return try ComplianceFinding.remediate(finding, reason: reason, seen: seen, in: context)
      case .waive:
        return try ComplianceFinding.waive(
          finding,
          until: until,
          under: exception,
          reason: reason,
          seen: seen,
          in: context
        )
      }
    }
  }

  @Test(arguments: ComplianceState.allCases, Act.allCases)
  func `an act follows only on the states of the table`(_ state: ComplianceState, _ act: Act)
    throws
  {
    let finding = try #require(try Findings.compliance(in: state))
    #expect(finding.state == state)
    // Another owner may be named as long as somebody has to answer.
    let names = act == .assign && (state == .assigned || state == .remediating)
    if state.allows(act.goal) || names {
      let after = Findings.evolved(finding, try act.attempt(finding), at: World.now)
      #expect(after?.state == (names ? state : act.goal))
    } else {
      let refused = refusal { () throws(Refusal) in try act.attempt(finding) }
      #expect(refused?.code == (state.isTerminal ? .alreadyClosed : .illegalTransition))
      #expect(refused?.state == state.rawValue)
      #expect(refused?.message.hasPrefix("CF-1 is \(state.rawValue)") == true)
    }
  }

  @Test(arguments: ComplianceState.allCases)
  func `no event takes a step that the table does not have`(_ state: ComplianceState) throws {
    let finding = try #require(try Findings.compliance(in: state))
    for (event, goal) in Findings.complianceMoves {
      let after = Findings.evolved(finding, [Event(finding.id, event)], at: World.now)
      #expect((after != nil) == (state.allows(goal) || state == goal), "\(event)")
    }
    #expect(ComplianceState.allCases.filter(\.isTerminal) == [.resolved])
  }

  @Test(
    arguments: [
      (Evaluation.nonCompliant, 1), (.insufficientData, 1), (.compliant, 0), (.notApplicable, 0),
    ]
  )
  func `what is not met or not known is a finding, what is met is none`(
    _ evaluation: Evaluation,
    _ count: Int
  ) throws {
    var draft = Findings.draft
    draft.evaluation = evaluation
    let events = try ComplianceFinding.evaluate(draft, known: nil, in: World.context(World.ada))
    #expect(events.count == count)
  }

  @Test func `unknown is never shown as compliant`() {
    #expect(Evaluation.insufficientData.word == "unknown")
    #expect(Set(Evaluation.allCases.map(\.word)).count == 4)
  }

  @Test func `a finding has a playbook, an owner if one is named, and a time`() throws {
    var draft = Findings.draft
    draft.playbook = nil
    let refused = refusal { () throws(Refusal) in
      try ComplianceFinding.evaluate(draft, known: nil, in: World.context(World.ada))
    }
    #expect(refused?.code == .missingField)
    #expect(refused?.message == "a finding needs a playbook")
    let finding = try #require(try Findings.compliance(in: .open))
    #expect(finding.dueAt == World.now + .days(7))
  }

  @Test(arguments: [ComplianceState.open, .assigned, .remediating])
  func `it is resolved exactly when its rule is met`(_ state: ComplianceState) throws {
    let finding = try #require(try Findings.compliance(in: state))
    for evaluation in Evaluation.allCases {
      var draft = Findings.draft
      draft.evaluation = evaluation
      let events = try ComplianceFinding.evaluate(
        draft,
        known: finding,
        in: World.context(World.ada)
      )
      let after = Findings.evolved(finding, events, at: World.now) ?? finding
      #expect((after.state == .resolved) == (evaluation == .compliant))
      #expect(after.evaluation == evaluation)
    }
  }

  @Test func `what returns after it was resolved is a new finding that names the old one`() throws {
    let old = try #require(try Findings.compliance(in: .resolved))
    let events = try ComplianceFinding.evaluate(
      Findings.draft,
      known: old,
      in: World.context(World.ada)
    )
    let new: ComplianceFinding? = Findings.evolved(nil, events, at: World.now)
    #expect(new?.recurs == old.id)
  }

  @Test func `a scanner's word counts only from those who may import`() {
    let refused = refusal { () throws(Refusal) in
      try ComplianceFinding.evaluate(Findings.draft, known: nil, in: World.context(World.noor))
    }
    #expect(refused?.code == .missingPersona)
  }

  @Test func `a run goes from queued to in progress, and a failed one is queued again`() throws {
    let finding = try #require(try Findings.compliance(in: .remediating))
    #expect(finding.run == .queued)
    func report(
      _ run: RemediationRun,
      on finding: ComplianceFinding,
      reason: String? = "no right to the bucket"
    ) throws(Refusal) -> [Event] {
      try ComplianceFinding.report(
        run,
        on: finding,
        reason: reason,
        seen: nil,
        in: World.context(World.ada)
      )
    }
    let running = try #require(
      Findings.evolved(finding, try report(.inProgress, on: finding), at: World.now)
    )
    #expect(running.run == .inProgress)
    let failed = try #require(
      Findings.evolved(running, try report(.failed, on: running), at: World.now)
    )
    #expect(failed.run == .failed && failed.state == .remediating)
    let silent = refusal { () throws(Refusal) in try report(.failed, on: running, reason: nil) }
    #expect(silent?.code == .missingField)
    for (run, subject) in [
      (RemediationRun.queued, finding), (.inProgress, running), (.inProgress, failed),
      (.failed, failed),
    ] {
      let refused = refusal { () throws(Refusal) in try report(run, on: subject) }
      #expect(refused?.code == .illegalTransition)
    }
    let twice = refusal { () throws(Refusal) in try Act.remediate.attempt(running) }
    #expect(twice?.message == "CF-1 is remediating: its run is in_progress")
    #expect(try Act.remediate.attempt(failed).count == 1)
  }

  @Test func `a waiver stops the clock and ends with its exception at the latest`() throws {
    let finding = try #require(try Findings.compliance(in: .assigned))
    for until in [World.now, Findings.exception.endsAt + .milliseconds(1)] {
      let refused = refusal { () throws(Refusal) in try Act.waive.attempt(finding, until: until) }
      #expect(refused?.code == .limit)
    }
    let over = ExceptionFact(id: "EX-1", endsAt: World.now + .days(5), isActive: false)
    let inactive = refusal { () throws(Refusal) in
      try Act.waive.attempt(finding, exception: over)
    }
    #expect(inactive?.code == .expired)
    let waived = try #require(try Findings.compliance(in: .waived))
    #expect(!waived.isLate(at: waived.dueAt + .days(99)))
    let end = World.now + .days(2)
    let early = World.context(World.ada, at: end - .milliseconds(1)).system
    #expect(ComplianceFinding.due(waived, in: early) == [])
    // A sweeper that comes late changes nothing of the time that the waiver lasted.
    let late = World.context(World.ada, at: end + .days(9)).system
    let open = Findings.evolved(waived, ComplianceFinding.due(waived, in: late), at: end)
    #expect(open?.state == .open)
    #expect(open?.dueAt == waived.dueAt + .days(2))
    let cut = World.context(World.ada, at: World.now + .hours(6)).system
    let follow = ComplianceFinding.follow(waived, exceptionEnded: "EX-118", in: cut)
    #expect(Findings.evolved(waived, follow, at: end)?.dueAt == waived.dueAt + .hours(6))
    #expect(ComplianceFinding.follow(waived, exceptionEnded: "EX-9", in: cut) == [])
  }

  @Test(arguments: [Act.remediate, .waive])
  func `its owner and security act on it, others do not`(_ act: Act) throws {
    let finding = try #require(try Findings.compliance(in: .assigned))
    for person in [World.ben, World.ada] {
      #expect(try act.attempt(finding, by: person).count == 1)
    }
    let stranger = refusal { () throws(Refusal) in try act.attempt(finding, by: World.noor) }
    #expect(stranger?.code == .missingPersona)
    let stale = refusal { () throws(Refusal) in try act.attempt(finding, seen: 9) }
    #expect(stale?.code == .staleView)
  }
}
