/// What happened to a drift finding.
package enum DriftEvent: WorkflowEvent {
  case detected(DriftFinding.Detection)
  case acknowledged(by: Person.ID, reason: FreeText?)
  case assigned(owner: Person.ID, by: Person.ID)
  case remediationStarted(by: Person.ID, reason: FreeText?)
  /// By a person who did it; without one where a scan showed it first.
  case remediated(by: Person.ID?, evidence: FreeText?)
  /// By a rule's command, or at the target before anybody here acted, which a snapshot shows.
  case autoReverted(command: String?, snapshot: Snapshot.ID?)
  case accepted(by: Person.ID, exception: String, endsAt: Instant, reason: FreeText)
  /// The exception has ended, so what it covered is a finding again.
  case acceptanceEnded(dueAt: Instant)
  case doubted(by: Person.ID, reason: FreeText)
  case dismissed(by: Person.ID, reason: FreeText)
  /// A later scan shows intent and observation as one.
  case verified(snapshot: Snapshot.ID)
  case recurred(snapshot: Snapshot.ID, dueAt: Instant)
}

extension DriftFinding {
  package mutating func apply(_ event: DriftEvent, at: Instant) {
    switch event {
    case .detected: break
    case .acknowledged(let person, _):
      state = .acknowledged
      acknowledgedAt = at
      acknowledgedBy = person
    case .assigned(let person, _): owner = person
    case .remediationStarted: state = .remediating
    case .remediated(let person, _):
      state = .remediated
      remediatedAt = at
      remediatedBy = person
    case .autoReverted:
      state = .autoReverted
      remediatedAt = at
      wasAutoReverted = true
    case .accepted(_, let exception, let endsAt, _):
      state = .accepted
      self.exception = exception
      exceptionEndsAt = endsAt
    case .doubted(let person, let reason):
      doubtedBy = person
      doubtReason = reason
    case .dismissed:
      state = .falsePositive
      closedAt = at
    case .verified(let snapshot):
      state = .verified
      verifiedAt = at
      verifiedIn = snapshot
      closedAt = at
    case .acceptanceEnded(let dueAt): reopen(at: at, dueAt: dueAt)
    case .recurred(let snapshot, let dueAt):
      reopen(at: at, dueAt: dueAt)
      self.snapshot = snapshot
      times += 1
    }
  }

  /// The same finding from its start: what was done about it before counts no longer, the first times stay.
  private mutating func reopen(at: Instant, dueAt: Instant) {
    state = .detected
    redetectedAt = at
    self.dueAt = dueAt
    acknowledgedAt = nil
    acknowledgedBy = nil
    remediatedAt = nil
    remediatedBy = nil
    wasAutoReverted = false
    verifiedAt = nil
    verifiedIn = nil
    exception = nil
    exceptionEndsAt = nil
    doubtedBy = nil
    doubtReason = nil
    closedAt = nil
  }
}
