import Testing

@testable import Governance

/// What rules with conditions make of a request: more sets, reviewers that count, combinations that nobody asks for.
struct ConditionTests {
  typealias World = SmallWorld

  private static func member(
    _ id: String,
    _ handle: String,
    _ personas: Set<Persona>,
    team: String?,
    manager: Person.ID? = nil
  ) -> Person {
    Person(
      id: Identifier(id),
      profile: .init(
        handle: handle,
        name: FreeText(handle, salt: []),
        team: team,
        manager: manager,
        personas: personas
      ),
      at: World.now - .days(300)
    )
  }

  private let noor = member(
    "P-7",
    "noor",
    [.modelDeveloper],
    team: "ml",
    manager: Identifier("P-2")
  )
  private let ben = member("P-2", "ben", [.approver], team: "ml")
  private let mei = member("P-3", "mei", [.approver], team: "web")
  private let ada = member("P-1", "ada", [.security], team: "security")

  private var facts: RequestFacts {
    var facts = World.facts()
    facts.requester = noor
    return facts
  }

  private func rules(_ change: (inout Rules) -> Void) -> Rules {
    var rules = Rules.standard
    rules.version = 3
    change(&rules)
    return rules
  }

  private func ask(_ rules: Rules, _ draft: RequestDraft = World.draft()) throws -> AccessRequest {
    let events = try AccessRequest.decide(
      draft,
      superseded: nil,
      facts: facts,
      in: World.context(noor, rules: rules)
    )
    return try World.request(from: events)
  }

  private func approve(
    _ request: AccessRequest,
    as person: Person,
    _ rules: Rules
  ) throws(Refusal) -> [Event] {
    try AccessRequest.approve(
      World.decision(on: request),
      on: request,
      facts: facts,
      in: World.context(person, rules: rules)
    )
  }

  private var otherTeam: Rules {
    rules {
      $0.approvals = [
        ApprovalRule(
          name: "another-team",
          when: [.known("request.environment = prod")],
          where: [.known("reviewer.team != requester.team")],
          rationale: "who works beside you looks less closely"
        )
      ]
    }
  }

  @Test func `a reviewer who fails a condition is refused, with the clause and the rule`() throws {
    let request = try ask(otherTeam)
    let refused = try #require(
      refusal { () throws(Refusal) in try approve(request, as: ben, otherTeam) }
    )
    #expect(refused.code == .notEligible && refused.state == "pending")
    #expect(
      refused.message
        == "`reviewer.team != requester.team` does not hold of ben: it is ml (rule another-team v3)"
    )
    #expect(refused.next == "somebody of whom it holds can decide")
  }

  @Test func `a reviewer of whom it holds may vote`() throws {
    let request = try ask(otherTeam)
    #expect(try approve(request, as: mei, otherTeam).first?.kind == "request.voted")
  }

  @Test func `a delegate is held to a condition as much as the person they stand in for`() throws {
    let request = try ask(otherTeam)
    let context = World.context(ben, for: mei, rules: otherTeam)
    let refused = refusal { () throws(Refusal) in
      try AccessRequest.approve(
        World.decision(on: request),
        on: request,
        facts: facts,
        in: context
      )
    }
    #expect(refused?.message.contains("does not hold of ben") == true)
  }

  @Test func `conditions in force at the vote count, not those when it was made`() throws {
    let request = try ask(.standard)
    #expect(refusal { () throws(Refusal) in try approve(request, as: ben, otherTeam) } != nil)
  }

  private var managerToo: Rules {
    rules {
      $0.medium.needs = [.init(1, of: .any)]
      $0.approvals = [
        ApprovalRule(
          name: "manager",
          when: [.known("request.data_class in confidential, restricted")],
          needs: [.init(1, of: .matching(.known("reviewer.person = requester.manager")))],
          decisionDue: .hours(1),
          maximumLength: .hours(6),
          rationale: "who answers for the work knows what it takes"
        )
      ]
    }
  }

  @Test func `a set with a condition is met by whom it holds of`() throws {
    let request = try ask(managerToo)
    #expect(request.terms.needs.map(\.of.word) == ["any", "reviewer.person = requester.manager"])
    let first = try approve(request, as: mei, managerToo)
    #expect(first.map(\.kind) == ["request.voted"])
    let after = World.after(first, request)
    #expect(
      after.needsLeft(after: after.votes).map(\.of.word) == ["reviewer.person = requester.manager"]
    )
    let second = try approve(after, as: ben, managerToo)
    #expect(second.map(\.kind) == ["request.voted", "request.approved", "grant.scheduled"])
    guard case .request(.voted(let vote)) = second[0].body else {
      throw EventFormatError("", "a vote")
    }
    #expect(vote.meets == ["reviewer.person = requester.manager"])
    let back = try AccessRequest.Vote(vote.fields)
    #expect(back.meets == vote.meets)
  }

  @Test func `a rule that applies shortens what is owed and how long it lasts`() throws {
    let request = try ask(managerToo)
    #expect(request.terms.dueAt == World.now + .hours(1))
    let refused = refusal { () throws(Refusal) in
      do { _ = try ask(managerToo, World.draft(for: .hours(7))) } catch let error as Refusal {
        throw error
      } catch {}
    }
    #expect(refused?.code == .limit && refused?.next == "ask for 6h")
  }

  @Test func `a rule that does not apply changes nothing`() throws {
    let rules = self.rules {
      $0.approvals = [
        ApprovalRule(
          name: "only-dev",
          when: [.known("request.environment = dev")],
          needs: [.init(5, of: .any)],
          rationale: "x"
        )
      ]
    }
    #expect(try ask(rules).terms.needs == ask(.standard).terms.needs)
  }

  @Test func `what nobody may ask for names the clauses and the rule`() {
    let rules = self.rules {
      $0.deniedCombinations = [
        DeniedCombination(
          name: "no-ml-in-prod",
          when: [.known("requester.team = ml"), .known("request.environment = prod")],
          rationale: "training has no business in production"
        )
      ]
    }
    let refused = refusal { () throws(Refusal) in
      _ = try AccessRequest.decide(
        World.draft(),
        superseded: nil,
        facts: facts,
        in: World.context(noor, rules: rules)
      )
    }
    #expect(refused?.code == .hardStop)
    #expect(
      refused?.message
        == "nobody may ask for this together: requester.team = ml and request.environment = prod (rule no-ml-in-prod v3)"
    )
    #expect(refused?.next?.contains("training has no business in production") == true)
  }

  @Test func `together with what require_approval keeps apart, security looks at it`() throws {
    let rules = self.rules {
      $0.separation = [
        SeparationRule(
          name: "train-and-label",
          left: .init(["aiplatform"]),
          right: .init(["labels"]),
          action: .requireApproval,
          rationale: "x"
        )
      ]
    }
    var facts = self.facts
    facts.held = ["labels.write labels.update"]
    let events = try AccessRequest.decide(
      World.draft(),
      superseded: nil,
      facts: facts,
      in: World.context(noor, rules: rules)
    )
    let request = try World.request(from: events)
    #expect(request.terms.needs.contains(.init(1, of: .persona(.security))))
    #expect(request.terms.risk.contributions.contains { $0.factor == "separation" })
  }

  @Test func `a rule that prunes ends the older grant with the deciding vote`() throws {
    let rules = self.rules {
      $0.medium.needs = [.init(1, of: .any)]
      $0.separation = [
        SeparationRule(
          name: "one-at-a-time",
          left: .init(["aiplatform"]),
          right: .init(["labels"]),
          action: .prune,
          rationale: "x"
        )
      ]
    }
    var facts = self.facts
    facts.held = ["labels.write labels.update"]
    facts.heldGrants = [
      .init("labels.write labels.update", grant: try Self.grant("GR-5")),
      .init("reports.read reports.get", grant: try Self.grant("GR-6")),
    ]
    let request = try ask(rules)
    let events = try AccessRequest.approve(
      World.decision(on: request),
      on: request,
      facts: facts,
      in: World.context(mei, rules: rules)
    )
    #expect(events.map(\.kind).suffix(2) == ["grant.scheduled", "grant.revoking"])
    let pruned = try #require(events.last)
    #expect(pruned.subject == "GR-5")
    #expect(pruned.freeTexts.first?.text == "one-at-a-time: it gave way to AR-1")
    #expect(!events.contains { $0.subject == "GR-6" })
  }

  private static func grant(_ id: String) throws -> Grant {
    try #require(
      Grant(
        id: Identifier(id),
        first: .adopted(
          GrantEvent.Terms(
            kind: .standing,
            principal: World.principal,
            entitlement: Identifier("entitlement:00000000000000f9"),
            resource: "labels",
            environment: .dev,
            dataClass: .internal,
            startsAt: World.now - .days(3),
            endsAt: nil,
            rule: "baseline",
            rulesVersion: 1
          )
        ),
        at: World.now - .days(3)
      )
    )
  }
}
