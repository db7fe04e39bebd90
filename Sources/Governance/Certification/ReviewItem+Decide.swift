/// What the rules must know of the world to judge an answer.
package struct ReviewFacts: Sendable {
  package var campaign: Campaign
  /// The persons behind the account.
  package var subjects: [Person.ID]
  /// Who said yes to these grants since they were last certified.
  package var approvers: [Person.ID]
  /// Who answers for the entitlement, and so decides who gets it.
  package var authorities: [Person.ID]
  /// The grants of the item as they are now.
  package var grants: [Grant]

  package init(
    campaign: Campaign,
    subjects: [Person.ID],
    approvers: [Person.ID] = [],
    authorities: [Person.ID] = [],
    grants: [Grant] = []
  ) {
    self.campaign = campaign
    self.subjects = subjects
    self.approvers = approvers
    self.authorities = authorities
    self.grants = grants
  }

  /// Whoever may not judge the item in a stage.
  package func excluded(inStage stage: Int) -> Set<Person.ID> {
    Set(subjects).union(approvers).union(stage > 1 ? [] : authorities)
  }
}

extension ReviewItem {
  /// What follows when the actor answers an item.
  package static func answer(
    _ answer: ReviewAnswer,
    to item: ReviewItem,
    shown: ReviewAnswer.Shown,
    facts: ReviewFacts,
    in context: Context
  ) throws(Refusal) -> [Event] {
    let reviewer = try reviewer(toAnswer: item, facts: facts, in: context)
    guard answer.verdict != .noResponse else {
      throw Refusal(
        .notPermitted,
        item.id.text,
        state: item.state.rawValue,
        "only the deadline makes no_response of \(item.id)",
        next: "to say that you cannot judge it: abstain"
      )
    }
    guard shown.evidence == item.evidenceSha256 else {
      throw Refusal(
        .staleView,
        item.id.text,
        state: item.state.rawValue,
        "the evidence of \(item.id) is not what you saw: it was gathered anew at \(item.evidence.at)",
        next: "look again, then decide"
      )
    }
    try item.requireComment(answer, context.rules.certification)
    let given = Answer(
      reviewer: reviewer,
      deputy: context.actor.delegateOf == nil ? nil : context.actor.person.id,
      verdict: answer.verdict,
      comment: context.text(answer.comment),
      dwellMs: shown.dwell.map { Int($0.milliseconds) },
      batchSize: answer.items.count,
      evidenceSha256: item.evidenceSha256,
      isEvidenceOpened: shown.isOpened
    )
    let verdict = item.strategy.verdict(
      of: item.answers.map(\.verdict) + [answer.verdict],
      among: item.reviewers.count,
      isOver: false
    )
    guard let verdict else { return [Event(item.id, .answered(answer: given))] }
    return [Event(item.id, .decided(answer: given, verdict: verdict))]
  }

  /// The reviewer for whom the actor may answer now; called for the screen and again in the transaction.
  package static func reviewer(
    toAnswer item: ReviewItem,
    facts: ReviewFacts,
    in context: Context
  ) throws(Refusal) -> Person.ID {
    try item.requireInReview(facts.campaign, at: context.now)
    guard item.state == .open else { throw item.notOpen }
    let reviewer = try item.reviewer(context)
    guard !item.answers.contains(where: { !$0.persons.isDisjoint(with: context.actor.persons) })
    else {
      throw Refusal(
        .alreadyVoted,
        item.id.text,
        state: item.state.rawValue,
        "you answered \(item.id) already, for yourself or for another: a person counts once",
        next: "take it back: govtop reopen \(item.id)"
      )
    }
    try item.requireIndependent(facts, context)
    return reviewer
  }

  package func requireInReview(_ campaign: Campaign, at now: Instant) throws(Refusal) {
    guard campaign.state == .inReview, campaign.stage == stage else {
      let isFuture = campaign.state == .created
      throw Refusal(
        .illegalTransition,
        id.text,
        state: state.rawValue,
        "\(campaign.id) is \(campaign.state.rawValue), so \(id) takes no answer",
        next: isFuture
          ? "it is answered once the campaign has started"
          : "its access can still be ended: govtop revoke"
      )
    }
    guard !campaign.isPastDue(at: now) else {
      throw Refusal(
        .expired,
        id.text,
        state: state.rawValue,
        "the deadline of \(campaign.id) has passed at \(campaign.dueAt)",
        next: "what nobody answered can be repeated: govtop campaign repeat \(campaign.id)"
      )
    }
  }

  package var notOpen: Refusal {
    Refusal(
      state == .decided ? .alreadyVoted : .alreadyClosed,
      id.text,
      state: state.rawValue,
      state == .decided
        ? "\(id) is decided: \(verdict?.rawValue ?? "")"
        : "\(id) is \(state.rawValue), and that is final",
      next: state == .decided
        ? "to change it before the sign-off: govtop reopen \(id)"
        : "a later campaign asks again: govtop list items shows what is open"
    )
  }

  /// The reviewer whom the actor is or stands in for.
  package func reviewer(_ context: Context) throws(Refusal) -> Person.ID {
    let accountable = (context.actor.delegateOf ?? context.actor.person).id
    guard reviewers.contains(accountable) else {
      throw Refusal(
        .notEligible,
        id.text,
        state: state.rawValue,
        "you are not a reviewer of \(id): \(reviewers.map(\.text).joined(separator: ", ")) is",
        next: "it can be handed to you: govtop assign \(id) PERSON"
      )
    }
    return accountable
  }

  /// Nobody judges what they hold, what they agreed to, or what is theirs to give.
  package func requireIndependent(
    _ facts: ReviewFacts,
    _ context: Context
  ) throws(Refusal) {
    let persons = context.actor.persons
    func refused(_ code: Refusal.Code, _ message: String) -> Refusal {
      Refusal(
        code,
        id.text,
        state: state.rawValue,
        message,
        next: "hand it to another reviewer: govtop assign \(id) PERSON"
      )
    }
    guard persons.isDisjoint(with: facts.subjects) else {
      throw refused(.ownAccess, "\(id) is about your own access: nobody certifies themselves")
    }
    guard persons.isDisjoint(with: facts.approvers) else {
      throw refused(
        .secondPerson,
        "you approved a grant of \(id) since it was last certified: another person judges it"
      )
    }
    guard stage == 1 else { return }
    guard persons.isDisjoint(with: facts.authorities) else {
      throw refused(
        .separationOfDuties,
        "you decide who gets `\(entitlementName)`: in a first stage somebody else judges \(id)"
      )
    }
    guard
      context.rules.certification.approversReview
        || !context.rules.allows(.approve, context.actor.personas)
    else {
      throw refused(
        .separationOfDuties,
        "you may approve requests: in a first stage somebody else judges \(id)"
      )
    }
  }

  private func requireComment(
    _ answer: ReviewAnswer,
    _ rules: CertificationRules
  ) throws(Refusal) {
    guard answer.comment?.allSatisfy(\.isWhitespace) ?? true else { return }
    let cause: String? =
      switch answer.verdict {
      case .certify: evidence.commentCause(rules).map { "certifying \(id) needs a comment: \($0)" }
      case .abstain: "to abstain on \(id) needs a comment"
      case .revoke, .reduce, .noResponse: nil
      }
    guard let cause else { return }
    throw Refusal(
      .missingField,
      id.text,
      state: state.rawValue,
      cause,
      next: "say why, it is kept with the answer"
    )
  }

  /// Refuses to certify several items at once unless each of them is in the safe envelope.
  package static func requireBulk(
    _ verdict: Verdict,
    on items: [ReviewItem],
    _ rules: CertificationRules
  ) throws(Refusal) {
    guard verdict == .certify, items.count > 1 else { return }
    let outside = items.filter { !$0.evidence.isInEnvelope(rules) }
    guard let first = outside.first else { return }
    let named = outside.prefix(5).map(\.id.text).joined(separator: " ")
    let more = outside.count > 5 ? " and \(outside.count - 5) more" : ""
    throw Refusal(
      .limit,
      first.id.text,
      state: first.state.rawValue,
      "together only items are certified that are low in risk, used within \(rules.bulkUsedWithin.wholeSeconds / 86_400) d and held by \(rules.bulkPeerShare) % of the peers; not so: \(named)\(more)",
      next: "certify these one by one; those inside are listed by is:bulk"
    )
  }
}
