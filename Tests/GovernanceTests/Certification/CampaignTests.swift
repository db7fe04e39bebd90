import Governance
import Testing

@Suite struct `A campaign` {
  typealias World = ReviewWorld

  // MARK: Making one

  @Test func `is made with its terms, owned by its maker`() throws {
    let campaign = try World.campaign(after: [])
    #expect(campaign.state == .created)
    #expect(campaign.owner == World.cert.id)
    #expect(campaign.dueAt == World.due)
    #expect(campaign.strategy == .oneAcceptAccepts)
    #expect(campaign.terms.zone == "Europe/Berlin")
  }

  private func create(
    _ draft: CampaignDraft,
    by person: Person = World.cert,
    items: Int = 3,
    privileged: Int = 0
  ) throws -> [Event] {
    try Campaign.create(
      draft,
      scope: CampaignScope(items: items, privileged: privileged),
      in: SmallWorld.context(person)
    )
  }

  @Test func `is made by who may run campaigns`() throws {
    for person in [World.cert, SmallWorld.ada, SmallWorld.root] {
      #expect(try create(World.draft(), by: person).map(\.kind) == ["campaign.created"])
    }
    for person in [SmallWorld.ben, SmallWorld.noor, SmallWorld.olga] {
      let refusal = refused { try create(World.draft(), by: person) }
      #expect(refusal?.code == .missingPersona)
      #expect(refusal?.next?.contains("certifier") ?? false)
    }
  }

  @Test func `without items is not made`() {
    let refusal = refused { try create(World.draft(), items: 0) }
    #expect(refusal?.code == .notEligible)
    #expect(refusal?.message.contains("empty campaign") ?? false)
    #expect(refusal?.next?.contains("govtop list grants") ?? false)
  }

  @Test func `never certifies privileged access by silence`() throws {
    let draft = World.draft(strategy: .acceptedIfNotDenied)
    let refusal = refused { try create(draft, privileged: 1) }
    #expect(refusal?.code == .hardStop)
    #expect(refusal?.message.contains("1 of 3 items are privileged") ?? false)
    #expect(refusal?.next?.contains("oneAcceptAccepts") ?? false)
    #expect(try create(draft, privileged: 0).count == 1)
    for strategy in StageStrategy.allCases where strategy != .acceptedIfNotDenied {
      #expect(try create(World.draft(strategy: strategy), privileged: 3).count == 1)
    }
  }

  @Test func `needs a name, a zone, a fallback and reviewers`() {
    let slips: [(CampaignDraft) -> CampaignDraft] = [
      { with($0) { $0.name = " " } }, { with($0) { $0.name = String(repeating: "n", count: 81) } },
      { with($0) { $0.zone = "" } }, { with($0) { $0.fallback = [] } },
      { with($0) { $0.reviewers = [ReviewerChoice(.named)] } },
    ]
    for slip in slips {
      #expect(refused { try create(slip(World.draft())) }?.code == .missingField)
    }
  }

  @Test func `needs deadlines that end days, in order, within what the rules allow`() {
    let slips: [([Instant], String)] = [
      ([], "1 to 4 stages"), ([SmallWorld.now - .days(1)], "is not after"),
      ([World.due + .seconds(1)], "last second of a day"),
      ([World.due, World.due], "is not after"), ([World.due + .days(120)], "at most 92 d"),
      ((0..<5).map { World.due + .days($0) }, "1 to 4 stages"),
    ]
    for (dueAt, words) in slips {
      let refusal = refused { try create(with(World.draft()) { $0.dueAt = dueAt }) }
      #expect(refusal?.code == .limit)
      #expect(refusal?.message.contains(words) ?? false, "\(refusal?.message ?? "")")
    }
  }

  @Test func `takes the last reviewers for the stages behind`() throws {
    let draft = with(World.draft(stages: 3)) {
      $0.reviewers = [ReviewerChoice(.owner), ReviewerChoice(.named, persons: [World.second.id])]
    }
    let stages = try World.campaign(draft).terms.stages
    #expect(stages.map(\.reviewers.source) == [.owner, .named, .named])
  }

  // MARK: Steps

  @Test func `has exactly the legal steps`() throws {
    let events: [CampaignState: CampaignEvent] = [
      .inReview: .started(stage: 2, dueAt: World.due), .reviewDone: .reviewDone(stage: 1),
      .inRemediation: .remediating(by: nil), .closed: .closed,
      .cancelled: .cancelled(by: World.second.id),
    ]
    for from in CampaignState.allCases {
      let before = Record.workflow(AnyWorkflowRecord(try World.campaign(in: from)))
      for (to, event) in events where to != from {
        let step = Event(Identifier<Campaign>("RC-1"), event)
        let after = try? step.evolve(before, step.recordKeys[0], at: SmallWorld.now)
        #expect((after != nil) == from.allows(to), "\(from) to \(to)")
      }
    }
    #expect(CampaignState.allCases.filter(\.isTerminal) == [.closed, .cancelled])
  }

  @Test(arguments: CampaignState.allCases)
  func `starts only once, and only whole`(_ state: CampaignState) throws {
    let campaign = try World.campaign(in: state)
    guard state != .created else {
      let events = try Campaign.start(campaign, in: SmallWorld.context(World.cert))
      #expect(events.map(\.kind) == ["campaign.started"])
      let half = try World.campaign(after: [])
      let refusal = refused { try Campaign.start(half, in: SmallWorld.context(World.cert)) }
      #expect(refusal?.message.contains("still being made") ?? false)
      let late = refused {
        try Campaign.start(campaign, in: SmallWorld.context(World.cert, at: World.due + .days(1)))
      }
      #expect(late?.code == .expired)
      return
    }
    let refusal = refused { try Campaign.start(campaign, in: SmallWorld.context(World.cert)) }
    #expect(refusal?.code == .illegalTransition)
    #expect(refusal?.state == state.rawValue)
  }

  @Test(arguments: CampaignState.allCases)
  func `remediates only after its review`(_ state: CampaignState) throws {
    let campaign = try World.campaign(in: state)
    guard state != .reviewDone else {
      let events = try Campaign.finish(campaign, in: SmallWorld.context(World.cert))
      #expect(events.map(\.kind) == ["campaign.remediating"])
      return
    }
    let refusal = refused { try Campaign.finish(campaign, in: SmallWorld.context(World.cert)) }
    #expect(refusal?.code == .illegalTransition)
    #expect(refusal?.state == state.rawValue)
  }

  @Test func `with a stage to come does not remediate`() throws {
    let campaign = try World.campaign(
      World.draft(stages: 2),
      after: [.frozen(items: 1), .started(stage: 1, dueAt: World.due), .reviewDone(stage: 1)]
    )
    let refusal = refused { try Campaign.finish(campaign, in: SmallWorld.context(World.cert)) }
    #expect(refusal?.message.contains("1 of 2 is done") ?? false)
  }

  @Test(arguments: CampaignState.allCases)
  func `is cancelled by two persons, until it is over`(_ state: CampaignState) throws {
    let campaign = try World.campaign(in: state)
    guard !state.isTerminal else {
      let refusal = refused {
        try Campaign.cancel(campaign, reason: "wrong", in: SmallWorld.context(World.second))
      }
      #expect(refusal?.code == .alreadyClosed)
      return
    }
    let asked = try Campaign.cancel(
      campaign,
      reason: "wrong scope",
      in: SmallWorld.context(World.cert)
    )
    #expect(asked.map(\.kind) == ["campaign.cancel_asked"])
    var waiting = campaign
    waiting.apply(.cancelAsked(by: World.cert.id, reason: nil), at: SmallWorld.now)
    #expect(waiting.state == state)
    let own = refused {
      try Campaign.cancel(waiting, reason: "again", in: SmallWorld.context(World.cert))
    }
    #expect(own?.code == .secondPerson)
    let asDelegate = refused {
      try Campaign.cancel(
        waiting,
        reason: "again",
        in: SmallWorld.context(SmallWorld.ben, for: World.cert)
      )
    }
    #expect(asDelegate?.code == .secondPerson)
    let done = try Campaign.cancel(waiting, reason: "", in: SmallWorld.context(World.second))
    #expect(done.map(\.kind) == ["campaign.cancelled"])
  }

  @Test func `is cancelled with a reason, by who runs campaigns`() throws {
    let campaign = try World.campaign()
    #expect(
      refused { try Campaign.cancel(campaign, reason: " ", in: SmallWorld.context(World.cert)) }?
        .code == .missingField
    )
    #expect(
      refused {
        try Campaign.cancel(campaign, reason: "x", in: SmallWorld.context(SmallWorld.ben))
      }?
      .code == .missingPersona
    )
  }

  @Test(arguments: CampaignState.allCases)
  func `is repeated once closed, and once only`(_ state: CampaignState) throws {
    let campaign = try World.campaign(in: state)
    func iterate(_ scope: CampaignScope, reason: String = "7 items without an answer") throws
      -> [Event]
    {
      try Campaign.iterate(
        campaign,
        dueAt: World.due + .days(14),
        reason: reason,
        scope: scope,
        in: SmallWorld.context(World.second)
      )
    }
    let scope = CampaignScope(items: 7, privileged: 0)
    guard state == .closed else {
      #expect(refused { try iterate(scope) }?.code == .illegalTransition)
      return
    }
    let events = try iterate(scope)
    guard case .workflow(let body) = events[0].body,
      case .created(let terms)? = body.event as? CampaignEvent
    else {
      Issue.record("no campaign was made")
      return
    }
    #expect(terms.iterationOf == campaign.id)
    #expect(terms.iteration == 2)
    #expect(terms.owner == World.second.id)
    #expect(refused { try iterate(scope, reason: "") }?.code == .missingField)
    #expect(refused { try iterate(.init(items: 0, privileged: 0)) }?.code == .notEligible)
    let again = CampaignScope(items: 7, privileged: 0, repeated: Identifier("RC-2"))
    #expect(refused { try iterate(again) }?.message.contains("by RC-2") ?? false)
  }

  // MARK: What time does

  private func due(
    _ campaign: Campaign,
    _ progress: CampaignProgress,
    at now: Instant = SmallWorld.now
  ) -> [String] {
    Campaign.due(campaign, progress: progress, in: SmallWorld.context(World.cert, at: now).system)
      .map(\.kind)
  }

  @Test func `is reviewed once all of a stage is signed off`() throws {
    let campaign = try World.campaign()
    #expect(due(campaign, .init(unsigned: 1)) == [])
    #expect(due(campaign, .init(unsigned: 0)) == ["campaign.review_done"])
  }

  @Test func `waits for its owner a day, then remediates`() throws {
    let campaign = try World.campaign(in: .reviewDone)
    #expect(due(campaign, .init()) == [])
    #expect(due(campaign, .init(), at: SmallWorld.now + .hours(24) - .seconds(1)) == [])
    #expect(
      due(campaign, .init(), at: SmallWorld.now + .hours(24)) == ["campaign.remediating"]
    )
  }

  @Test func `begins the next stage with what passed`() throws {
    let campaign = try World.campaign(
      World.draft(stages: 2),
      after: [.frozen(items: 1), .started(stage: 1, dueAt: World.due), .reviewDone(stage: 1)]
    )
    #expect(due(campaign, .init(waiting: 1, passed: 1)) == [])
    #expect(due(campaign, .init(passed: 1)) == ["campaign.started"])
    #expect(due(campaign, .init()) == ["campaign.remediating"])
  }

  @Test func `closes once every revocation is applied or excepted`() throws {
    let campaign = try World.campaign(in: .inRemediation)
    #expect(due(campaign, .init(unsettled: 1)) == [])
    #expect(due(campaign, .init()) == ["campaign.closed"])
  }

  @Test(arguments: [CampaignState.created, .closed, .cancelled])
  func `is left alone otherwise`(_ state: CampaignState) throws {
    #expect(due(try World.campaign(in: state), .init()) == [])
  }

  @Test func `is past due when the last second of its day is over`() throws {
    let campaign = try World.campaign()
    #expect(!campaign.isPastDue(at: World.due))
    #expect(!campaign.isPastDue(at: World.due + .milliseconds(999)))
    #expect(campaign.isPastDue(at: World.due + .seconds(1)))
  }
}

/// A copy with changes.
func with<Value>(_ value: Value, _ change: (inout Value) -> Void) -> Value {
  var copy = value
  change(&copy)
  return copy
}
