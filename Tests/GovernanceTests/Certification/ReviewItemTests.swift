import Documents
import Governance
import Testing

@Suite struct `A review item` {
  typealias World = ReviewWorld

  @Test func `has exactly the legal steps`() throws {
    let given = World.given(.certify)
    let ben = SmallWorld.ben.id
    let events: [(ReviewItemState, ReviewItemEvent)] = [
      (.open, .handedOver), (.open, .reopened(reviewer: ben, by: ben, reason: nil)),
      (.reassigned, .reassigned(from: ben, to: SmallWorld.mei.id, by: ben, reason: nil)),
      (.decided, .decided(answer: given, verdict: .certify)), (.signedOff, .signedOff(by: ben)),
      (.applying, .applying(silence: nil)), (.applied, .applied), (.applyFailed, .applyFailed),
    ]
    for from in ReviewItemState.allCases {
      let before = Record.workflow(AnyWorkflowRecord(try World.item(in: from)))
      for (to, event) in events where to != from {
        let step = Event(Identifier<ReviewItem>("RI-1"), event)
        let after = try? step.evolve(before, step.recordKeys[0], at: SmallWorld.now)
        #expect((after != nil) == from.allows(to), "\(from) to \(to)")
      }
    }
    #expect(ReviewItemState.allCases.filter(\.isTerminal) == [.applied])
  }

  // MARK: Answering

  @Test func `stores with an answer how it was given`() throws {
    let item = try World.item()
    let events = try World.decide(.certify, item)
    #expect(events.map(\.kind) == ["item.decided"])
    let decided = World.after(events, item)
    let answer = try #require(decided.answers.first)
    #expect(decided.state == .decided)
    #expect(decided.verdict == .certify)
    #expect(answer.dwellMs == 12_000)
    #expect(answer.batchSize == 1)
    #expect(answer.isEvidenceOpened)
    #expect(answer.evidenceSha256 == item.evidenceSha256)
    #expect(answer.deputy == nil)
  }

  @Test(arguments: ReviewItemState.allCases)
  func `takes an answer only while it is open`(_ state: ReviewItemState) throws {
    let item = try World.item(in: state)
    guard state != .open else {
      #expect(try World.decide(.revoke, item).count == 1)
      return
    }
    let refusal = refused { try World.decide(.revoke, item) }
    #expect(refusal?.code == (state == .decided ? .alreadyVoted : .alreadyClosed))
    #expect(refusal?.state == state.rawValue)
  }

  @Test(arguments: CampaignState.allCases)
  func `takes an answer only in review`(_ state: CampaignState) throws {
    let facts = try World.facts(World.campaign(in: state))
    let item = try World.item()
    guard state != .inReview else {
      #expect(try World.decide(.revoke, item, facts: facts).count == 1)
      return
    }
    let refusal = refused { try World.decide(.revoke, item, facts: facts) }
    #expect(refusal?.code == .illegalTransition)
    #expect(refusal?.message.contains(state.rawValue) ?? false)
  }

  @Test func `takes no answer after the deadline, whatever a sweeper did`() throws {
    let item = try World.item()
    #expect(try World.decide(.revoke, item, at: World.due).count == 1)
    let refusal = refused { try World.decide(.revoke, item, at: World.due + .seconds(1)) }
    #expect(refusal?.code == .expired)
    #expect(refusal?.next?.contains("campaign repeat RC-1") ?? false)
  }

  @Test func `of another stage takes no answer`() throws {
    #expect(
      refused { try World.decide(.revoke, World.item(stage: 2)) }?.code == .illegalTransition
    )
  }

  @Test func `is answered by its reviewer only`() throws {
    let refusal = refused { try World.decide(.revoke, World.item(), by: SmallWorld.mei) }
    #expect(refusal?.code == .notEligible)
    #expect(refusal?.message.contains("P-2 is") ?? false)
    #expect(refusal?.next?.contains("govtop assign") ?? false)
  }

  @Test func `is answered by a deputy, and both names are kept`() throws {
    let item = try World.item()
    let events = try World.decide(.revoke, item, by: SmallWorld.mei, for: SmallWorld.ben)
    let answer = try #require(World.after(events, item).answers.first)
    #expect(answer.reviewer == SmallWorld.ben.id)
    #expect(answer.deputy == SmallWorld.mei.id)
  }

  @Test func `is not judged by whom it is about, nor by their deputy`() throws {
    let item = try World.item(reviewers: [SmallWorld.noor])
    let own = refused { try World.decide(.certify, item, by: SmallWorld.noor) }
    #expect(own?.code == .ownAccess)
    let deputy = refused {
      try World.decide(.certify, item, by: SmallWorld.mei, for: SmallWorld.noor)
    }
    #expect(deputy?.code == .ownAccess)
    let subject = refused {
      try World.decide(.certify, World.item(), by: SmallWorld.noor, for: SmallWorld.ben)
    }
    #expect(subject?.code == .ownAccess)
  }

  @Test func `is not judged by who approved it in the same cycle`() throws {
    let facts = try World.facts(approvers: [SmallWorld.ben])
    let refusal = refused { try World.decide(.certify, World.item(), facts: facts) }
    #expect(refusal?.code == .secondPerson)
    #expect(refusal?.next?.contains("govtop assign") ?? false)
  }

  @Test func `is judged by who gives the right only in a later stage`() throws {
    let facts = try World.facts(authorities: [SmallWorld.ben])
    #expect(
      refused { try World.decide(.certify, World.item(), facts: facts) }?.code
        == .separationOfDuties
    )
    let second = try World.facts(
      World.campaign(
        World.draft(stages: 2),
        after: [.frozen(items: 1), .started(stage: 2, dueAt: World.due)]
      ),
      authorities: [SmallWorld.ben]
    )
    #expect(try World.decide(.certify, World.item(stage: 2), facts: second).count == 1)
  }

  @Test func `is judged by approvers where the rules let them`() throws {
    var rules = Rules.standard
    #expect(try World.decide(.revoke, World.item(), rules: rules).count == 1)
    rules.certification.approversReview = false
    #expect(
      refused { try World.decide(.revoke, World.item(), rules: rules) }?.code
        == .separationOfDuties
    )
  }

  @Test func `is judged by what was shown`() throws {
    let item = try World.item()
    let shown = ReviewAnswer.Shown(item.id, evidence: String(repeating: "0", count: 64))
    let refusal = refused {
      try ReviewItem.answer(
        ReviewAnswer(.certify, to: [shown]),
        to: item,
        shown: shown,
        facts: try World.facts(),
        in: SmallWorld.context(SmallWorld.ben)
      )
    }
    #expect(refusal?.code == .staleView)
    #expect(refusal?.next == "look again, then decide")
  }

  @Test func `without an answer is for the deadline to say`() throws {
    #expect(refused { try World.decide(.noResponse, World.item()) }?.code == .notPermitted)
  }

  @Test func `that is risky or unused is certified with a comment`() throws {
    let cases: [(Evidence, Bool)] = [
      (World.evidence(), false), (World.evidence(risk: .medium), false),
      (World.evidence(risk: .high), true), (World.evidence(risk: .critical), true),
      (World.evidence(used: .days(89)), false), (World.evidence(used: .days(90)), true),
      (World.evidence(used: nil, known: false), false),
    ]
    for (evidence, isNeeded) in cases {
      let item = try World.item(evidence)
      #expect(try World.decide(.certify, item, comment: "used daily").count == 1)
      #expect(try World.decide(.revoke, item).count == 1)
      if isNeeded {
        let refusal = refused { try World.decide(.certify, item, comment: "  ") }
        #expect(refusal?.code == .missingField)
        #expect(refusal?.message.contains("needs a comment") ?? false)
      } else {
        #expect(try World.decide(.certify, item).count == 1)
      }
    }
  }

  @Test func `is abstained on with a comment`() throws {
    #expect(refused { try World.decide(.abstain, World.item()) }?.code == .missingField)
    #expect(try World.decide(.abstain, World.item(), comment: "not my service").count == 1)
  }

  // MARK: Many at once

  @Test func `is certified with others only inside the safe envelope`() throws {
    let inside = try World.item(id: "RI-1")
    let outside: [Evidence] = [
      World.evidence(risk: .medium), World.evidence(used: .days(31)), World.evidence(used: nil),
      World.evidence(used: nil, known: false), World.evidence(holding: 4),
      World.evidence(peers: nil), World.evidence(peers: 0),
    ]
    for evidence in outside {
      let other = try World.item(evidence, id: "RI-2")
      let refusal = refused {
        try ReviewItem.requireBulk(.certify, on: [inside, other], .standard)
      }
      #expect(refusal?.code == .limit)
      #expect(refusal?.message.contains("RI-2") ?? false)
      #expect(!(refusal?.message.contains("RI-1") ?? true))
      try ReviewItem.requireBulk(.certify, on: [other], .standard)
      try ReviewItem.requireBulk(.revoke, on: [inside, other], .standard)
      try ReviewItem.requireBulk(.reduce, on: [inside, other], .standard)
    }
    let edge = World.evidence(used: .days(30), peers: 10, holding: 5)
    try ReviewItem.requireBulk(.certify, on: [inside, World.item(edge, id: "RI-3")], .standard)
  }

  // MARK: Several reviewers

  @Test func `stays open until its strategy can tell`() throws {
    var item = try World.item(reviewers: [SmallWorld.ben, SmallWorld.mei])
    let first = try World.decide(.revoke, item)
    #expect(first.map(\.kind) == ["item.answered"])
    item = World.after(first, item)
    #expect(item.state == .open)
    #expect(refused { try World.decide(.revoke, item) }?.code == .alreadyVoted)
    #expect(
      refused { try World.decide(.revoke, item, by: SmallWorld.ben, for: SmallWorld.mei) }?.code
        == .alreadyVoted
    )
    item = World.after(try World.decide(.certify, item, by: SmallWorld.mei), item)
    #expect(item.verdict == .certify)
  }

  // MARK: Taking back, handing on, looking again

  @Test(arguments: ReviewItemState.allCases)
  func `is taken back by who answered, before the sign-off`(_ state: ReviewItemState) throws {
    let item = try World.item(in: state)
    func reopen(_ person: Person) throws -> [Event] {
      try ReviewItem.reopen(item, campaign: World.campaign(), in: SmallWorld.context(person))
    }
    switch state {
    case .decided:
      let events = try reopen(SmallWorld.ben)
      #expect(events.map(\.kind) == ["item.reopened"])
      let after = World.after(events, item)
      #expect(after.state == .open)
      #expect(after.verdict == nil)
      #expect(after.answers.isEmpty)
      #expect(refused { try reopen(SmallWorld.mei) }?.code == .notPermitted)
    case .open: #expect(refused { try reopen(SmallWorld.ben) }?.code == .notPermitted)
    default: #expect(refused { try reopen(SmallWorld.ben) }?.code == .alreadyClosed)
    }
  }

  private func reassign(
    _ item: ReviewItem,
    to person: Person,
    by actor: Person = SmallWorld.ben,
    reason: String = "not my service",
    facts: ReviewFacts? = nil
  ) throws -> [Event] {
    try ReviewItem.reassign(
      item,
      to: person,
      reason: reason,
      facts: try facts ?? World.facts(),
      in: SmallWorld.context(actor)
    )
  }

  @Test(arguments: ReviewItemState.allCases)
  func `is handed on while it is open, and both reviewers are kept`(
    _ state: ReviewItemState
  ) throws {
    let item = try World.item(in: state)
    guard state == .open else {
      #expect(refused { try reassign(item, to: SmallWorld.mei) }?.state == state.rawValue)
      return
    }
    let events = try reassign(item, to: SmallWorld.mei)
    #expect(events.map(\.kind) == ["item.reassigned", "item.handed_over"])
    let after = World.after(events, item)
    #expect(after.state == .open)
    #expect(after.reviewer == SmallWorld.mei.id)
    #expect(after.handovers.map(\.from) == [SmallWorld.ben.id])
    #expect(after.handovers.map(\.to) == [SmallWorld.mei.id])
  }

  @Test func `is handed on with a reason, to somebody who may judge it`() throws {
    let item = try World.item()
    #expect(refused { try reassign(item, to: SmallWorld.mei, reason: "") }?.code == .missingField)
    let left = SmallWorld.person("P-6", "joon", [], left: true)
    for person in [SmallWorld.noor, SmallWorld.olga, SmallWorld.ben, left] {
      #expect(refused { try reassign(item, to: person) }?.code == .notEligible)
    }
    let facts = try World.facts(approvers: [SmallWorld.mei])
    #expect(
      refused { try reassign(item, to: SmallWorld.mei, facts: facts) }?.code == .notEligible
    )
    #expect(
      refused { try reassign(item, to: SmallWorld.ada, by: SmallWorld.mei) }?.code
        == .missingPersona
    )
    #expect(try reassign(item, to: SmallWorld.mei, by: World.cert).count == 2)
  }

  @Test func `looked at again asks for new answers`() throws {
    let item = World.after(
      [.answered(answer: World.given(.revoke))],
      try World.item(reviewers: [SmallWorld.ben, SmallWorld.mei])
    )
    let newer = World.evidence(risk: .critical)
    let events = try ReviewItem.refresh(
      item,
      with: newer,
      campaign: World.campaign(),
      in: SmallWorld.context(SmallWorld.ben)
    )
    let after = World.after(events, item)
    #expect(after.evidenceSha256 == newer.digest.hex)
    #expect(after.evidenceSha256 != item.evidenceSha256)
    #expect(after.answers.isEmpty)
    #expect(after.riskBand == .critical)
    #expect(!after.isInEnvelope)
  }
}
