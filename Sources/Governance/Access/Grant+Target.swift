/// What the rules must know of the world before a target is touched for a grant.
package struct GrantTargetFacts: Sendable {
  /// Another live grant of the same right to the same account.
  package var coveredBy: Grant.ID?
  /// Whether its account is there and allowed to act.
  package var holderIsActive: Bool

  package init(coveredBy: Grant.ID? = nil, holderIsActive: Bool = true) {
    self.coveredBy = coveredBy
    self.holderIsActive = holderIsActive
  }
}

extension Grant {
  /// Decided to end, and nothing shows yet that it did.
  package static let unprovenStates: [GrantState] = [.revoking, .ending, .revokeFailed]

  /// What the target owes now; `nil` while nothing is due there, or a person has to ask for it again.
  package func targetOperation(at now: Instant) -> TargetOperation? {
    switch state {
    case .revoking, .ending: .revoke
    case .revokeFailed: retryAt.map { $0 <= now } ?? false ? .revoke : nil
    case .scheduled, .activating:
      isLive(at: now) && retryAt.map { $0 <= now } ?? true ? .activate : nil
    case .active, .suspended, .activationFailed, .withdrawn, .revoked, .ended: nil
    }
  }

  /// What follows before a command runs; only where ``targetOperation(at:)`` asks for one.
  ///
  /// `isToRun` is false where nothing has to be done at the target after all.
  package static func begin(
    _ grant: Grant,
    facts: GrantTargetFacts,
    in system: SystemContext
  ) -> (events: [Event], isToRun: Bool) {
    switch grant.targetOperation(at: system.now) {
    case .activate?:
      // Nothing is opened for an account that is gone or locked.
      guard facts.holderIsActive else { return ([], false) }
      let isFirst = grant.state == .scheduled
      return (isFirst ? [Event(grant.id, .grant(.activating))] : [], true)
    case .revoke?:
      let covered = covered(grant, by: facts.coveredBy)
      return (covered, covered.isEmpty)
    case .quarantine?, .verify?, .revert?, nil: return ([], false)
    }
  }

  /// What follows when another live grant opens the same: the right stays, so nothing is taken away at the target.
  package static func covered(_ grant: Grant, by other: ID?) -> [Event] {
    guard let other else { return [] }
    let proof = Proof.covered(other)
    switch grant.state {
    case .revoking, .revokeFailed: return [Event(grant.id, .grant(.revoked(proof)))]
    case .ending: return [Event(grant.id, .grant(.ended(proof)))]
    default: return []
    }
  }

  /// What follows from a run: the proof, or the failure and when it is tried again.
  ///
  /// Nothing, where the grant has moved on since: what it owes now, another run does.
  package static func ran(
    _ run: TargetRun,
    for grant: Grant,
    retryAt: Instant?,
    in system: SystemContext
  ) -> [Event] {
    let ran = Event(grant.id, .grant(.commandRan(run)))
    let proof = Proof.command(run.target)
    switch (grant.state, run.operation) {
    case (.activating, .activate):
      if run.isSuccess { return [ran, Event(grant.id, .grant(.activated(proof)))] }
      let next: GrantEvent = retryAt.map { .activationDelayed(retryAt: $0) } ?? .activationFailed
      return [ran, Event(grant.id, .grant(next))]
    case (.revoking, .revoke), (.revokeFailed, .revoke):
      let next: GrantEvent = run.isSuccess ? .revoked(proof) : .revokeFailed(retryAt: retryAt)
      return [ran, Event(grant.id, .grant(next))]
    case (.ending, .revoke):
      let next: GrantEvent = run.isSuccess ? .ended(proof) : .revokeFailed(retryAt: retryAt)
      return [ran, Event(grant.id, .grant(next))]
    default: return []
    }
  }

  /// What follows when somebody asks to try again what failed at the target.
  package static func retry(
    _ grant: Grant,
    reason: String?,
    seen: Int?,
    facts: GrantFacts,
    in context: Context
  ) throws(Refusal) -> [Event] {
    guard grant.state == .revokeFailed || grant.state == .activating && grant.attempts > 0 else {
      throw Refusal(
        .illegalTransition,
        grant.id.text,
        state: grant.state.rawValue,
        "\(grant.id) is \(grant.state.rawValue): nothing failed at its target that could be tried again",
        next: "that takes a grant that is `\(GrantState.revokeFailed.rawValue)`"
      )
    }
    if context.actor.persons.isDisjoint(with: facts.owners) {
      try context.require(.revoke, for: grant.id.text)
    }
    if let seen, seen != grant.version {
      throw Refusal(
        .staleView,
        grant.id.text,
        state: grant.state.rawValue,
        "\(grant.id) is not what you saw: you saw version \(seen), it is at \(grant.version)",
        next: "look again, then decide"
      )
    }
    let by = context.actor.person.id
    return [Event(grant.id, .grant(.retried(by: by, reason: context.text(reason))))]
  }
}
