extension BreakGlass {
  /// What follows when somebody asks for its one extension; a second person has to agree.
  package static func askExtension(
    _ breakGlass: BreakGlass,
    length: Duration,
    reason: String,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try breakGlass.requireExtensible(at: context.now)
    try context.require(.breakGlass, for: breakGlass.id.text)
    if let asked = breakGlass.asked {
      throw breakGlass.refusal(
        .conflict,
        "\(asked.length.inWords) more are asked for already",
        next: "a second person grants it: govtop approve \(breakGlass.id)"
      )
    }
    try checkLength(
      length,
      most: context.rules.exceptions.breakGlass.maximumExtension,
      subject: breakGlass.id.text,
      state: breakGlass.state.rawValue
    )
    let more = Extension(
      by: context.principalPerson.id,
      castBy: context.castBy,
      length: length,
      reason: try breakGlass.reason(reason, for: "an extension", in: context)
    )
    return [Event(breakGlass.id, .extensionAsked(more))]
  }

  /// What follows when a second person grants the extension: a grant that follows on the first one.
  package static func approveExtension(
    _ breakGlass: BreakGlass,
    grant: Grant?,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try breakGlass.requireExtensible(at: context.now)
    guard let asked = breakGlass.asked, let grant else {
      throw breakGlass.refusal(
        .illegalTransition,
        "nobody asked to extend \(breakGlass.id)",
        next: "govtop extend \(breakGlass.id) asks for it"
      )
    }
    let own = asked.persons.union([breakGlass.invoker] + [breakGlass.castBy].compactMap(\.self))
    guard context.actor.persons.isDisjoint(with: own) else {
      throw breakGlass.refusal(
        .secondPerson,
        "you opened \(breakGlass.id) or asked for more: a second person grants it",
        next: "ask another responder, or security"
      )
    }
    if !context.rules.allows(.breakGlass, context.actor.personas) {
      try context.require(.approve, for: breakGlass.id.text)
    }
    try breakGlass.requireVersion(seen: seen)
    let next: Grant.ID = context.nextID(.grant)
    let ends = breakGlass.endsAt + asked.length
    let terms = GrantEvent.Terms(
      kind: .breakGlass,
      principal: grant.principal,
      entitlement: grant.entitlement,
      resource: grant.resource,
      environment: grant.environment,
      dataClass: grant.dataClass,
      startsAt: breakGlass.endsAt,
      endsAt: ends,
      rule: grantRule,
      rulesVersion: context.rules.version,
      renews: grant.id
    )
    let extended = Happening.extended(
      by: context.principalPerson.id,
      castBy: context.castBy,
      endsAt: ends,
      grant: next
    )
    return [Event(breakGlass.id, extended), Event(next, .grant(.scheduled(terms)))]
  }

  private func requireExtensible(at now: Instant) throws(Refusal) {
    try requireLive(at: now, to: "extended")
    guard extendedBy == nil else {
      throw refusal(
        .limit,
        "\(id) was extended once, and once is all",
        next: "ask for access with govtop request"
      )
    }
    guard controlClass == nil else {
      throw refusal(
        .notPermitted,
        "\(id) changed the mode of a class of controls, which is not extended",
        next: "set the mode again when it is over"
      )
    }
  }

  /// Refuses what is no longer open.
  func requireLive(at now: Instant, to act: String) throws(Refusal) {
    guard !isLive(at: now) else { return }
    let message =
      reviewedAt == nil
      ? "\(id) ended at \(endedAt ?? endsAt): only what is open is \(act)"
      : "\(id) is \(state.rawValue): only what is open is \(act)"
    throw refusal(
      endedAt == nil ? .expired : .alreadyClosed,
      message,
      next: reviewedAt == nil ? "it waits for its review: govtop review \(id)" : nil
    )
  }
}
