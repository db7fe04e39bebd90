extension DriftFinding {
  /// What a snapshot makes of a change: a new finding, a recurrence of a verified one, or nothing new.
  ///
  /// `known` is the latest finding of the same cause.
  package static func detected(
    _ change: DriftChange,
    in snapshot: Snapshot,
    owner: Person.ID?,
    known: DriftFinding?,
    _ system: SystemContext
  ) -> [Event] {
    let dueAt = system.now + system.rules.findings.length(change.severity)
    if let known, !known.isFinal(at: system.now, system.rules.findings) {
      guard known.state == .verified else { return [] }
      return [Event(known.id, .recurred(snapshot: snapshot.id, dueAt: dueAt))]
    }
    let id: ID = system.nextID(.drift)
    return [
      Event(
        id,
        .detected(
          Detection(
            kind: change.kind,
            cause: change.cause,
            severity: change.severity,
            what: "\(change.kind.words): \(change.subjectName)",
            source: snapshot.source,
            snapshot: snapshot.id,
            subject: change.subject,
            subjectName: change.subjectName,
            entitlement: change.entitlement,
            resource: change.resource,
            environment: change.environment,
            was: change.was,
            found: change.found,
            measure: change.measure,
            grant: change.grant,
            owner: owner,
            occurredAt: change.occurredAt,
            occurredEstimated: change.occurredEstimated,
            dueAt: dueAt,
            playbook: system.rules.findings.playbooks[change.kind.rawValue] ?? change.kind.rawValue,
            rulesVersion: system.rules.version
          )
        )
      )
    ]
  }

  /// Whether what happens now with the same cause is another finding.
  package func isFinal(at now: Instant, _ rules: FindingRules) -> Bool {
    switch state {
    case .falsePositive: true
    case .verified: verifiedAt.map { $0 + rules.recurrenceWithin < now } ?? false
    default: false
    }
  }

  /// What a later snapshot shows that has intent and observation as one.
  ///
  /// What nobody here had put right yet was reverted at the target; the steps to `verified` stay those of the table.
  package static func gone(_ finding: DriftFinding, in snapshot: Snapshot.ID) -> [Event] {
    guard snapshot != finding.snapshot else { return [] }
    let verified = Event(finding.id, DriftEvent.verified(snapshot: snapshot))
    switch finding.state {
    case .remediated, .autoReverted: return [verified]
    case .remediating:
      return [Event(finding.id, .remediated(by: nil, evidence: nil)), verified]
    case .detected, .acknowledged:
      return [Event(finding.id, .autoReverted(command: nil, snapshot: snapshot)), verified]
    case .accepted, .falsePositive, .verified: return []
    }
  }

  /// What time decides: an exception that has ended covers nothing any more.
  package static func due(_ finding: DriftFinding, in system: SystemContext) -> [Event] {
    guard finding.state == .accepted, let end = finding.exceptionEndsAt, end <= system.now else {
      return []
    }
    return reopened(finding, in: system)
  }

  /// What follows when the exception is revoked or ends early.
  package static func follow(
    _ finding: DriftFinding,
    exceptionEnded exception: String,
    in system: SystemContext
  ) -> [Event] {
    guard finding.state == .accepted, finding.exception == exception else { return [] }
    return reopened(finding, in: system)
  }

  private static func reopened(_ finding: DriftFinding, in system: SystemContext) -> [Event] {
    let dueAt = system.now + system.rules.findings.length(finding.severity)
    return [Event(finding.id, .acceptanceEnded(dueAt: dueAt))]
  }

  /// What a rule reverts by itself: only a class that the rules name, and only where a target command ran.
  package static func autoRevert(
    _ finding: DriftFinding,
    by command: String?,
    in system: SystemContext
  ) -> [Event] {
    guard let command, finding.state.allows(.autoReverted),
      system.rules.findings.autoRevert.contains(finding.severity.rawValue)
    else { return [] }
    return [Event(finding.id, .autoReverted(command: command, snapshot: nil))]
  }
}
