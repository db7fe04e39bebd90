extension WorkloadIdentity {
  /// Stops it at once and ends every grant of it, in one decision of security alone; reviewed afterwards.
  ///
  /// `grants` are those of its principal that have not ended; `keep` are left, by name.
  package static func quarantine(
    _ identity: WorkloadIdentity,
    grants: [Grant],
    keep: [Grant.ID],
    reason: String?,
    ticket: String?,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    let check = StepGuard(identity)
    try check.step(to: .quarantined, "quarantined")
    try context.require(.quarantine, for: identity.id.text)
    let words = try check.reason(reason, "a quarantine", in: context)
    guard let ticket, !ticket.allSatisfy(\.isWhitespace) else {
      throw Refusal(
        .missingField,
        identity.id.text,
        state: identity.state.rawValue,
        "a quarantine needs the ticket of its incident",
        next: "name the ticket"
      )
    }
    if let stranger = keep.first(where: { id in !grants.contains { $0.id == id } }) {
      throw Refusal(
        .notFound,
        identity.id.text,
        state: identity.state.rawValue,
        "\(stranger) is no grant that \(identity.id) has",
        next: "keep only grants that it has"
      )
    }
    try check.seen(seen)
    let by = context.actor.person.id
    let stopped = Event(
      identity.id,
      WorkloadEvent.quarantined(
        by: by,
        reason: words,
        ticket: ticket,
        reviewDueAt: context.now + context.rules.zones.quarantineReview
      )
    )
    let ended = grants.compactMap { grant -> Event? in
      guard !keep.contains(grant.id) else { return nil }
      return grant.endedWithItsHolder(by: by, at: context.now)
    }
    return [stopped] + ended
  }

  /// A second person's look at a quarantine, without which it does not act again.
  package static func review(
    _ identity: WorkloadIdentity,
    reason: String?,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    let check = StepGuard(identity)
    guard identity.state == .quarantined || identity.state == .rotated,
      identity.reviewedAt == nil
    else {
      throw Refusal(
        .illegalTransition,
        identity.id.text,
        state: identity.state.rawValue,
        "\(identity.id) is \(identity.state.rawValue): no quarantine waits for its review",
        next: "only a quarantine is reviewed: govtop list workloads state:quarantined"
      )
    }
    try context.require(.manageWorkloads, for: identity.id.text)
    if let first = identity.quarantinedBy, context.actor.persons.contains(first) {
      throw Refusal(
        .secondPerson,
        identity.id.text,
        state: identity.state.rawValue,
        "you quarantined \(identity.id) yourself",
        next: "another person reviews it"
      )
    }
    let words = try check.reason(reason, "a review", in: context)
    try check.seen(seen)
    return [Event(identity.id, .reviewed(by: context.actor.person.id, reason: words))]
  }

  /// What follows when its owner is gone: flagged at once, so that the grace begins.
  package static func follow(
    _ identity: WorkloadIdentity,
    ownerLeft owner: Person.ID,
    in system: SystemContext
  ) -> [Event] {
    guard identity.owner == owner, identity.ownerLostAt == nil, !identity.state.isTerminal else {
      return []
    }
    return [Event(identity.id, .ownerLost(owner: owner))]
  }

  /// What time decides: without another owner by the end of the grace it is suspended.
  package static func due(_ identity: WorkloadIdentity, in system: SystemContext) -> [Event] {
    guard identity.state == .active, let lost = identity.ownerLostAt,
      lost + system.rules.zones.ownerGrace <= system.now
    else { return [] }
    return [Event(identity.id, .suspended(by: nil, reason: nil))]
  }
}

extension Grant {
  /// The reason stands with the holder's own entry.
  func endedWithItsHolder(by person: Person.ID, at now: Instant) -> Event? {
    if state == .scheduled, now < startsAt {
      return Event(id, .grant(.withdrawn(by: person, reason: nil)))
    }
    guard state.allows(.revoking) else { return nil }
    return Event(id, .grant(.revoking(by: person, reason: nil)))
  }
}
