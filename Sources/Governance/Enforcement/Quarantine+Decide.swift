/// An account as a quarantine needs to know it.
package struct QuarantineFacts: Sendable {
  package var principal: Principal.ID
  package var name: String
  /// Its grants that have not ended.
  package var grants: [Grant]
  /// The quarantine that it is in already.
  package var known: Quarantine.ID?
  /// Its governed identity, where it has one that can be quarantined.
  package var identity: WorkloadIdentity?

  package init(
    principal: Principal.ID,
    name: String,
    grants: [Grant] = [],
    known: Quarantine.ID? = nil,
    identity: WorkloadIdentity? = nil
  ) {
    self.principal = principal
    self.name = name
    self.grants = grants
    self.known = known
    self.identity = identity
  }
}

extension Quarantine {
  /// Stops an account at once and ends every grant of it, in one decision of security alone; reviewed afterwards.
  package static func impose(
    _ facts: QuarantineFacts,
    keep: [Grant.ID],
    reason: String?,
    ticket: String?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.quarantine, for: facts.name)
    if let known = facts.known {
      throw Refusal(
        .conflict,
        known.text,
        "`\(facts.name)` is in quarantine already, as \(known)",
        next: "govtop release \(facts.name) ends it"
      )
    }
    guard let words = context.text(reason) else {
      throw Refusal(
        .missingField,
        facts.name,
        "a quarantine needs a reason",
        next: "say why, it is kept with it"
      )
    }
    guard let ticket, !ticket.allSatisfy(\.isWhitespace) else {
      throw Refusal(
        .missingField,
        facts.name,
        "a quarantine needs the ticket of its incident",
        next: "name the ticket"
      )
    }
    if let stranger = keep.first(where: { id in !facts.grants.contains { $0.id == id } }) {
      throw Refusal(
        .notFound,
        stranger.text,
        "\(stranger) is no grant that `\(facts.name)` has",
        next: "keep only grants that it has"
      )
    }
    let id: ID = context.nextID(.quarantine)
    let by = context.actor.person.id
    let imposed = Event(
      id,
      QuarantineEvent.imposed(
        principal: facts.principal,
        name: facts.name,
        by: by,
        reason: words,
        ticket: ticket,
        kept: keep,
        reviewDueAt: context.now + context.rules.zones.quarantineReview
      )
    )
    if let identity = facts.identity, identity.state.allows(.quarantined) {
      return [imposed]
        + (try WorkloadIdentity.quarantine(
          identity,
          grants: facts.grants,
          keep: keep,
          reason: reason,
          ticket: ticket,
          seen: nil,
          in: context
        ))
    }
    return [imposed]
      + facts.grants.compactMap { grant in
        keep.contains(grant.id) ? nil : grant.endedWithItsHolder(by: by, at: context.now)
      }
  }

  /// A second person's look at it, whatever becomes of it.
  package static func review(
    _ quarantine: Quarantine,
    reason: String?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.quarantine, for: quarantine.id.text)
    guard quarantine.reviewedBy == nil else {
      throw Refusal(
        .alreadyClosed,
        quarantine.id.text,
        state: quarantine.state.rawValue,
        "\(quarantine.id) was reviewed already",
        next: "govtop release ends it, by a second person"
      )
    }
    try quarantine.requireOther("reviews it", in: context)
    let words = try StepGuard(quarantine).reason(reason, "a review", in: context)
    return [Event(quarantine.id, .reviewed(by: context.actor.person.id, reason: words))]
  }

  /// A second person's word that the account is stopped.
  package static func attest(
    _ quarantine: Quarantine,
    reason: String?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.attest, for: quarantine.id.text)
    guard quarantine.state == .imposed, quarantine.stoppedAt == nil else {
      throw Refusal(
        .illegalTransition,
        quarantine.id.text,
        state: quarantine.state.rawValue,
        "\(quarantine.id) is \(quarantine.state.rawValue): nothing of it waits for proof",
        next: "only what is imposed and not shown to have stopped is attested"
      )
    }
    try quarantine.requireOther("attests that it was done", in: context)
    let words = try StepGuard(quarantine).reason(reason, "an attestation", in: context)
    return [Event(quarantine.id, .attested(by: context.actor.person.id, reason: words))]
  }

  /// Asks for another try of what failed at the target.
  package static func retry(
    _ quarantine: Quarantine,
    reason: String?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.quarantine, for: quarantine.id.text)
    guard quarantine.state == .imposed, quarantine.attempts > 0 else {
      throw Refusal(
        .illegalTransition,
        quarantine.id.text,
        state: quarantine.state.rawValue,
        "nothing of \(quarantine.id) failed at its target that could be tried again",
        next: "govtop enforce runs what is due by itself"
      )
    }
    let (by, words) = (context.actor.person.id, context.text(reason))
    return [Event(quarantine.id, .retried(by: by, reason: words))]
  }

  /// Lets the account act again; what it had is not given back.
  package static func release(
    _ quarantine: Quarantine,
    reason: String?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    let check = StepGuard(quarantine)
    try check.step(to: .released, "released")
    try context.require(.quarantine, for: quarantine.id.text)
    try quarantine.requireOther("releases it", in: context)
    let words = try check.reason(reason, "a release", in: context)
    return [Event(quarantine.id, .released(by: context.actor.person.id, reason: words))]
  }

  private func requireOther(_ act: String, in context: Context) throws(Refusal) {
    guard context.actor.persons.contains(imposedBy) else { return }
    throw Refusal(
      .secondPerson,
      id.text,
      state: state.rawValue,
      "you imposed \(id) yourself",
      next: "another person \(act)"
    )
  }
}

extension Quarantine {
  /// Whether the account itself is still to be stopped by a command now.
  package func isToRun(at now: Instant) -> Bool {
    guard state == .imposed, stoppedAt == nil else { return false }
    return attempts == 0 || retryAt.map { $0 <= now } ?? false
  }

  /// What follows from a run of the command that stops the account.
  package static func ran(
    _ run: TargetRun,
    for quarantine: Quarantine,
    retryAt: Instant?
  ) -> [Event] {
    guard quarantine.state == .imposed, quarantine.stoppedAt == nil else { return [] }
    return [Event(quarantine.id, .commandRan(run: run, retryAt: run.isSuccess ? nil : retryAt))]
  }

  /// What follows once the account is stopped and no ended grant of it waits for proof.
  package static func due(_ quarantine: Quarantine, openGrants: [Grant]) -> [Event] {
    guard quarantine.state == .imposed, quarantine.stoppedAt != nil,
      !openGrants.contains(where: { Grant.unprovenStates.contains($0.state) })
    else { return [] }
    return [Event(quarantine.id, QuarantineEvent.confirmed)]
  }
}

extension RequestFacts {
  /// Refuses anything new for an account that was stopped.
  func requireNoQuarantine(for subject: String, state: String? = nil) throws(Refusal) {
    guard let quarantine = beneficiary.quarantine else { return }
    throw Refusal(
      .notEligible,
      subject,
      state: state,
      "`\(beneficiary.name)` is in quarantine, as \(quarantine): it gets nothing",
      next: "govtop release \(beneficiary.name), by another person than who imposed it"
    )
  }
}
