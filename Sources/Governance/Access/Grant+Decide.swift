/// What the rules must know of the world to end a grant.
package struct GrantFacts: Sendable {
  /// The persons behind the principal.
  package var persons: [Person.ID]
  /// The persons who answer for the entitlement.
  package var owners: [Person.ID]
  /// The persons who agreed to it, or decided that it ends.
  package var deciders: [Person.ID]

  package init(persons: [Person.ID], owners: [Person.ID], deciders: [Person.ID]) {
    self.persons = persons
    self.owners = owners
    self.deciders = deciders
  }
}

extension Grant {
  /// What follows when the actor ends a grant: before its start it is withdrawn, later it is revoked at the target.
  ///
  /// Ending access is never held back by rules of separation; only who may ask for it is checked.
  package static func revoke(
    _ grant: Grant,
    reason: String,
    seen: Int?,
    facts: GrantFacts,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try grant.requireRevocable(at: context.now)
    let isOwn = !context.actor.persons.isDisjoint(with: facts.persons)
    let isOwner = !context.actor.persons.isDisjoint(with: facts.owners)
    if !isOwn, !isOwner { try context.require(.revoke, for: grant.id.text) }
    if let seen, seen != grant.version {
      throw Refusal(
        .staleView,
        grant.id.text,
        state: grant.state.rawValue,
        "\(grant.id) is not what you saw: you saw version \(seen), it is at \(grant.version)",
        next: "look again, then decide"
      )
    }
    guard let words = context.text(Optional(reason)) else {
      throw Refusal(
        .missingField,
        grant.id.text,
        state: grant.state.rawValue,
        "ending access needs a reason",
        next: "say why, it is kept with the grant"
      )
    }
    let by = context.actor.person.id
    let body: GrantEvent =
      grant.state == .scheduled && context.now < grant.startsAt
      ? .withdrawn(by: by, reason: words) : .revoking(by: by, reason: words)
    return [Event(grant.id, .grant(body))]
  }

  private func requireRevocable(at now: Instant) throws(Refusal) {
    if hasEnded(at: now), state.allows(.revoking), let endsAt {
      throw Refusal(
        .expired,
        id.text,
        state: "expired",
        "\(id) ended at \(endsAt), there is nothing to revoke",
        next: "govtop attest \(id) once the target has done it"
      )
    }
    guard state.allows(.revoking) else {
      throw Refusal(
        .alreadyClosed,
        id.text,
        state: state.rawValue,
        "\(id) is \(state.rawValue) already\(revokeAskedAt.map { " since \($0)" } ?? "")",
        next: state == .revoking
          ? "attest it once the target has done it" : "that is final; ask anew for access"
      )
    }
  }

  /// What follows when a second person says that the target has done what was decided.
  package static func attest(
    _ grant: Grant,
    facts: GrantFacts,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.attest, for: grant.id.text)
    // The decider's own word proves nothing.
    guard context.actor.persons.isDisjoint(with: facts.deciders + facts.persons) else {
      throw Refusal(
        .secondPerson,
        grant.id.text,
        state: grant.state.rawValue,
        "you decided \(grant.id) or hold it: another person attests that it was done",
        next: "or a later import shows it"
      )
    }
    let proof = Proof.attested(context.actor.person.id)
    switch grant.state {
    case .scheduled where grant.isLive(at: context.now), .activating:
      return [Event(grant.id, .grant(.activated(proof)))]
    case .revoking, .revokeFailed: return [Event(grant.id, .grant(.revoked(proof)))]
    case .ending: return [Event(grant.id, .grant(.ended(proof)))]
    default:
      throw Refusal(
        .illegalTransition,
        grant.id.text,
        state: grant.state.rawValue,
        "\(grant.id) is \(grant.state.rawValue): nothing waits for proof",
        next: "what was decided and not yet shown is attested: list grants is:revoking"
      )
    }
  }

  /// What follows when its time is over: the end is recorded, and the target owes the proof.
  package static func due(_ grant: Grant, in system: SystemContext) -> [Event] {
    guard grant.hasEnded(at: system.now), grant.state.allows(.ending) else { return [] }
    return [Event(grant.id, .grant(.ending))]
  }

  /// What a newer snapshot proves: a start that the target shows, an end that it no longer shows.
  package static func observed(
    _ grant: Grant,
    isPresent: Bool,
    in snapshot: Snapshot.ID,
    at now: Instant
  ) -> [Event] {
    if grant.hasEnded(at: now), grant.state.allows(.ending) {
      // A target that still shows it has not done what time decided.
      guard !isPresent else { return [] }
      return [
        Event(grant.id, .grant(.ending)), Event(grant.id, .grant(.ended(.snapshot(snapshot)))),
      ]
    }
    guard grant.state != .scheduled || grant.isLive(at: now) else { return [] }
    return switch (grant.state, isPresent) {
    case (.scheduled, true), (.activating, true):
      [Event(grant.id, .grant(.activated(.snapshot(snapshot))))]
    case (.revoking, false), (.revokeFailed, false):
      [Event(grant.id, .grant(.revoked(.snapshot(snapshot))))]
    case (.ending, false): [Event(grant.id, .grant(.ended(.snapshot(snapshot))))]
    default: []
    }
  }
}
