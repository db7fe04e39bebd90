extension AccessRequest {
  /// How long a justification may be, in bytes of UTF-8, and at least in characters (Teleport's bound, and one that says something).
  package static let justificationLimit = 4_096
  package static let justificationMinimum = 10
  /// Requests of one person that may wait at once: a flood hides the one that matters.
  package static let pendingLimit = 20
  /// How far ahead access may begin: nobody can judge today what will be needed later.
  package static let leadLimit = Duration.days(365)

  /// What follows when the actor asks for access; nothing is granted before others agree.
  package static func decide(
    _ draft: RequestDraft,
    superseded: AccessRequest?,
    facts: RequestFacts,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.request, for: facts.right.name)
    try checkWords(draft, facts)
    try checkTime(draft, facts, context)
    try checkWorld(draft, superseded, facts, context)
    var facts = facts
    facts.requester = context.actor.delegateOf ?? context.actor.person
    let risk = facts.risk(of: draft, context)
    let traits = facts.traits(of: draft, risk)
    let rule = context.rules.elevation(
      risk.band,
      personUnknown: facts.personUnknown,
      traits: traits
    )
    try facts.checkCombinations(traits, context.rules)
    try checkLimits(draft, facts, risk, rule, context)

    let review = automatic(facts, traits, risk, context)
    let approving = review.flatMap { $0.decision == .approve ? $0 : nil }
    let id: AccessRequest.ID = context.nextID(.request)
    let content = content(of: draft, facts, context)
    let terms = terms(facts, facts.with(risk, draft, traits, context), rule, approving, context)
    var events = [Event(id, .request(.submitted(content, terms)))]
    if let superseded {
      events.insert(Event(superseded.id, .request(.superseded(by: id))), at: 0)
    }
    guard let review,
      let request = AccessRequest(id: id, first: .submitted(content, terms), at: context.now)
    else { return events }
    return events + answered(request, by: review, facts: facts, in: context)
  }

  /// What a rule approves in place of persons stands under that rule, and needs nobody.
  private static func terms(
    _ facts: RequestFacts,
    _ risk: RiskScore,
    _ rule: Rules.Elevation,
    _ approving: AutomaticReview?,
    _ context: Context
  ) -> Terms {
    let persons = facts.persons(behind: context.actor)
    return Terms(
      dueAt: context.now + rule.decisionDue,
      lapsesAt: context.now + context.rules.requestLapse,
      rule: approving?.name ?? rule.name,
      rulesVersion: context.rules.version,
      needs: approving == nil ? facts.needs(rule, excluding: Set(persons), context.rules) : [],
      risk: risk,
      persons: persons,
      personUnknown: facts.personUnknown
    )
  }

  private static func content(
    of draft: RequestDraft,
    _ facts: RequestFacts,
    _ context: Context
  ) -> Content {
    let item = Item(
      entitlement: facts.right.id,
      name: facts.right.name,
      resource: draft.resource.isEmpty ? facts.right.resource : draft.resource,
      permissions: facts.right.permissions,
      administrative: facts.right.administrative,
      newToBeneficiary: facts.newPermissions
    )
    return Content(
      requester: (context.actor.delegateOf ?? context.actor.person).id,
      beneficiary: facts.beneficiary.id,
      items: [item],
      environment: facts.right.environment,
      dataClass: facts.right.dataClass,
      duration: draft.duration,
      startAt: draft.startAt,
      justification: context.text(draft.justification),
      ticket: draft.ticket,
      reasonCode: draft.reasonCode,
      renews: draft.renews,
      supersedes: draft.supersedes,
      exception: draft.exception
    )
  }

  private static func checkWords(
    _ draft: RequestDraft,
    _ facts: RequestFacts
  ) throws(Refusal) {
    let length = draft.justification.filter { !$0.isWhitespace }.count
    guard length >= justificationMinimum else {
      throw Refusal(
        .missingField,
        facts.right.name,
        "a reason needs at least \(justificationMinimum) characters, this one has \(length)",
        next: "say what it is for: an approver decides on it"
      )
    }
    guard draft.justification.utf8.count <= justificationLimit else {
      throw Refusal(
        .limit,
        facts.right.name,
        "a reason has at most \(justificationLimit) bytes, this one has \(draft.justification.utf8.count)",
        next: "put the details into the ticket"
      )
    }
  }

  private static func checkTime(
    _ draft: RequestDraft,
    _ facts: RequestFacts,
    _ context: Context
  ) throws(Refusal) {
    guard draft.duration > .zero else {
      throw Refusal(
        .limit,
        facts.right.name,
        "access for no time opens nothing",
        next: "ask for 1h or more"
      )
    }
    if let start = draft.startAt, start < context.now {
      throw Refusal(
        .limit,
        facts.right.name,
        "the start \(start) has passed, it is \(context.now)",
        next: "leave the start out to begin with the deciding vote"
      )
    }
    if let start = draft.startAt, start - context.now > leadLimit {
      throw Refusal(
        .limit,
        facts.right.name,
        "the start \(start) lies more than \(leadLimit.inWords) ahead, it is \(context.now)",
        next: "ask again when it is nearer"
      )
    }
  }

  private static func checkWorld(
    _ draft: RequestDraft,
    _ superseded: AccessRequest?,
    _ facts: RequestFacts,
    _ context: Context
  ) throws(Refusal) {
    try facts.requireNoQuarantine(for: facts.beneficiary.name)
    guard facts.beneficiary.isActive else {
      throw Refusal(
        .notEligible,
        facts.beneficiary.name,
        "`\(facts.beneficiary.name)` is not active",
        next: "import its source again if it is"
      )
    }
    if let duplicate = facts.duplicate, duplicate != superseded?.id {
      throw Refusal(
        .conflict,
        duplicate.text,
        state: "pending",
        "\(duplicate) already asks for the same",
        next: "cancel it, or name it with --supersedes"
      )
    }
    guard facts.pendingOfRequester < pendingLimit else {
      throw Refusal(
        .limit,
        facts.right.name,
        "\(context.actor.person.handle) has \(facts.pendingOfRequester) requests waiting, the limit is \(pendingLimit)",
        next: "cancel what is no longer needed"
      )
    }
    if let superseded {
      guard superseded.content.requester == context.actor.person.id else {
        throw Refusal(
          .notEligible,
          superseded.id.text,
          state: superseded.state(at: context.now).rawValue,
          "\(superseded.id) is not your request",
          next: "only its requester replaces it"
        )
      }
      try superseded.requirePending(at: context.now)
    }
    if let renewed = facts.renewed, renewed.renewals >= context.rules.maximumRenewals {
      throw Refusal(
        .limit,
        renewed.grant.id.text,
        state: renewed.grant.state.rawValue,
        "\(renewed.grant.id) was renewed \(renewed.renewals) times, the limit is \(context.rules.maximumRenewals) "
          + context.rules.cited("maximum_renewals"),
        next: "ask anew, without --renews"
      )
    }
  }

  private static func checkLimits(
    _ draft: RequestDraft,
    _ facts: RequestFacts,
    _ risk: RiskScore,
    _ rule: Rules.Elevation,
    _ context: Context
  ) throws(Refusal) {
    try facts.checkHardStops(draft, context)
    guard draft.duration <= rule.maximumLength else {
      let most = rule.maximumLength.inWords
      throw Refusal(
        .limit,
        facts.right.name,
        "\(draft.duration.inWords) is longer than \(risk.band.rawValue) access may last, \(most) (rule \(rule.name) v\(context.rules.version))",
        next: "ask for \(most)"
      )
    }
  }
}

extension RequestFacts {
  package func risk(of draft: RequestDraft, _ context: Context) -> RiskScore {
    RiskModel(context.rules.risk).score(input(of: draft, context))
  }

  func input(of draft: RequestDraft, _ context: Context) -> RiskInput {
    riskInput(
      for: draft.duration,
      hasTicket: draft.ticket != nil,
      isExcepted: isExcepted(draft.resource, at: context.now, context.rules),
      factor: context.actor.factor,
      at: context.now,
      context.rules
    )
  }

  func traits(of draft: RequestDraft, _ risk: RiskScore) -> Traits {
    traits(
      length: draft.duration,
      resource: draft.resource,
      ticket: draft.ticket,
      reasonCode: draft.reasonCode,
      risk: risk
    )
  }

  /// Nobody is confirmed to stand behind it: a human without link, a workload without owner.
  package var personUnknown: Bool { beneficiary.persons.isEmpty }

  /// The persons who may not decide: behind actor and beneficiary.
  package func persons(behind actor: Context.Actor) -> [Person.ID] {
    Array(actor.persons.union(beneficiary.persons)).sorted()
  }

  /// The thresholds of a rule for this right; an owner who may not decide is replaced by security.
  func needs(
    _ rule: Rules.Elevation,
    excluding persons: Set<Person.ID>,
    _ rules: Rules
  ) -> [AccessRequest.Need] {
    let ownerCanDecide = right.owners.contains { !persons.contains($0) }
    var needs = rule.needs.map { need in
      guard need.of == .owner, !ownerCanDecide else { return need }
      return AccessRequest.Need(need.count, of: .persona(.security))
    }
    let conflict = rules.separationConflict(adding: right.text, beside: held)
    // What two rights together would allow, security looks at.
    if conflict?.action == .requireApproval,
      !needs.contains(where: { $0.of == .persona(.security) })
    {
      needs.append(AccessRequest.Need(1, of: .persona(.security)))
    }
    return needs
  }

  /// What nobody may ask for, whatever the score.
  func checkCombinations(_ traits: Traits, _ rules: Rules) throws(Refusal) {
    guard let denied = rules.deniedCombination(traits) else { return }
    let clauses = denied.when.map(\.text).joined(separator: " and ")
    throw Refusal(
      .hardStop,
      right.name,
      "nobody may ask for this together: \(clauses) (rule \(denied.name) v\(rules.version))",
      next: "\(denied.rationale); one of these must not hold"
    )
  }

  /// What no score excuses.
  func checkHardStops(_ draft: RequestDraft, _ context: Context) throws(Refusal) {
    try checkException(draft, context)
    if let conflict = context.rules.separationConflict(adding: right.text, beside: held),
      conflict.action == .enforce
    {
      throw Refusal(
        .separationOfDuties,
        right.name,
        "`\(right.name)` does not go together with `\(conflict.other)` (rule \(conflict.rule) v\(context.rules.version))",
        next: "give the other right back first"
      )
    }
  }
}

extension AccessRequest {
  /// Refuses what is no longer open, saying who closed it and when.
  package func requirePending(at now: Instant) throws(Refusal) {
    let state = state(at: now)
    guard state != .pending else { return }
    if state == .expired {
      throw Refusal(
        .expired,
        id.text,
        state: state.rawValue,
        "\(id) lapsed unanswered at \(terms.lapsesAt)",
        next: "its requester can ask again"
      )
    }
    let closer = closedBy.map { " by \($0)" } ?? ""
    let when = closedAt.map { " \((now - $0).inWords) ago" } ?? ""
    throw Refusal(
      .alreadyClosed,
      id.text,
      state: state.rawValue,
      "\(id) was \(state.rawValue)\(closer)\(when): your vote was not written",
      next: supersededBy.map { "open \($0)" } ?? "nothing is left to decide; ask anew"
    )
  }
}
