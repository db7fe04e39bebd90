package import Governance

extension Deliberation {
  /// Loads what a command about certifications needs, asks the domain, and records what follows.
  func perform(_ command: CertificationCommand, _ context: Context) throws {
    switch command {
    case .create(let draft): try create(draft, context)
    case .iterate(let id, let dueAt, let reason):
      let campaign = try connection.campaign(id)
      let items = CampaignItems(campaign, self)
      try record(
        Campaign.iterate(
          campaign,
          dueAt: dueAt,
          reason: reason,
          scope: try items.unanswered(),
          in: context
        )
      )
      try makeItems()
    case .start(let id): try record(Campaign.start(connection.campaign(id), in: context))
    case .finish(let id): try record(Campaign.finish(connection.campaign(id), in: context))
    case .cancel(let id, let reason):
      try record(Campaign.cancel(connection.campaign(id), reason: reason, in: context))
    default: try performOnItems(command, context)
    }
  }

  private func performOnItems(_ command: CertificationCommand, _ context: Context) throws {
    switch command {
    case .answer(let answer): try self.answer(answer, context)
    case .reopen(let ids):
      for item in try connection.items(ids) {
        let campaign = try connection.campaign(item.campaign)
        try record(ReviewItem.reopen(item, campaign: campaign, in: context))
      }
    case .reassign(let ids, let person, let reason):
      let person = try connection.person(person)
      for item in try connection.items(ids) {
        let facts = try connection.facts(for: item)
        try record(
          ReviewItem.reassign(item, to: person, reason: reason, facts: facts, in: context)
        )
      }
    case .refresh(let ids): try refresh(ids, context)
    case .signOff(let id): try signOff(id, context)
    case .except(let id, let exception):
      try record(
        ReviewItem.except(try connection.items([id])[0], exception: exception, in: context)
      )
    default: break
    }
  }

  private func create(_ draft: CampaignDraft, _ context: Context) throws {
    var draft = draft
    draft.fallback = try draft.fallback.map { try connection.person($0).id }
    draft.reviewers = try draft.reviewers.map {
      ReviewerChoice($0.source, persons: try $0.persons.map { try connection.person($0).id })
    }
    let scope = try CampaignScopeSQL(draft.scope, of: context.actor, self)
    try record(
      Campaign.create(draft, scope: try scope.counts(connection), in: context)
    )
    try makeItems()
  }

  /// The first items of the campaign that was recorded last.
  private func makeItems() throws {
    guard let id = entries.last?.event.subject else { return }
    try CampaignItems(try connection.campaign(Identifier(id)), self).make()
  }

  private func answer(_ answer: ReviewAnswer, _ context: Context) throws {
    let items = try connection.items(answer.items.map(\.item))
    try ReviewItem.requireBulk(answer.verdict, on: items, rules.certification)
    var people = PeopleIndex(connection)
    for (item, shown) in zip(items, answer.items) {
      let facts = try connection.facts(for: item, &people)
      try record(
        ReviewItem.answer(answer, to: item, shown: shown, facts: facts, in: context)
      )
    }
  }

  private func refresh(_ ids: [ReviewItem.ID], _ context: Context) throws {
    for item in try connection.items(ids) {
      let campaign = try connection.campaign(item.campaign)
      let gathering = EvidenceGathering(self)
      let grants = try gathering.rows(of: item)
      guard let evidence = try gathering.evidence(of: grants) else {
        throw Refusal(
          .notEligible,
          item.id.text,
          state: item.state.rawValue,
          "nothing of \(item.id) is live any more, so there is no newer evidence",
          next: "answer it as it is; enforcement closes items whose access is gone"
        )
      }
      try record(ReviewItem.refresh(item, with: evidence, campaign: campaign, in: context))
    }
  }

  /// All answers of the actor in one campaign become final together.
  private func signOff(_ id: Campaign.ID, _ context: Context) throws {
    let campaign = try connection.campaign(id)
    let items = try connection.unsigned(of: campaign).filter { item in
      item.answers.contains {
        !$0.isSigned && !$0.persons.isDisjoint(with: context.actor.persons)
      }
    }
    guard !items.isEmpty else {
      throw Refusal(
        .notFound,
        id.text,
        state: campaign.state.rawValue,
        "you have nothing to sign off in \(id)",
        next: "answer items first: govtop list items campaign:\(id) is:mine"
      )
    }
    var people = PeopleIndex(connection)
    for item in items {
      let facts = try connection.facts(for: item, &people)
      try record(ReviewItem.signOff(item, facts: facts, in: context))
    }
  }
}

extension Connection {
  package func campaign(_ id: Campaign.ID) throws -> Campaign {
    let key = id.text.uppercased()
    guard let campaign = try records(Campaign.self, where: "id = ?", [.text(key)]).first else {
      throw Refusal(
        .notFound,
        id.text,
        "there is no campaign `\(id)`",
        next: "govtop list campaigns shows them"
      )
    }
    return campaign
  }

  /// Items by their ids, in the order named; each only once.
  package func items(_ ids: [ReviewItem.ID]) throws -> [ReviewItem] {
    var seen: Set<String> = []
    return try ids.map { id in
      let key = id.text.uppercased()
      let item = try records(ReviewItem.self, where: "id = ?", [.text(key)]).first
      guard let item else {
        throw Refusal(
          .notFound,
          id.text,
          "there is no review item `\(id)`",
          next: "govtop list items shows them"
        )
      }
      guard seen.insert(key).inserted else {
        throw Refusal(.ambiguous, key, "\(key) is named twice", next: "name it once")
      }
      return item
    }
  }

  /// The items of a campaign's stage that may hold answers nobody signed.
  func unsigned(of campaign: Campaign) throws(StoreError) -> [ReviewItem] {
    try records(
      where: "campaign = ? and stage = ? and state in ('open', 'decided')",
      [.init(campaign.id), .init(campaign.stage)]
    )
  }
}
