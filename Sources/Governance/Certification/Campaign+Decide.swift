/// What the rules must know to make a campaign.
package struct CampaignScope: Hashable, Sendable {
  /// Items that it would have.
  package var items: Int
  /// Of these, those with privileged access.
  package var privileged: Int
  /// The campaign that already repeats the same one.
  package var repeated: Campaign.ID?

  package init(items: Int, privileged: Int, repeated: Campaign.ID? = nil) {
    self.items = items
    self.privileged = privileged
    self.repeated = repeated
  }
}

extension Campaign {
  /// What follows when the actor makes a campaign; its items come with it.
  package static func create(
    _ draft: CampaignDraft,
    scope: CampaignScope,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.manageCampaigns, for: "campaign")
    let terms = Terms(
      name: draft.name,
      scope: draft.scope,
      zone: draft.zone,
      stages: draft.dueAt.enumerated().map { place, dueAt in
        let choice = draft.reviewers.dropFirst(place).first ?? draft.reviewers.last
        return Stage(reviewers: choice ?? ReviewerChoice(.owner), dueAt: dueAt)
      },
      strategy: draft.strategy,
      silence: draft.silence,
      fallback: draft.fallback,
      owner: context.actor.person.id,
      isPrivileged: scope.privileged > 0
    )
    return [try made(terms, scope, context.system)]
  }

  /// What follows when the actor repeats a closed campaign for the items that nobody answered.
  package static func iterate(
    _ campaign: Campaign,
    dueAt: Instant,
    reason: String,
    scope: CampaignScope,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try campaign.requireOwner(context)
    guard campaign.state == .closed else {
      throw campaign.illegal(
        "\(campaign.id) is \(campaign.state.rawValue): only a closed campaign is repeated",
        next: "wait until it is closed"
      )
    }
    if let other = scope.repeated {
      throw campaign.illegal(
        "\(campaign.id) is repeated already, by \(other)",
        next: "repeat \(other) once it is closed"
      )
    }
    guard !reason.allSatisfy(\.isWhitespace) else {
      throw missing(campaign.id.text, "repeating a campaign needs a reason", campaign.state)
    }
    var terms = campaign.terms
    terms.stages = terms.stages.first.map { [Stage(reviewers: $0.reviewers, dueAt: dueAt)] } ?? []
    terms.owner = context.actor.person.id
    terms.isPrivileged = scope.privileged > 0
    terms.iterationOf = campaign.id
    terms.iteration += 1
    terms.cadence = nil
    return [try made(terms, scope, context.system)]
  }

  /// What follows when the cadence makes a campaign.
  package static func made(
    _ terms: Terms,
    _ scope: CampaignScope,
    _ system: SystemContext
  ) throws(Refusal) -> Event {
    try require(terms, system)
    guard scope.items > 0 else {
      throw Refusal(
        .notEligible,
        "campaign",
        "nothing is in the scope `\(terms.scope)`, and an empty campaign is not made",
        next: "try the scope first: govtop list grants '\(terms.scope)'"
      )
    }
    guard terms.strategy != .acceptedIfNotDenied || scope.privileged == 0 else {
      throw Refusal(
        .hardStop,
        "campaign",
        "acceptedIfNotDenied would certify privileged access by silence: \(scope.privileged) of \(scope.items) items are privileged",
        next: "take oneAcceptAccepts, or leave privileged access out: not is:privileged"
      )
    }
    return Event(system.nextID(.campaign) as ID, .created(terms))
  }

  private static func require(_ terms: Terms, _ system: SystemContext) throws(Refusal) {
    let rules = system.rules.certification
    guard !terms.name.allSatisfy(\.isWhitespace), terms.name.count <= 80 else {
      throw missing("campaign", "a campaign needs a name of at most 80 characters")
    }
    guard !terms.fallback.isEmpty else {
      throw missing("campaign", "a campaign needs a fallback: who is asked where nobody else may")
    }
    guard !terms.zone.isEmpty else {
      throw missing("campaign", "a deadline is the end of a day in a named zone: none is named")
    }
    guard (1...rules.maximumStages).contains(terms.stages.count) else {
      throw limit("a campaign has 1 to \(rules.maximumStages) stages, not \(terms.stages.count)")
    }
    var before = system.now
    for stage in terms.stages {
      guard stage.dueAt > before else {
        throw limit("a deadline at \(stage.dueAt) is not after \(before)")
      }
      guard stage.dueAt.endsDaySomewhere else {
        throw limit("a deadline is the last second of a day in \(terms.zone), not \(stage.dueAt)")
      }
      guard stage.dueAt - before <= rules.maximumLength else {
        throw limit(
          "a stage lasts at most \(rules.maximumLength.wholeSeconds / 86_400) d, until \(before + rules.maximumLength)"
        )
      }
      guard stage.reviewers.source != .named || !stage.reviewers.persons.isEmpty else {
        throw missing("campaign", "a stage needs reviewers: owner, manager or persons")
      }
      before = stage.dueAt
    }
  }

  /// What follows when the actor begins the first stage.
  package static func start(
    _ campaign: Campaign,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try campaign.requireOwner(context)
    guard campaign.state == .created else {
      throw campaign.illegal(
        "\(campaign.id) is \(campaign.state.rawValue): it has started already"
      )
    }
    guard campaign.items != nil else {
      throw campaign.illegal(
        "\(campaign.id) is still being made: not all of its items are there",
        next: "govtop enforce goes on where making them stopped"
      )
    }
    guard !campaign.isPastDue(at: context.now) else {
      throw Refusal(
        .expired,
        campaign.id.text,
        state: campaign.state.rawValue,
        "the deadline of \(campaign.id) has passed at \(campaign.dueAt)",
        next: "cancel it and make another one"
      )
    }
    return [Event(campaign.id, .started(stage: 1, dueAt: campaign.dueAt))]
  }

  /// What follows when the actor begins remediation.
  package static func finish(
    _ campaign: Campaign,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try campaign.requireOwner(context)
    guard campaign.state == .reviewDone else {
      throw campaign.illegal(
        "\(campaign.id) is \(campaign.state.rawValue): remediation begins when its review is done",
        next: campaign.state == .inReview
          ? "all answers signed off, or the deadline, end the review" : nil
      )
    }
    guard campaign.isLastStage else {
      throw campaign.illegal(
        "\(campaign.id) has another stage: \(campaign.stage) of \(campaign.terms.stages.count) is done",
        next: "govtop enforce begins the next one"
      )
    }
    return [Event(campaign.id, .remediating(by: context.actor.person.id))]
  }

  /// What follows when the actor wants it cancelled: the first one asks, a second person agrees.
  package static func cancel(
    _ campaign: Campaign,
    reason: String,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.manageCampaigns, for: campaign.id.text)
    guard !campaign.state.isTerminal else {
      throw Refusal(
        .alreadyClosed,
        campaign.id.text,
        state: campaign.state.rawValue,
        "\(campaign.id) is \(campaign.state.rawValue) already",
        next: "that is final; make another campaign"
      )
    }
    guard let first = campaign.cancelAskedBy else {
      guard let words = context.text(Optional(reason)) else {
        throw missing(campaign.id.text, "cancelling a campaign needs a reason", campaign.state)
      }
      return [Event(campaign.id, .cancelAsked(by: context.actor.person.id, reason: words))]
    }
    guard !context.actor.persons.contains(first) else {
      throw Refusal(
        .secondPerson,
        campaign.id.text,
        state: campaign.state.rawValue,
        "you asked to cancel \(campaign.id): another person agrees, or it goes on",
        next:
          "one of these may: \(context.rules.personas(allowing: .manageCampaigns).map(\.rawValue).joined(separator: ", "))"
      )
    }
    return [Event(campaign.id, .cancelled(by: context.actor.person.id))]
  }

  private func requireOwner(_ context: Context) throws(Refusal) {
    if let owner = terms.owner, context.actor.persons.contains(owner) { return }
    try context.require(.manageCampaigns, for: id.text)
  }

  private func illegal(_ message: String, next: String? = nil) -> Refusal {
    Refusal(.illegalTransition, id.text, state: state.rawValue, message, next: next)
  }

  private static func missing(
    _ subject: String,
    _ message: String,
    _ state: CampaignState? = nil
  ) -> Refusal {
    Refusal(
      .missingField,
      subject,
      state: state?.rawValue,
      message,
      next: "give it, it is kept with the campaign"
    )
  }

  private static func limit(_ message: String) -> Refusal {
    Refusal(.limit, "campaign", message, next: "stay within it, or make two campaigns")
  }
}

extension Instant {
  /// Whether it can be 23:59:59 in some zone: all of them stand a multiple of a quarter of an hour apart from UTC.
  package var endsDaySomewhere: Bool {
    let quarter: Int64 = 900_000
    let rest = (milliseconds % quarter + quarter) % quarter
    return rest == quarter - 1_000
  }
}
