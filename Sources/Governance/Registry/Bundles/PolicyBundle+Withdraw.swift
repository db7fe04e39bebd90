extension PolicyBundle {
  /// The first of two signatures under a step from blocking to watching.
  package static func consent(
    _ bundle: PolicyBundle,
    reason: String,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.signBundle, for: bundle.id.text)
    try bundle.require(oneOf: [.enforcing, .enforced], "let watch only")
    try bundle.requireSeen(seen)
    let words = try bundle.words(
      reason,
      "letting \(bundle.id) watch only needs a reason",
      in: context
    )
    return [Event(bundle.id, .consented(by: context.persons, reason: words))]
  }

  /// Lets a bundle watch that blocked: two signers, since one permission must not switch a policy off.
  static func downgrade(
    _ bundle: PolicyBundle,
    reason: String?,
    ticket: String?,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.signBundle, for: bundle.id.text)
    try bundle.requireStep(to: .shadow, "let watch only")
    try bundle.requireSeen(seen)
    let words = try bundle.words(
      reason,
      "letting \(bundle.id) watch only needs a reason",
      in: context
    )
    guard let ticket, !ticket.allSatisfy(\.isWhitespace) else {
      throw bundle.refusal(
        .missingField,
        "letting \(bundle.id) watch only needs a ticket",
        next: "name it: --ticket ID"
      )
    }
    let first = try bundle.standingConsent(context)
    let signers = Set(first.by).union(context.persons).sorted()
    return [
      Event(bundle.id, .downgraded(by: signers, reason: words, ticket: ticket))
    ]
  }

  private func standingConsent(_ context: Context) throws(Refusal) -> Consent {
    let lasts = context.rules.registry.consentLasts
    guard let consent, context.now - consent.at < lasts else {
      throw refusal(
        .secondPerson,
        "from \(state.rawValue) to shadow takes two signers, and nobody else has signed"
          + (consent == nil ? "" : " within \(lasts.inWords)"),
        next: "another signer first: govtop bundle consent \(id)"
      )
    }
    guard context.actor.persons.isDisjoint(with: consent.by) else {
      throw refusal(
        .secondPerson,
        "from \(state.rawValue) to shadow takes two signers, and both would be you",
        next: "another signer can roll \(id) out to shadow"
      )
    }
    return consent
  }

  /// Takes a bundle back; the last known good comes back as a new activation, unless it is in force anyway.
  package static func rollBack(
    _ bundle: PolicyBundle,
    reason: String,
    incident: String?,
    facts: BundleFacts,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.rollBack, for: bundle.id.text)
    try bundle.requireStep(to: .rolledBack, "rolled back")
    try bundle.requireSeen(seen)
    let words = try bundle.words(reason, "a rollback needs a reason", in: context)
    let activation = try bundle.activation(facts, context)
    let rollback = Happening.Rollback(
      by: context.persons,
      reason: words,
      incident: incident,
      activation: activation?.id
    )
    let start = activation.map { Event($0.id, .reactivated($0.activation)) }
    return [Event(bundle.id, .rolledBack(rollback)), start].compactMap(\.self)
  }

  private func activation(
    _ facts: BundleFacts,
    _ context: Context
  ) throws(Refusal) -> (id: ID, activation: Happening.Activation)? {
    let isStillThere = facts.enforced.map { $0.id != id } ?? false
    if state == .shadow, isStillThere || lastKnownGood == nil { return nil }
    guard let good = facts.good, good.id == lastKnownGood else {
      throw refusal(
        .missingField,
        "\(id) has nothing to fall back to",
        next: "govtop bundle pin \(id), or two signers let it watch only: --to shadow"
      )
    }
    try good.requireGood(at: context.now, for: self)
    let terms = Happening.Terms(
      workload: good.workload,
      environment: good.environment,
      tier: good.tier,
      revision: facts.lastRevision + 1,
      digest: good.digest,
      points: Set(good.points).union(points).sorted(),
      authors: good.authors
    )
    let activation = Happening.Activation(
      terms: terms,
      signature: good.signature,
      of: good.id,
      replaces: id,
      by: context.persons
    )
    return (context.nextID(.bundle), activation)
  }
}
