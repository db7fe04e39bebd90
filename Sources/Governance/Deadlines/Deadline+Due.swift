/// The persons who stand at each place of a deadline now; an empty place is passed over at once.
package struct DeadlineChain: Hashable, Sendable {
  package var owners: [Person.ID]
  package var managers: [Person.ID]
  package var security: [Person.ID]

  package init(
    owners: [Person.ID] = [],
    managers: [Person.ID] = [],
    security: [Person.ID] = []
  ) {
    self.owners = owners
    self.managers = managers
    self.security = security
  }

  package subscript(place: DeadlineRules.Place) -> [Person.ID] {
    switch place {
    case .owner: owners
    case .manager: managers
    case .security: security
    }
  }
}

extension Deadline {
  /// What follows from the time about something that is owed: nothing twice, and nothing before its time.
  ///
  /// Without a record of it yet, `known` is `nil` and the first event makes one.
  package static func due(
    _ obligation: Obligation,
    known: Deadline?,
    chain: DeadlineChain,
    in system: SystemContext
  ) -> [Event] {
    let rules = system.rules.deadlines
    var steps: [DeadlineEvent] = []
    if let notice = obligation.notice(at: system.now, rules),
      known?.lead.map({ notice.before < $0 }) ?? true
    {
      steps.append(.noticed(lead: notice.before, told: chain.owners))
    }
    if system.now >= obligation.dueAt, known?.breachedAt == nil { steps.append(.breached) }
    let level = known?.level ?? 0
    steps += escalation(from: level, late: system.now - obligation.dueAt, chain, rules)
    guard !steps.isEmpty else { return [] }
    let id = known?.id ?? system.nextID(.deadline)
    let opened = known == nil ? [opening(obligation, owner: chain.owners.first)] : []
    return (opened + steps).map { Event(id, $0) }
  }

  /// The levels whose time has come, and behind one at which nobody stands the next.
  private static func escalation(
    from level: Int,
    late: Duration,
    _ chain: DeadlineChain,
    _ rules: DeadlineRules
  ) -> [DeadlineEvent] {
    guard late >= .zero else { return [] }
    var events: [DeadlineEvent] = []
    for (place, step) in rules.levels.enumerated().dropFirst(level) {
      guard step.after <= late || events.last?.tellsNobody ?? false else { break }
      events.append(.escalated(level: place + 1, tell: step.tell, told: chain[step.tell]))
    }
    return events
  }

  private static func opening(_ obligation: Obligation, owner: Person.ID?) -> DeadlineEvent {
    .opened(
      obligation: obligation.kind,
      subject: obligation.subject,
      party: obligation.party,
      facts: DeadlineEvent.Facts(
        what: obligation.what,
        environment: obligation.environment,
        severity: obligation.severity,
        since: obligation.since
      ),
      dueAt: obligation.dueAt,
      owner: owner
    )
  }

  /// What follows once nothing of the kind is owed any more, or by another time.
  package static func due(_ deadline: Deadline, stands: Bool) -> [Event] {
    deadline.state == .open && !stands ? [Event(deadline.id, DeadlineEvent.answered)] : []
  }

  /// How long it has been missed, for whoever looks at it; `nil` before it is due.
  package func lateness(at now: Instant) -> Duration? { now >= dueAt ? now - dueAt : nil }
}

extension DeadlineEvent {
  fileprivate var tellsNobody: Bool {
    guard case .escalated(_, _, let told) = self else { return false }
    return told.isEmpty
  }
}
