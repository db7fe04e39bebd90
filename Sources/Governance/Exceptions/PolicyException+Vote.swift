extension PolicyException {
  /// What follows when the actor says yes; the rule is departed from only once every threshold is met.
  package static func approve(
    _ exception: PolicyException,
    reason: String?,
    seen: Int?,
    facts: ExceptionFacts,
    in context: Context
  ) throws(Refusal) -> [Event] {
    let capacity = try exception.capacity(facts, in: context)
    try exception.requireVersion(seen: seen)
    let vote = Vote(
      person: context.principalPerson.id,
      capacity: capacity,
      at: context.now,
      reason: context.text(reason),
      castBy: context.castBy
    )
    let voted = Event(exception.id, .voted(vote))
    guard exception.isMet(by: exception.votes + [vote]) else { return [voted] }
    // The deciding vote looks at the world again.
    try checkOwner(facts.owner, context)
    try requireLength(
      exception.length,
      of: exception.riskClass,
      subject: exception.id.text,
      state: exception.state.rawValue,
      context
    )
    return [voted] + exception.approved(facts, context)
  }

  private func approved(_ facts: ExceptionFacts, _ context: Context) -> [Event] {
    let rules = context.rules.exceptions
    let starts = max(startAt ?? context.now, context.now)
    let expires = starts + length
    // A renewal does not buy time for a review that is owed.
    let inherited = facts.renewed?.reviewDueAt ?? expires
    let review = min(starts + rules.window(of: riskClass), expires, inherited)
    var (item, backlogEvents) = (facts.backlog?.id, [Event]())
    if let item {
      backlogEvents = [Event(item, .repeated(id))]
    } else if facts.earlier.count + 1 >= rules.repeatLimit {
      let opened: BacklogItem.ID = context.nextID(.backlog)
      item = opened
      backlogEvents = [BacklogItem.open(opened, for: occurrence, facts.earlier + [id])]
    }
    let approved = Event(
      id,
      .approved(startsAt: starts, expiresAt: expires, reviewDueAt: review, backlogItem: item)
    )
    let activated = starts <= context.now ? [Event(id, Happening.activated)] : []
    return [approved] + activated + backlogEvents
  }

  /// What follows when the actor says no: one deny ends it for all.
  package static func deny(
    _ exception: PolicyException,
    reason: String,
    seen: Int?,
    facts: ExceptionFacts,
    in context: Context
  ) throws(Refusal) -> [Event] {
    _ = try exception.capacity(facts, in: context)
    try exception.requireVersion(seen: seen)
    let words = try exception.reason(reason, for: "a denial", in: context)
    let by = context.principalPerson.id
    return [Event(exception.id, .denied(by: by, castBy: context.castBy, reason: words))]
  }

  /// What follows when who asked takes it back.
  package static func cancel(
    _ exception: PolicyException,
    reason: String?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try exception.requireRequested()
    guard context.actor.persons.contains(exception.requester) else {
      throw exception.refusal(
        .notEligible,
        "\(exception.id) is not your request",
        next: "only \(exception.requester) takes it back; deny it instead"
      )
    }
    let by = context.principalPerson.id
    return [Event(exception.id, .cancelled(by: by, reason: context.text(reason)))]
  }

  /// As what the actor's vote would count; called for the screen and again in the transaction.
  package func capacity(
    _ facts: ExceptionFacts,
    in context: Context
  ) throws(Refusal) -> String {
    try requireRequested()
    let actors = context.actor.persons
    guard actors.isDisjoint(with: terms.excluded + facts.workloadPersons) else {
      throw refusal(
        .ownAccess,
        "\(id) is your own: nobody excepts themselves or a workload of theirs, nor as a delegate",
        next: "another approver can"
      )
    }
    guard votes.allSatisfy({ $0.persons.isDisjoint(with: actors) }) else {
      throw refusal(
        .alreadyVoted,
        "you agreed to \(id) already, for yourself or for another: a person counts once",
        next: "another approver can"
      )
    }
    if actors.contains(owner) { return try ownerCapacity() }
    try context.require(.approve, for: id.text)
    return context.actor.personas.contains(.security)
      ? Persona.security.rawValue : Persona.approver.rawValue
  }

  private func ownerCapacity() throws(Refusal) -> String {
    guard terms.needsOwner else {
      throw refusal(
        .ownAccess,
        "you are the owner of \(id): who answers for an exception does not approve it",
        next: "another approver can"
      )
    }
    return "owner"
  }

  func requireRequested() throws(Refusal) {
    guard state != .requested else { return }
    throw refusal(
      .alreadyClosed,
      "\(id) is \(state.rawValue)\(closedBy.map { " by \($0)" } ?? "") already: it is not decided twice",
      next: state == .approved || state == .active ? "revoke \(id) to end it" : "ask for a new one"
    )
  }

  /// What is missing when these votes stand, in words; empty when nothing is.
  package func missing(after votes: [Vote]) -> [String] {
    let others = votes.filter { $0.capacity != "owner" }
    let secure = others.count { $0.capacity == Persona.security.rawValue }
    var words: [String] = []
    if others.count < terms.persons { words.append("\(terms.persons - others.count) of any") }
    if secure < terms.security { words.append("\(terms.security - secure) of security") }
    if terms.needsOwner, others.count == votes.count { words.append("1 of owner") }
    return words
  }

  private func isMet(by votes: [Vote]) -> Bool { missing(after: votes).isEmpty }
}
