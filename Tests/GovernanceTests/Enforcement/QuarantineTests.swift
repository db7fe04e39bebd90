import Governance
import Testing

/// Stopping an account at once, and letting it act again.
@Suite struct QuarantineTests {
  typealias World = SmallWorld

  static let now = World.now

  private func impose(
    _ facts: QuarantineFacts? = nil,
    keep: [Grant.ID] = [],
    reason: String? = "token seen outside the runners",
    ticket: String? = "INC-412",
    by person: Person = World.ada
  ) throws(Refusal) -> [Event] {
    try Quarantine.impose(
      facts ?? QuarantineFacts(principal: World.principal, name: "ci-legacy"),
      keep: keep,
      reason: reason,
      ticket: ticket,
      in: World.context(person)
    )
  }

  private func quarantine(_ events: [QuarantineEvent] = []) throws -> Quarantine {
    var quarantine = try #require(
      Quarantine(
        id: Identifier("QN-1"),
        first: .imposed(
          principal: World.principal,
          name: "ci-legacy",
          by: World.ada.id,
          reason: FreeText("seen outside", salt: []),
          ticket: "INC-412",
          kept: [Identifier("GR-9")],
          reviewDueAt: Self.now + .hours(72)
        ),
        at: Self.now
      )
    )
    for event in events { quarantine.apply(event, at: Self.now) }
    return quarantine
  }

  @Test func `ends every grant but those kept by name`() throws {
    let live = try #require(GrantTests.active())
    let coming = try #require(GrantTests.grant(from: .hours(1)))
    let facts = QuarantineFacts(
      principal: World.principal,
      name: "ci-legacy",
      grants: [live]
    )
    #expect(try impose(facts).map(\.kind) == ["quarantine.imposed", "grant.revoking"])
    #expect(try impose(facts, keep: [live.id]).map(\.kind) == ["quarantine.imposed"])
    let future = QuarantineFacts(principal: World.principal, name: "x", grants: [coming])
    #expect(try impose(future).map(\.kind) == ["quarantine.imposed", "grant.withdrawn"])
  }

  @Test func `a governed identity is quarantined with it, its grants once`() throws {
    let live = try #require(GrantTests.active())
    var facts = QuarantineFacts(principal: World.principal, name: "x", grants: [live])
    facts.identity = WorkloadTests.identity(in: .active)
    #expect(
      try impose(facts).map(\.kind) == [
        "quarantine.imposed", "workload.quarantined", "grant.revoking",
      ]
    )
    facts.identity = WorkloadTests.identity(in: .suspended)
    #expect(try impose(facts).map(\.kind) == ["quarantine.imposed", "grant.revoking"])
  }

  @Test func `takes security, a reason, a ticket, and known grants`() throws {
    func code(_ act: () throws(Refusal) -> [Event]) -> Refusal.Code? { refusal(act)?.code }
    #expect(
      code { () throws(Refusal) in try impose(by: World.noor) } == .missingPersona
    )
    #expect(code { () throws(Refusal) in try impose(reason: " ") } == .missingField)
    #expect(code { () throws(Refusal) in try impose(ticket: nil) } == .missingField)
    #expect(
      code { () throws(Refusal) in try impose(keep: [Identifier("GR-99")]) } == .notFound
    )
    let known = QuarantineFacts(
      principal: World.principal,
      name: "ci-legacy",
      known: Identifier("QN-1")
    )
    let twice = refusal { () throws(Refusal) in try impose(known) }
    #expect(twice?.code == .conflict && twice?.subject == "QN-1")
  }

  enum Act: CaseIterable { case review, attest, release }

  private func perform(
    _ act: Act,
    _ reason: String?,
    by person: Person
  ) throws(Refusal) -> [Event] {
    guard let quarantine = try? quarantine() else { return [] }
    let context = World.context(person)
    return switch act {
    case .review: try Quarantine.review(quarantine, reason: reason, in: context)
    case .attest: try Quarantine.attest(quarantine, reason: reason, in: context)
    case .release: try Quarantine.release(quarantine, reason: reason, in: context)
    }
  }

  @Test(arguments: Act.allCases)
  func `another person reviews, attests and releases it`(_ act: Act) throws {
    let sam = World.person("P-4", "sam", [.security])
    for (reason, person, code) in [
      ("looked at it", World.ada, Refusal.Code.secondPerson), (" ", sam, .missingField),
      ("looked at it", World.noor, .missingPersona),
    ] {
      #expect(
        refusal { () throws(Refusal) in try perform(act, reason, by: person) }?.code == code
      )
    }
    #expect(try perform(act, "looked at it", by: sam).count == 1)
  }

  @Test func `is confirmed once the account is stopped and no ended grant waits`() throws {
    let run = EnforcementWorld.run(0, .quarantine)
    var quarantine = try quarantine()
    let waiting = try GrantTargetTests.grant(.revoking)
    #expect(Quarantine.due(quarantine, openGrants: []) == [], "the account is not stopped")
    quarantine.apply(.commandRan(run: run, retryAt: nil), at: Self.now)
    #expect(Quarantine.due(quarantine, openGrants: [waiting]) == [])
    let kept = try #require(GrantTests.active())
    #expect(
      Quarantine.due(quarantine, openGrants: [kept]).map(\.kind) == ["quarantine.confirmed"]
    )
  }

  @Test func `a command that failed is tried again by itself, then when asked for`() throws {
    let failed = EnforcementWorld.run(1, .quarantine)
    var quarantine = try quarantine()
    #expect(quarantine.isToRun(at: Self.now))
    quarantine.apply(.commandRan(run: failed, retryAt: Self.now + .minutes(1)), at: Self.now)
    #expect(!quarantine.isToRun(at: Self.now) && quarantine.attempts == 1)
    #expect(quarantine.isToRun(at: Self.now + .minutes(1)))
    quarantine.apply(.commandRan(run: failed, retryAt: nil), at: Self.now)
    #expect(!quarantine.isToRun(at: Self.now + .days(99)))
    quarantine.apply(.retried(by: World.ada.id, reason: nil), at: Self.now)
    #expect(quarantine.isToRun(at: Self.now))
    quarantine.apply(
      .commandRan(run: EnforcementWorld.run(0, .quarantine), retryAt: nil),
      at: Self.now
    )
    #expect(quarantine.stoppedAt == Self.now && !quarantine.isToRun(at: Self.now))
  }

  @Test func `what is released has no exit`() throws {
    let sam = World.person("P-4", "sam", [.security])
    var quarantine = try quarantine([.confirmed])
    quarantine.apply(.released(by: sam.id, reason: FreeText("rotated", salt: [])), at: Self.now)
    #expect(QuarantineState.released.isTerminal && quarantine.reviewDueAt == nil)
    let again = refusal { () throws(Refusal) in
      try Quarantine.release(quarantine, reason: "again", in: World.context(sam))
    }
    #expect(again?.code == .alreadyClosed)
  }

  @Test func `an account in quarantine gets nothing new`() throws {
    var facts = World.facts()
    facts.beneficiary.quarantine = Identifier("QN-1")
    let asked = refusal { () throws(Refusal) in
      try AccessRequest.decide(
        World.draft(),
        superseded: nil,
        facts: facts,
        in: World.context(World.noor)
      )
    }
    #expect(asked?.code == .notEligible && asked?.message.contains("QN-1") ?? false)
  }
}
