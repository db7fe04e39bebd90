import Documents

extension AccessRequest {
  /// Whether the actor may decide, and as what their vote would count; called for the screen and again in the transaction.
  package static func capacity(
    toDecide request: AccessRequest,
    facts: RequestFacts,
    in context: Context
  ) throws(Refusal) -> String {
    try request.requirePending(at: context.now)
    let persons = Set(request.terms.persons).union(facts.beneficiary.persons)
    // Nobody decides their own access, through whichever account, and not as a delegate.
    guard persons.isDisjoint(with: context.actor.persons) else {
      guard let obstacle = request.obstacleToSelfService(facts, context) else { return selfService }
      throw request.ownAccess(obstacle)
    }
    try facts.checkReviewers(context.actor, on: request, context.rules)
    let voter = (context.actor.delegateOf ?? context.actor.person).id
    // Two votes are two natural persons: whoever voted as a delegate does not vote again as themselves.
    guard request.votes.allSatisfy({ $0.persons.isDisjoint(with: context.actor.persons) }) else {
      throw Refusal(
        .alreadyVoted,
        request.id.text,
        state: request.state.rawValue,
        "you voted on \(request.id) already, for yourself or for another: a person counts once",
        next: "take it back while the request is pending"
      )
    }
    return try capacity(of: voter, on: request, facts, context)
  }

  private static func capacity(
    of voter: Person.ID,
    on request: AccessRequest,
    _ facts: RequestFacts,
    _ context: Context
  ) throws(Refusal) -> String {
    let personas = context.actor.personas
    let owns = facts.right.owners.contains(voter)
    if owns, request.terms.needs.contains(where: { $0.of == .owner }) { return "owner" }
    guard !context.rules.isDenied(.approve, personas) else {
      try context.require(.approve, for: request.id.text)
      return "approver"
    }
    if personas.contains(.security) { return Persona.security.rawValue }
    if owns { return "owner" }
    try context.require(.approve, for: request.id.text)
    let allowing = context.rules.personas(allowing: .approve).first { personas.contains($0) }
    return allowing?.rawValue ?? Persona.approver.rawValue
  }

  /// What follows when the actor says yes; opens access only once every threshold is met.
  package static func approve(
    _ decision: Decision,
    on request: AccessRequest,
    facts: RequestFacts,
    in context: Context
  ) throws(Refusal) -> [Event] {
    if try capacity(toDecide: request, facts: facts, in: context) == selfService {
      try request.requireSeen(version: decision.seenVersion, digest: decision.seenDigest)
      return try request.openedAlone(facts, context)
    }
    let vote = try vote(.approve, decision, request, facts, context)
    let events = [Event(request.id, .request(.voted(vote)))]
    guard request.isMet(by: request.votes + [vote]) else { return events }
    try facts.checkStillLawful(request, context)
    return events + request.opened(under: request.terms.rule, facts, context)
  }

  /// What follows when the actor says no: one deny ends it for all.
  package static func deny(
    _ decision: Decision,
    on request: AccessRequest,
    facts: RequestFacts,
    in context: Context
  ) throws(Refusal) -> [Event] {
    guard decision.reason?.contains(where: { !$0.isWhitespace }) ?? false else {
      throw Refusal(
        .missingField,
        request.id.text,
        state: request.state.rawValue,
        "a denial needs a reason",
        next: "say why, the requester reads it"
      )
    }
    let vote = try vote(.deny, decision, request, facts, context)
    return [
      Event(request.id, .request(.voted(vote))), Event(request.id, .request(.denied)),
    ]
  }

  private static func vote(
    _ yesOrNo: Vote.Decision,
    _ decision: Decision,
    _ request: AccessRequest,
    _ facts: RequestFacts,
    _ context: Context
  ) throws(Refusal) -> Vote {
    let capacity = try capacity(toDecide: request, facts: facts, in: context)
    guard capacity != selfService else {
      throw request.ownAccess("what is your own you take back: govtop cancel \(request.id)")
    }
    try request.requireSeen(version: decision.seenVersion, digest: decision.seenDigest)
    let voter = context.actor.delegateOf ?? context.actor.person
    return Vote(
      person: voter.id,
      capacity: capacity,
      decision: yesOrNo,
      at: context.now,
      reason: context.text(decision.reason),
      castBy: context.actor.delegateOf == nil ? nil : context.actor.person.id,
      meets: facts.conditions(metBy: voter, on: request)
    )
  }

  private func ownAccess(_ obstacle: String) -> Refusal {
    Refusal(
      .ownAccess,
      id.text,
      state: state.rawValue,
      "\(id) is your own request: nobody decides for themselves, nor as a delegate",
      next: "another approver can; \(obstacle)"
    )
  }

  /// Refuses a vote on something other than what was shown.
  package func requireSeen(version seen: Int, digest: String?) throws(Refusal) {
    guard seen == version, digest.map({ $0 == contentDigest.hex }) ?? true else {
      throw Refusal(
        .staleView,
        id.text,
        state: state.rawValue,
        "\(id) is not what you saw: you saw version \(seen), it is at \(version)",
        next: "look again, then decide"
      )
    }
  }

  /// Whether yes votes meet every set of the thresholds.
  package func isMet(by votes: [Vote]) -> Bool { needsLeft(after: votes).isEmpty }

  /// What is still missing when these votes stand, each set with the votes that it lacks.
  package func needsLeft(after votes: [Vote]) -> [Need] {
    // Opening something alone is nobody's approval, whoever has to count it.
    let yes = votes.filter { $0.decision == .approve && $0.capacity != Self.selfService }
    return terms.needs.compactMap { need in
      let counting =
        switch need.of {
        case .any: yes.count
        case .persona(let persona): yes.count { $0.capacity == persona.rawValue }
        case .owner: yes.count { $0.capacity == "owner" }
        case .matching(let clause): yes.count { $0.meets.contains(clause.text) }
        }
      return counting < need.count ? Need(need.count - counting, of: need.of) : nil
    }
  }

  /// What rests on an exception never outlives it.
  func grantTerms(
    at now: Instant,
    _ rules: Rules,
    _ rule: String,
    excepted exception: PolicyException?
  ) -> GrantEvent.Terms {
    let start = content.startAt.map { max($0, now) } ?? now
    let end = start + content.duration
    let item = content.items.first
    return GrantEvent.Terms(
      kind: exception != nil
        ? .exception : content.duration <= rules.jitCeiling ? .jit : .standing,
      principal: content.beneficiary,
      entitlement: item?.entitlement ?? Identifier(""),
      resource: item?.resource ?? "",
      environment: content.environment,
      dataClass: content.dataClass,
      startsAt: start,
      endsAt: exception.map { min(end, $0.expiresAt) } ?? end,
      request: id,
      rule: rule,
      rulesVersion: terms.rulesVersion,
      renews: content.renews
    )
  }
}

extension RequestFacts {
  /// The deciding vote looks at the world again: what was lawful when asked may not be now.
  func checkStillLawful(_ request: AccessRequest, _ context: Context) throws(Refusal) {
    try requireNoQuarantine(for: request.id.text, state: request.state.rawValue)
    guard beneficiary.isActive else {
      throw Refusal(
        .notEligible,
        request.id.text,
        state: request.state.rawValue,
        "`\(beneficiary.name)` is no longer active",
        next: "deny \(request.id)"
      )
    }
    try checkException(of: request, context)
    if let conflict = context.rules.separationConflict(adding: right.text, beside: held),
      conflict.action == .enforce
    {
      throw Refusal(
        .separationOfDuties,
        request.id.text,
        state: request.state.rawValue,
        "`\(right.name)` no longer goes together with `\(conflict.other)` (rule \(conflict.rule) v\(context.rules.version))",
        next: "deny \(request.id), or have the other right revoked first"
      )
    }
  }
}

extension Rules {
  /// Whether a negative permission takes it away.
  package func isDenied(_ permission: Permission, _ personas: Set<Persona>) -> Bool {
    !personas.contains(.administrator)
      && personas.contains { denied[$0]?.contains(permission) ?? false }
  }
}
