/// Answers that no other person gives: by a rule, or by whoever asked where the rules let them.
extension AccessRequest {
  /// What counts as nobody's approval: access that somebody opened for themselves.
  package static let selfService = "self-service"

  /// The rule that answers a request at once, deny before approve; `nil` where persons decide.
  static func automatic(
    _ facts: RequestFacts,
    _ traits: Traits,
    _ risk: RiskScore,
    _ context: Context
  ) -> AutomaticReview? {
    let answering = context.rules.automatic.filter { review in
      guard review.when.hold(traits) else { return false }
      guard let hours = review.hours else { return true }
      let offset = context.system.zoneOffset(hours.zone, context.now)
      return hours.holds(at: context.now, offsetSeconds: offset)
    }
    if let denying = answering.first(where: { $0.decision == .deny }) { return denying }
    guard facts.isHarmless(risk, context), context.rules.approvals(for: traits).isEmpty else {
      return nil
    }
    let persons = Set(facts.persons(behind: context.actor))
    // Whoever wrote the rule would otherwise open access for themselves.
    return answering.first { review in review.author.map { !persons.contains($0) } ?? false }
  }

  /// What follows on a request that a rule answers.
  static func answered(
    _ request: AccessRequest,
    by review: AutomaticReview,
    facts: RequestFacts,
    in context: Context
  ) -> [Event] {
    let happened = RequestEvent.Review(
      rule: review.name,
      decision: review.decision == .approve ? .approve : .deny,
      author: review.author,
      because: review.rationale
    )
    let reviewed = Event(request.id, .request(.reviewed(happened)))
    guard review.decision == .approve else {
      return [reviewed, Event(request.id, .request(.denied))]
    }
    return [reviewed] + request.opened(under: review.name, facts, context)
  }

  /// The approval and the grant that it opens.
  func opened(under rule: String, _ facts: RequestFacts, _ context: Context) -> [Event] {
    let grant: Grant.ID = context.nextID(.grant)
    return [
      Event(id, .request(.approved([grant]))),
      Event(
        grant,
        .grant(
          .scheduled(grantTerms(at: context.now, context.rules, rule, excepted: facts.exception))
        )
      ),
    ] + facts.pruned(for: self, context)
  }

  /// Why the actor may not open the own request alone; `nil` where they may.
  func obstacleToSelfService(_ facts: RequestFacts, _ context: Context) -> String? {
    guard context.rules.allows(.approveSelf, context.actor.personas) else {
      return "no persona of yours may approve_self"
    }
    guard context.actor.delegateOf == nil else { return "nobody does so for somebody else" }
    guard content.requester == context.actor.person.id else { return "another person asked" }
    guard facts.isHarmless(terms.risk, context) else {
      return "only low risk outside production, for a known person, is opened alone"
    }
    return nil
  }

  /// What follows when somebody opens the own request: labelled, and no vote of anybody.
  func openedAlone(_ facts: RequestFacts, _ context: Context) throws(Refusal) -> [Event] {
    try facts.checkStillLawful(self, context)
    let happened = RequestEvent.Review(
      rule: Self.selfService,
      decision: .approve,
      author: context.actor.person.id,
      because: "opened alone, without approval"
    )
    return [Event(id, .request(.reviewed(happened)))]
      + opened(under: Self.selfService, facts, context)
  }
}

extension RequestFacts {
  /// What may be opened without another person at all, whatever the rules say: the line that no file moves.
  func isHarmless(_ risk: RiskScore, _ context: Context) -> Bool {
    risk.band == .low && !right.environment.countsAsProduction && !personUnknown
      && wildcard == .none && exception == nil
      && context.rules.separationConflict(adding: right.text, beside: held) == nil
  }

  /// The older grants that rules of separation end for what a request opens.
  func pruned(for request: AccessRequest, _ context: Context) -> [Event] {
    context.rules.pruned(by: right.text, of: heldGrants).map { grant, rule in
      let words = context.text("\(rule): it gave way to \(request.id)")
      let isAhead = grant.state == .scheduled && context.now < grant.startsAt
      return Event(
        grant.id,
        .grant(
          isAhead ? .withdrawn(by: nil, reason: words) : .revoking(by: nil, reason: words)
        )
      )
    }
  }
}
