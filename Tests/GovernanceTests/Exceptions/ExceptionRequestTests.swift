import Governance
import Testing

@Suite struct ExceptionRequestTests {
  typealias World = ExceptionWorld

  private func ask(
    _ draft: ExceptionDraft = World.draft(),
    by person: Person = World.dana,
    facts: ExceptionFacts = World.facts()
  ) throws(Refusal) -> [Event] {
    try PolicyException.decide(draft, facts: facts, in: World.context(person))
  }

  @Test func `waits for others, with its end and its class`() throws {
    let exception = try World.requested()
    #expect(exception.id.text == "EX-1")
    #expect(exception.state == .requested)
    #expect(exception.riskClass == .high)
    #expect(exception.expiresAt == World.now + .hours(24))
    #expect(exception.scope == "env:prod workload:ml-train-gpu")
    #expect(exception.terms.persons == 2)
    #expect(exception.terms.security == 1)
    #expect(exception.terms.excluded == [SmallWorld.noor.id, World.dana.id].sorted())
    #expect(!exception.isInForce(at: World.now))
    #expect(exception.content.length == .hours(24))
    #expect(exception.contentDigest == exception.contentDigest)
  }

  @Test func `without an end it is refused`() {
    let refused = refusal { () throws(Refusal) in try ask(World.draft(for: nil)) }
    #expect(refused?.code == .hardStop)
    #expect(refused?.message == "an exception without an end is none: nothing is excepted for ever")
    #expect(refused?.next == "say for how long, at most 3d")
  }

  @Test(
    arguments: [
      (RiskScore.Band.critical, Duration.hours(24)), (.high, .hours(72)), (.medium, .days(14)),
      (.low, .days(30)),
    ]
  )
  func `each class has its longest, and not a minute more`(
    _ band: RiskScore.Band,
    _ most: Duration
  ) throws {
    var rules = Rules.standard
    rules.exceptions.classes["r"] = band
    let context = SmallWorld.context(World.dana, rules: rules)
    let lasting = World.draft(rule: "r", for: most)
    #expect(try PolicyException.decide(lasting, facts: World.facts(), in: context).count == 1)
    let longer = World.draft(rule: "r", for: most + .minutes(1))
    let refused = refusal { () throws(Refusal) in
      try PolicyException.decide(longer, facts: World.facts(), in: context)
    }
    #expect(refused?.code == .limit)
    #expect(refused?.message.contains("a \(band.rawValue) exception may last") ?? false)
    #expect(refused?.next == "ask for \(most.inWords)")
  }

  @Test func `the class is the rule's, and can be raised but not lowered`() throws {
    var draft = World.draft()
    draft.riskClass = .low
    #expect(try World.requested(draft).riskClass == .high)
    draft.riskClass = .critical
    #expect(try World.requested(draft).riskClass == .critical)
    #expect(try World.requested(World.draft(rule: "bucket-versioning")).riskClass == .medium)
  }

  @Test(
    arguments: [
      ("rule", Refusal.Code.missingField), ("ticket", .missingField), ("control", .missingField),
      ("reason", .missingField), ("long", .limit), ("zero", .limit), ("past", .limit),
      ("scope", .missingField),
    ]
  )
  func `what it must say is asked for`(_ what: String, _ code: Refusal.Code) {
    var draft = World.draft()
    switch what {
    case "rule": draft.rule = " "
    case "ticket": draft.ticket = ""
    case "control": draft.compensatingControl = "\n"
    case "reason": draft.justification = "too short"
    case "long": draft.justification = String(repeating: "x", count: 4_097)
    case "zero": draft.length = .zero
    case "past": draft.startAt = World.now - .minutes(1)
    default: draft.scope = "env:prod"
    }
    #expect(refusal { () throws(Refusal) in try ask(draft) }?.code == code)
  }

  @Test(
    arguments: [
      SmallWorld.noor, SmallWorld.ben, World.cleo, World.rosa,
      SmallWorld.person("P-20", "aud", [.auditor, .policyAdmin]),
    ]
  )
  func `asking is a right of its own`(_ person: Person) {
    let refused = refusal { () throws(Refusal) in try ask(by: person) }
    #expect(refused?.code == .missingPersona)
    #expect(refused?.message.contains("may not ask for exceptions") ?? false)
    #expect(refused?.next?.contains("policy_admin") ?? false)
  }

  @Test(
    arguments: [World.dana, SmallWorld.ada, SmallWorld.olga, SmallWorld.root]
  )
  func `those who have the right may ask`(_ person: Person) throws {
    #expect(try ask(by: person).map(\.kind) == ["exception.requested"])
  }

  @Test func `its owner must be here`() {
    var facts = World.facts()
    facts.owner = SmallWorld.person("P-30", "gone", [], left: true)
    let refused = refusal { () throws(Refusal) in try ask(facts: facts) }
    #expect(refused?.code == .notEligible)
    #expect(refused?.state == "left")
  }

  @Test func `a renewal names one of the same rule, scope and owner that was in force`() throws {
    var facts = World.facts()
    facts.renewed = try World.exception(.expired)
    var draft = World.draft()
    draft.renews = facts.renewed?.id
    #expect(try ask(draft, facts: facts).count == 1)
    draft.scope = "workload:=other"
    #expect(refusal { () throws(Refusal) in try ask(draft, facts: facts) }?.code == .conflict)
    draft.scope = World.draft().scope
    for state in [PolicyException.State.requested, .denied, .cancelled, .revoked] {
      facts.renewed = try World.exception(state)
      let refused = refusal { () throws(Refusal) in try ask(draft, facts: facts) }
      #expect(refused?.code == .illegalTransition, "\(state)")
      #expect(refused?.state == state.rawValue)
    }
  }

  @Test func `from the fourth of a kind on security and owner must agree`() throws {
    let facts = World.facts(earlier: 3)
    let fourth = try World.requested(World.draft(rule: "bucket-versioning"), facts: facts)
    #expect(fourth.terms.security == 1)
    #expect(fourth.terms.needsOwner)
    #expect(fourth.terms.earlier == 3)
    #expect(fourth.missing(after: []) == ["1 of any", "1 of security", "1 of owner"])
  }

  @Test func `with an open backlog item they must agree whenever it was`() throws {
    var facts = World.facts()
    facts.backlog = try World.one([
      BacklogItemTests.opened(by: "EX-1")
    ])
    #expect(try World.requested(facts: facts).terms.needsOwner)
  }

  @Test func `an owner who may not decide is replaced by one person more`() throws {
    let facts = World.facts(workload: [SmallWorld.olga.id], earlier: 3)
    let exception = try World.requested(World.draft(rule: "bucket-versioning"), facts: facts)
    #expect(!exception.terms.needsOwner)
    #expect(exception.terms.persons == 2)
    #expect(exception.terms.security == 1)
  }
}
