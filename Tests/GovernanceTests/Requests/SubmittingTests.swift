import Governance
import Testing

@Suite struct `Submitting a request` {
  typealias World = SmallWorld

  private func submit(
    _ draft: RequestDraft = World.draft(),
    _ facts: RequestFacts = World.facts(),
    superseded: AccessRequest? = nil,
    by person: Person = World.noor
  ) throws(Refusal) -> [Event] {
    try AccessRequest.decide(draft, superseded: superseded, facts: facts, in: World.context(person))
  }

  @Test func `opens nothing by itself`() throws {
    let events = try submit()
    #expect(events.map(\.kind) == ["request.submitted"])
  }

  @Test func `fixes rule, deadlines and the persons behind it`() throws {
    let request = try World.pending()
    #expect(request.terms.rule == "owner-approval")
    #expect(request.terms.dueAt == World.now + .hours(8))
    #expect(request.terms.lapsesAt == World.now + .days(3))
    #expect(request.terms.persons == [World.noor.id])
    #expect(request.state == .pending)
  }

  @Test(arguments: ["", "    ", "too short", "a b c d e f g h i"])
  func `needs a reason that says something`(_ reason: String) {
    let refused = refusal { () throws(Refusal) in try submit(World.draft(reason: reason)) }
    #expect(refused?.code == .missingField)
    #expect(refused?.next != nil)
  }

  @Test func `takes ten characters of reason`() throws {
    #expect(try submit(World.draft(reason: "0123456789")).count == 1)
  }

  @Test func `refuses a reason past 4096 bytes`() throws {
    #expect(try submit(World.draft(reason: String(repeating: "x", count: 4_096))).count == 1)
    let long = World.draft(reason: String(repeating: "x", count: 4_097))
    #expect(refusal { () throws(Refusal) in try submit(long) }?.code == .limit)
  }

  @Test(arguments: [Duration.zero, .seconds(-1)])
  func `refuses access for no time`(_ length: Duration) {
    #expect(refusal { () throws(Refusal) in try submit(World.draft(for: length)) }?.code == .limit)
  }

  @Test func `refuses a start that has passed`() throws {
    var draft = World.draft()
    draft.startAt = World.now - .seconds(1)
    #expect(refusal { () throws(Refusal) in try submit(draft) }?.code == .limit)
    draft.startAt = World.now
    #expect(try submit(draft).count == 1)
  }

  @Test func `names the longest time that the class allows`() {
    let refused = refusal { () throws(Refusal) in
      try submit(World.draft(for: .days(31)))
    }
    #expect(refused?.code == .limit)
    #expect(refused?.message.contains("31d is longer than medium access may last, 30d") ?? false)
    #expect(refused?.next == "ask for 30d")
  }

  @Test func `critical access lasts an hour at most`() throws {
    let facts = World.facts(
      World.right(dataClass: .restricted, privilege: .root),
      persons: [World.noor.id],
      held: ["train-models"]
    )
    var risky = facts
    risky.neverUsedByPrincipal = true
    risky.history.negatives = 2
    risky.right.owners = []
    risky.beneficiary.external = .crossDomain
    var draft = World.draft(for: .hours(8), ticket: nil)
    #expect(refusal { () throws(Refusal) in try submit(draft, risky) }?.next == "ask for 1h")
    draft.duration = .hours(1)
    #expect(try submit(draft, risky).count == 1)
  }

  @Test func `is not for those who may only look`() {
    let auditor = World.person("P-5", "audrey", [.auditor])
    let refused = refusal { () throws(Refusal) in try submit(by: auditor) }
    #expect(refused?.code == .missingPersona)
    #expect(refused?.next?.contains("model_developer") ?? false)
  }

  @Test func `needs an active beneficiary`() {
    let refused = refusal { () throws(Refusal) in
      try submit(World.draft(), World.facts(isActive: false))
    }
    #expect(refused?.code == .notEligible)
  }

  @Test(arguments: [Environment.prod, .unknown])
  func `never asks for a production wildcard without exception`(_ environment: Environment) throws {
    var facts = World.facts(World.right(environment: environment, broadResources: true))
    #expect(refusal { () throws(Refusal) in try submit(World.draft(), facts) }?.code == .hardStop)
    var draft = World.draft(for: .hours(1))
    draft.exception = "EX-118"
    #expect(refusal { () throws(Refusal) in try submit(draft, facts) }?.code == .notFound)
    facts.exception = try ExceptionWorld.active(scope: "workload:=ml-train-gpu")
    #expect(try submit(draft, facts).count == 1)
  }

  @Test func `may ask for a wildcard in development`() throws {
    let facts = World.facts(
      World.right(environment: .dev, broadActions: true, broadResources: true)
    )
    #expect(try submit(World.draft(), facts).count == 1)
  }

  @Test func `stops where separation of duties is enforced`() {
    let facts = World.facts(World.right("promotion-role"), held: ["registrar-role put"])
    let refused = refusal { () throws(Refusal) in try submit(World.draft(), facts) }
    #expect(refused?.code == .separationOfDuties)
    #expect(refused?.message.contains("register-and-promote") ?? false)
  }

  @Test func `does not ask twice for the same`() throws {
    var facts = World.facts()
    facts.duplicate = Identifier("AR-9")
    #expect(refusal { () throws(Refusal) in try submit(World.draft(), facts) }?.code == .conflict)
  }

  @Test func `does not flood the queue`() throws {
    var facts = World.facts()
    facts.pendingOfRequester = AccessRequest.pendingLimit
    #expect(refusal { () throws(Refusal) in try submit(World.draft(), facts) }?.code == .limit)
    facts.pendingOfRequester -= 1
    #expect(try submit(World.draft(), facts).count == 1)
  }

  @Test func `supersedes its own pending request in one step`() throws {
    let old = try World.pending()
    var draft = World.draft(for: .hours(2))
    draft.supersedes = old.id
    let events = try submit(draft, superseded: old)
    #expect(events.map(\.kind) == ["request.superseded", "request.submitted"])
    #expect(World.after(events, old).state == .superseded)
  }

  @Test func `does not supersede what others asked for, nor what is closed`() throws {
    let old = try World.pending()
    var draft = World.draft()
    draft.supersedes = old.id
    let other = refusal { () throws(Refusal) in
      try submit(draft, superseded: old, by: World.person("P-6", "joon", [.modelDeveloper]))
    }
    #expect(other?.code == .notEligible)
    let denied = World.after([Event(old.id, .request(.denied))], old)
    let closed = refusal { () throws(Refusal) in try submit(draft, superseded: denied) }
    #expect(closed?.code == .alreadyClosed)
  }

  @Test func `renews twice at most`() throws {
    var facts = World.facts()
    let grant = try #require(GrantTests.active())
    facts.renewed = (grant, 2)
    #expect(refusal { () throws(Refusal) in try submit(World.draft(), facts) }?.code == .limit)
    facts.renewed = (grant, 1)
    #expect(try submit(World.draft(), facts).count == 1)
  }

  @Test func `an unknown person needs two approvers, one of security`() throws {
    let low = World.facts(
      World.right(environment: .dev, dataClass: .public, privilege: .read),
      persons: []
    )
    let request = try World.pending(low, for: .hours(1))
    #expect(request.terms.personUnknown)
    #expect(request.terms.rule == "unknown-person")
    #expect(request.terms.needs == [.init(2, of: .any), .init(1, of: .persona(.security))])
  }

  @Test func `falls back to security where the owner may not decide`() throws {
    let owned = World.facts(World.right(owners: [World.noor.id]))
    #expect(try World.pending(owned).terms.needs == [.init(1, of: .persona(.security))])
    let unowned = World.facts(World.right(owners: []))
    #expect(try World.pending(unowned).terms.needs == [.init(1, of: .persona(.security))])
  }

  @Test func `says what would make it less risky`() throws {
    let request = try World.pending(World.facts(), for: .hours(24))
    #expect(request.terms.risk.counterfactuals.map(\.change) == ["for 8h", "for 1h"])
    let scores = request.terms.risk.counterfactuals.map(\.score)
    #expect(scores.allSatisfy { $0 < request.terms.risk.score })
  }
}
