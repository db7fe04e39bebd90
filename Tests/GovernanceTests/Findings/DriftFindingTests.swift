import Governance
import Testing

@Suite struct DriftFindingTests {
  typealias World = SmallWorld
  typealias Findings = FindingWorld

  /// What persons can try on a finding.
  enum Act: CaseIterable {
    case acknowledge, remediate, remediated, accept, dismiss

    var goal: DriftState {
      switch self {
      case .acknowledge: .acknowledged
      case .remediate: .remediating
      case .remediated: .remediated
      case .accept: .accepted
      case .dismiss: .falsePositive
      }
    }

    func attempt(
      _ finding: DriftFinding,
      by person: Person = FindingWorld.owner,
      reason: String? = "as agreed with the team",
      exception: ExceptionFact = FindingWorld.exception,
      seen: Int? = nil,
      at now: Instant = SmallWorld.now
    ) throws(Refusal) -> [Event] {
      let context = SmallWorld.context(person, at: now)
      switch self {
      case .acknowledge:
        return try DriftFinding.acknowledge(finding, reason: reason, seen: seen, in: context)
      case .remediate, .remediated:
        return try DriftFinding.remediate(
          finding,
          done: self == .remediated,
          reason: reason,
          seen: seen,
          in: context
        )
      case .accept:
        return try DriftFinding.accept(
          finding,
          under: exception,
          reason: reason,
          seen: seen,
          in: context
        )
      case .dismiss:
        return try DriftFinding.dismiss(finding, reason: reason, seen: seen, in: context)
      }
    }
  }

  @Test(arguments: DriftState.allCases, Act.allCases)
  func `an act follows only on the states of the table`(_ state: DriftState, _ act: Act) throws {
    let finding = try #require(Findings.drift(in: state))
    #expect(finding.state == state)
    if state.allows(act.goal) {
      let events = try act.attempt(finding)
      #expect(events.count == 1)
      #expect(Findings.evolved(finding, events, at: World.now) != nil)
    } else {
      let refused = refusal { () throws(Refusal) in try act.attempt(finding) }
      #expect(refused?.code == (state.isTerminal ? .alreadyClosed : .illegalTransition))
      #expect(refused?.state == state.rawValue)
      #expect(refused?.message.hasPrefix("DF-1 is \(state.rawValue): it cannot be ") == true)
      for source in DriftState.allCases where source.allows(act.goal) {
        #expect(refused?.next?.contains("`\(source.rawValue)`") == true)
      }
    }
  }

  @Test(arguments: DriftState.allCases)
  func `no event takes a step that the table does not have`(_ state: DriftState) throws {
    let finding = try #require(Findings.drift(in: state))
    for (event, goal) in Findings.driftMoves {
      let after = Findings.evolved(finding, [Event(finding.id, event)], at: World.now)
      #expect((after != nil) == (state.allows(goal) || state == goal), "\(event)")
    }
  }

  @Test func `only detection begins a finding, and only a false positive is final`() {
    for (event, _) in Findings.driftMoves {
      let id: DriftFinding.ID = Identifier("DF-9")
      let made: DriftFinding? = Findings.evolved(nil, [Event(id, event)], at: World.now)
      #expect(made == nil)
    }
    #expect(DriftState.allCases.filter(\.isTerminal) == [.falsePositive])
  }

  @Test func `no command of a person leads to verified`() {
    #expect(!Act.allCases.contains { $0.goal == .verified })
  }

  @Test(
    arguments: [
      (RiskScore.Band.critical, Duration.hours(4)), (.high, .hours(24)), (.medium, .days(7)),
      (.low, .days(30)),
    ]
  )
  func `its class says how fast it is answered`(_ band: RiskScore.Band, _ length: Duration) throws {
    var change = Findings.change
    change.severity = band
    let finding = try #require(Findings.drift(change))
    #expect(finding.dueAt == World.now + length)
    #expect(!finding.isLate(at: finding.dueAt - .milliseconds(1)))
    #expect(finding.isLate(at: finding.dueAt))
    #expect(finding.playbook == "right-remove")
  }

  @Test func `its owner acknowledges it, nobody else, and nobody where none is named`() throws {
    let finding = try #require(Findings.drift())
    #expect(try Act.acknowledge.attempt(finding).map(\.kind) == ["drift.acknowledged"])
    let other = refusal { () throws(Refusal) in
      try Act.acknowledge.attempt(finding, by: World.ada)
    }
    #expect(other?.code == .notPermitted)
    #expect(other?.message == "DF-1 is for P-2 to acknowledge")
    let orphan = try #require(Findings.drift(owner: nil))
    let nobody = refusal { () throws(Refusal) in try Act.acknowledge.attempt(orphan) }
    #expect(nobody?.next == "have it assigned first")
  }

  @Test(arguments: [Act.remediate, .accept, .dismiss])
  func `its owner and security act on it, others do not`(_ act: Act) throws {
    let finding = try #require(Findings.drift(in: .acknowledged))
    for person in [World.ben, World.ada] {
      #expect(try act.attempt(finding, by: person).count == 1)
    }
    let stranger = refusal { () throws(Refusal) in try act.attempt(finding, by: World.noor) }
    #expect(stranger?.code == .missingPersona)
    #expect(stranger?.next?.contains("security") == true)
  }

  @Test(arguments: Act.allCases)
  func `an act on what was not shown is refused`(_ act: Act) throws {
    let state: DriftState =
      act == .remediated ? .remediating : act == .remediate ? .acknowledged : .detected
    let finding = try #require(Findings.drift(in: state))
    #expect(try act.attempt(finding, seen: finding.version).count == 1)
    let refused = refusal { () throws(Refusal) in
      try act.attempt(finding, seen: finding.version + 1)
    }
    #expect(refused?.code == .staleView)
  }

  @Test(arguments: [Act.accept, .dismiss])
  func `accepting and dismissing need words`(_ act: Act) throws {
    let finding = try #require(Findings.drift())
    let refused = refusal { () throws(Refusal) in try act.attempt(finding, reason: "  ") }
    #expect(refused?.code == .missingField)
  }

  @Test func `it is accepted under an active exception, and is a finding again when that ends`()
    throws
  {
    let finding = try #require(Findings.drift())
    let over = ExceptionFact(id: "EX-1", endsAt: World.now)
    let revoked = ExceptionFact(id: "EX-1", endsAt: World.now + .days(1), isActive: false)
    for exception in [over, revoked] {
      let refused = refusal { () throws(Refusal) in
        try Act.accept.attempt(finding, exception: exception)
      }
      #expect(refused?.code == .expired)
    }
    let accepted = try #require(Findings.drift(in: .accepted))
    let end = try #require(accepted.exceptionEndsAt)
    let before = World.context(World.ada, at: end - .milliseconds(1)).system
    #expect(DriftFinding.due(accepted, in: before) == [])
    let then = World.context(World.ada, at: end).system
    let again = try #require(
      Findings.evolved(accepted, DriftFinding.due(accepted, in: then), at: end)
    )
    #expect(again.state == .detected)
    #expect(again.occurredAt == finding.occurredAt)
    #expect(again.detectedAt == finding.detectedAt)
    #expect(again.dueAt == end + .hours(24))
    #expect(again.exception == nil)
    #expect(again.times == 1)
    #expect(DriftFinding.follow(accepted, exceptionEnded: "EX-9", in: before) == [])
    #expect(DriftFinding.follow(accepted, exceptionEnded: "EX-118", in: before).count == 1)
  }

  @Test func `a false positive needs a second person`() throws {
    let finding = try #require(Findings.drift())
    let events = try Act.dismiss.attempt(finding)
    #expect(events.map(\.kind) == ["drift.doubted"])
    let doubted = try #require(Findings.evolved(finding, events, at: World.now))
    #expect(doubted.state == .detected)
    let same = refusal { () throws(Refusal) in try Act.dismiss.attempt(doubted) }
    #expect(same?.code == .secondPerson)
    let delegate = refusal { () throws(Refusal) in
      try DriftFinding.dismiss(
        doubted,
        reason: "for ben",
        seen: nil,
        in: World.context(World.ada, for: World.ben)
      )
    }
    #expect(delegate?.code == .secondPerson)
    let second = try Act.dismiss.attempt(doubted, by: World.ada)
    #expect(Findings.evolved(doubted, second, at: World.now)?.state == .falsePositive)
  }

  @Test func `somebody who is there is made to answer for it`() throws {
    let finding = try #require(Findings.drift(owner: nil))
    let events = try DriftFinding.assign(
      finding,
      to: World.mei,
      seen: 1,
      in: World.context(World.ada)
    )
    #expect(Findings.evolved(finding, events, at: World.now)?.owner == World.mei.id)
    let left = World.person("P-5", "gone", [], left: true)
    let gone = refusal { () throws(Refusal) in
      try DriftFinding.assign(finding, to: left, seen: 1, in: World.context(World.ada))
    }
    #expect(gone?.code == .notEligible)
    let noor = refusal { () throws(Refusal) in
      try DriftFinding.assign(finding, to: World.noor, seen: 1, in: World.context(World.noor))
    }
    #expect(noor?.code == .missingPersona)
    let closed = try #require(Findings.drift(in: .falsePositive))
    let late = refusal { () throws(Refusal) in
      try DriftFinding.assign(closed, to: World.mei, seen: nil, in: World.context(World.ada))
    }
    #expect(late?.code == .alreadyClosed)
  }

  // MARK: What scans and rules do

  @Test(
    arguments: [
      (DriftState.detected, ["drift.auto_reverted", "drift.verified"]),
      (.acknowledged, ["drift.auto_reverted", "drift.verified"]),
      (.remediating, ["drift.remediated", "drift.verified"]),
      (.remediated, ["drift.verified"]), (.autoReverted, ["drift.verified"]), (.accepted, []),
      (.falsePositive, []), (.verified, []),
    ]
  )
  func `a later scan that no longer shows it verifies it`(_ state: DriftState, _ kinds: [String])
    throws
  {
    let finding = try #require(Findings.drift(in: state))
    let events = DriftFinding.gone(finding, in: Identifier("SN-9"))
    #expect(events.map(\.kind) == kinds)
    if !kinds.isEmpty {
      #expect(Findings.evolved(finding, events, at: World.now)?.state == .verified)
    }
    #expect(DriftFinding.gone(finding, in: finding.snapshot) == [], "the scan that found it")
  }

  @Test func `a recurrence within 30 days is the same finding, and its clock goes on`() throws {
    let verified = try #require(Findings.drift(in: .verified))
    let last = World.now + .days(30)
    let same = DriftFinding.detected(
      Findings.change,
      in: Findings.snapshot,
      owner: nil,
      known: verified,
      World.context(World.ada, at: last).system
    )
    #expect(same.map(\.kind) == ["drift.recurred"])
    let again = try #require(Findings.evolved(verified, same, at: last))
    #expect(again.state == .detected)
    #expect(again.times == 2)
    #expect(again.occurredAt == verified.occurredAt)
    #expect(again.redetectedAt == last)
    #expect(again.dueAt == last + .hours(24))
    #expect(again.verifiedAt == nil && again.acknowledgedBy == nil && again.remediatedAt == nil)
    let later = DriftFinding.detected(
      Findings.change,
      in: Findings.snapshot,
      owner: nil,
      known: verified,
      World.context(World.ada, at: last + .milliseconds(1)).system
    )
    #expect(later.map(\.kind) == ["drift.detected"])
  }

  @Test(arguments: DriftState.allCases)
  func `what is known and not over is not found twice`(_ state: DriftState) throws {
    let known = try #require(Findings.drift(in: state))
    let kinds = DriftFinding.detected(
      Findings.change,
      in: Findings.snapshot,
      owner: nil,
      known: known,
      World.context(World.ada).system
    ).map(\.kind)
    switch state {
    case .verified: #expect(kinds == ["drift.recurred"])
    case .falsePositive: #expect(kinds == ["drift.detected"])
    default: #expect(kinds == [])
    }
  }

  @Test func `a rule reverts only classes that it names, and only where a command ran`() throws {
    let finding = try #require(Findings.drift())
    var rules = Rules.standard
    let off = World.context(World.ada, rules: rules).system
    #expect(DriftFinding.autoRevert(finding, by: "undo", in: off) == [])
    rules.findings.autoRevert = ["high"]
    let on = World.context(World.ada, rules: rules).system
    #expect(DriftFinding.autoRevert(finding, by: nil, in: on) == [])
    #expect(DriftFinding.autoRevert(finding, by: "undo", in: on).count == 1)
    for state in DriftState.allCases where !state.allows(.autoReverted) {
      let other = try #require(Findings.drift(in: state))
      #expect(DriftFinding.autoRevert(other, by: "undo", in: on) == [])
    }
  }
}
