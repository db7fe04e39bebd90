extension Grant {
  /// What follows when the actor has a grant end sooner: a shorter one takes its place, and it ends now.
  ///
  /// An end is never moved, so that who reads the longer one knows what was agreed to. Source: `domain.md` 2.1.
  package static func shorten(
    _ grant: Grant,
    until end: Instant,
    reason: String,
    seen: Int?,
    facts: GrantFacts,
    in context: Context
  ) throws(Refusal) -> [Event] {
    let words = try grant.requireEnding(reason: reason, seen: seen, facts: facts, in: context)
    if let obstacle = grant.obstacle(toEndAt: end, at: context.now) { throw obstacle }
    return shortened(
      grant,
      until: end,
      by: context.actor.person.id,
      reason: words,
      in: context.system
    )
  }

  /// Why it cannot be made to end at a moment; `nil` where it can.
  package func obstacle(toEndAt end: Instant, at now: Instant) -> Refusal? {
    guard [.scheduled, .activating, .active].contains(state), kind != .breakGlass else {
      let what = kind == .breakGlass ? "emergency access" : state.rawValue
      return Refusal(
        .illegalTransition,
        id.text,
        state: state.rawValue,
        "\(id) is \(what): it is not shortened",
        next: "end it: govtop revoke \(id)"
      )
    }
    let start = max(now, startsAt)
    guard end > start else {
      return Refusal(
        .limit,
        id.text,
        state: state.rawValue,
        "\(id) would end at \(end), before \(start): no time would be left",
        next: "name a later moment, or end it: govtop revoke \(id)"
      )
    }
    guard endsAt.map({ end < $0 }) ?? true else {
      return Refusal(
        .limit,
        id.text,
        state: state.rawValue,
        "\(id) ends at \(endsAt?.description ?? "no time"), which is no later than \(end)",
        next: "to have it longer is to ask anew: govtop renew \(id)"
      )
    }
    return nil
  }

  /// The shorter grant, which has what the target showed of the longer one, and the end of that one.
  static func shortened(
    _ grant: Grant,
    until end: Instant,
    by person: Person.ID?,
    reason: FreeText,
    in system: SystemContext
  ) -> [Event] {
    let id: ID = system.nextID(.grant)
    var events = [Event(id, .grant(.scheduled(grant.terms(until: end, in: system))))]
    if grant.state == .active { events.append(Event(id, .grant(.activated(grant.startProof)))) }
    guard grant.startsAt <= system.now else {
      return events + [Event(grant.id, .grant(.withdrawn(by: person, reason: reason)))]
    }
    return events + [
      Event(grant.id, .grant(.revoking(by: person, reason: reason))),
      // Nothing is taken away at the target: the right goes on.
      Event(grant.id, .grant(.revoked(.covered(id)))),
    ]
  }

  private func terms(until end: Instant, in system: SystemContext) -> GrantEvent.Terms {
    let start = max(system.now, startsAt)
    let byLength: Kind = end - start <= system.rules.jitCeiling ? .jit : .standing
    return GrantEvent.Terms(
      kind: kind == .exception ? .exception : byLength,
      principal: principal,
      entitlement: entitlement,
      resource: resource,
      environment: environment,
      dataClass: dataClass,
      startsAt: start,
      endsAt: end,
      request: request,
      rule: rule,
      rulesVersion: system.rules.version,
      renews: renews,
      replaces: id
    )
  }
}
