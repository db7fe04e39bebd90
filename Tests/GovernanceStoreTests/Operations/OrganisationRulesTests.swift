import Testing

@testable import Governance
@testable import GovernanceStore

/// Rules of an organisation at work in the shared database: applied, obeyed, recorded, and verified.
struct OrganisationRulesTests {
  private func apply(_ world: TestWorld, _ change: (inout Rules) -> Void) async throws {
    var rules = try await world.store.rules()
    change(&rules)
    _ = try await world.store.perform([.applyRules(rules, reason: "revision")], as: world.test.root)
  }

  private func kinds(_ world: TestWorld, of subject: String) async throws -> [String] {
    try await world.store.history(of: subject).map(\.entry.kind)
  }

  @Test func `a rule opens what it may, and its entry and its report name it`() async throws {
    let world = try await TestWorld()
    try await apply(world) {
      $0.automatic = [
        AutomaticReview(
          name: "dev-read",
          decision: .approve,
          when: [.known("request.environment = dev")],
          rationale: "reading in dev harms nobody"
        )
      ]
    }
    let request = try await world.ask(for: world.reader) { $0.duration = .hours(1) }
    #expect(request.state == .approved && request.votes.isEmpty)
    #expect(
      try await kinds(world, of: request.id.text)
        == ["request.submitted", "request.reviewed", "request.approved"]
    )
    let report = try await world.store.opened(under: "dev-read")
    #expect(report == OpenedReport(all: 1, lastMonth: 1, live: 1, endedEarly: 0))
    #expect(try await world.store.opened(under: "no-such").all == 0)
    #expect(try await world.store.verify().isSound)
  }

  @Test func `a reviewer who fails a condition is refused at commit, and shown so before`()
    async throws
  {
    let world = try await TestWorld()
    let request = try await world.ask()
    try await apply(world) {
      $0.approvals = [
        ApprovalRule(
          name: "manager-decides",
          when: [],
          where: [.known("reviewer.person = requester.manager")],
          rationale: "who answers for the work decides"
        )
      ]
    }
    let refusal = await #expect(throws: Refusal.self) {
      _ = try await world.approve(request, as: "ada")
    }
    #expect(refusal?.message.contains("(rule manager-decides v2)") == true)
    let page = try await world.store.requests(ListQuery(.requests), as: .claiming("ada"))
    guard case .no(let shown)? = page.rows.first?.decidable else {
      Issue.record("the row is decidable")
      return
    }
    #expect(shown.code == .notEligible)
    #expect(try await world.approve(request, as: "ben").entries.first?.kind == "request.voted")
  }

  @Test func `a set with a condition survives the database`() async throws {
    let world = try await TestWorld()
    try await apply(world) {
      $0.approvals = [
        ApprovalRule(
          name: "manager-too",
          when: [.known("request.privilege >= admin")],
          needs: [.init(1, of: .matching(.known("reviewer.person = requester.manager")))],
          rationale: "who answers for the work knows what it takes"
        )
      ]
    }
    let request = try await world.ask()
    #expect(request.terms.needs.map(\.of.word).contains("reviewer.person = requester.manager"))
    _ = try await world.approve(request, as: "ben")
    let after = try await world.request(request.id)
    #expect(after.votes.first?.meets == ["reviewer.person = requester.manager"])
    #expect(try await world.store.verify().isSound)
  }

  @Test func `a rule that prunes ends the older grant of the same person`() async throws {
    let world = try await TestWorld()
    let first = try await world.ask(for: world.reader) { $0.duration = .hours(1) }
    try await world.settle(first)
    let old = try #require(try await world.request(first.id).grants.first)
    try await apply(world) {
      $0.separation = [
        SeparationRule(
          name: "one-at-a-time",
          left: .init(["reader"]),
          right: .init(["writer"]),
          action: .prune,
          rationale: "who writes does not also label"
        )
      ]
    }
    let second = try await world.ask()
    try await world.settle(second)
    #expect(try await world.request(second.id).state == .approved)
    let ended = try await world.store.engine.read { try $0.grant(old) }
    #expect(ended.state == .revoking)
    #expect(try await world.store.verify().isSound)
  }

  @Test func `who did the one act does not do the other on the same record`() async throws {
    let world = try await TestWorld()
    try await apply(world) {
      $0.duties.append(
        DutyRule(
          name: "asker-does-not-vote",
          after: ["request.asked"],
          not: ["request.voted"],
          action: .enforce,
          rationale: "who asks has not understood it yet",
          control: "AC-5"
        )
      )
    }
    let request = try await world.ask()
    _ = try await world.store.perform(
      [.ask(request.id, text: "which run?")],
      as: .claiming("ada")
    )
    let now = try await world.request(request.id)
    let refusal = await #expect(throws: Refusal.self) {
      _ = try await world.approve(now, as: "ada")
    }
    #expect(refusal?.code == .separationOfDuties && refusal?.subject == request.id.text)
    #expect(refusal?.message.contains("(rule asker-does-not-vote v2)") == true)
    #expect(refusal?.next == "let somebody else do it")
    #expect(try await world.approve(now, as: "mei").entries.map(\.kind) == ["request.voted"])
  }

  @Test func `a duty that is only recorded leaves an entry and lets it pass`() async throws {
    let world = try await TestWorld()
    try await apply(world) {
      $0.duties.append(
        DutyRule(
          name: "asker-votes",
          after: ["request.asked"],
          not: ["request.voted"],
          action: .record,
          rationale: "we count it before we forbid it"
        )
      )
    }
    let request = try await world.ask()
    _ = try await world.store.perform([.ask(request.id, text: "which run?")], as: .claiming("ada"))
    let receipt = try await world.approve(try await world.request(request.id), as: "ada")
    #expect(receipt.entries.map(\.kind) == ["request.voted", "rules.noticed"])
    #expect(try await world.store.rules().version == 2, "noticing is no change of the rules")
    #expect(try await world.store.verify().isSound)
  }

  @Test func `a duty that takes an exception lets nobody pass without one`() async throws {
    let world = try await TestWorld()
    try await apply(world) {
      $0.duties.append(
        DutyRule(
          name: "asker-votes",
          after: ["request.asked"],
          not: ["request.voted"],
          action: .requireApproval,
          rationale: "only where nobody else is there"
        )
      )
    }
    let request = try await world.ask()
    _ = try await world.store.perform([.ask(request.id, text: "which run?")], as: .claiming("ada"))
    let now = try await world.request(request.id)
    let refusal = await #expect(throws: Refusal.self) {
      _ = try await world.approve(now, as: "ada")
    }
    #expect(
      refusal?.next == "let somebody else do it, or have an exception from asker-votes approved"
    )
  }

  @Test func `other weights move the score of every grant, and everything still verifies`()
    async throws
  {
    let world = try await TestWorld.lived()
    let before = try await world.store.ask("select sum(risk_score) from access_row")
    try await apply(world) {
      $0.risk.model = "risk-v2"
      $0.risk.environment = .init(dev: 20, stage: 30, prod: 40)
    }
    #expect(try await world.store.ask("select sum(risk_score) from access_row") != before)
    #expect(try await world.store.verify().isSound)
  }

  @Test func `other weights need another name`() async throws {
    let world = try await TestWorld()
    let refusal = await #expect(throws: Refusal.self) {
      try await apply(world) { $0.risk.separation = 3 }
    }
    #expect(refusal?.code == .conflict && refusal?.message.hasPrefix("risk/model: ") == true)
  }

  @Test func `a request keeps the score of the model that made it, with what it was made from`()
    async throws
  {
    let world = try await TestWorld()
    let request = try await world.ask()
    try await apply(world) {
      $0.risk.model = "risk-v2"
      $0.risk.environment.prod = 30
    }
    let after = try await world.request(request.id)
    #expect(after.terms.risk == request.terms.risk && after.terms.risk.model == "risk-v1")
    #expect(after.terms.risk.input?.environment == .prod)
    let explained = try await world.store.riskExplanation(
      of: request.id.text,
      as: world.test.root
    )
    #expect(explained.hasInput && explained.score == request.terms.risk)
    #expect(explained.unknowns.map(\.factor).contains("missing"))
  }

  @Test func `another model is tried on what was asked, and nothing is written`() async throws {
    let world = try await TestWorld()
    let request = try await world.ask()
    let head = try await world.store.ask("select size from ledger_head")
    var other = Rules.standard
    other.risk.environment.prod = 60
    other.risk.model = "risk-v9"
    let test = try await world.store.backtest(other)
    #expect(test.requests == 1 && test.otherBand == 1 && test.withoutInput == 0)
    #expect(test.differences.map(\.request) == [request.id])
    #expect(try await world.store.ask("select size from ledger_head") == head)
  }

  @Test(arguments: ["AR-999", "GR-999", "DF-1", "nonsense"])
  func `what has no score says so`(id: String) async throws {
    let world = try await TestWorld()
    let refusal = await #expect(throws: Refusal.self) {
      try await world.store.riskExplanation(of: id, as: world.test.root)
    }
    #expect(refusal?.code == .notFound && refusal?.next != nil)
  }
}
