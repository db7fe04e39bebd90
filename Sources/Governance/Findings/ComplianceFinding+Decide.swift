extension ComplianceFinding {
  /// What follows from one evaluation; `known` is the latest finding of its rule on its resource.
  package static func evaluate(
    _ draft: EvaluationDraft,
    known: ComplianceFinding?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.importFacts, for: draft.rule)
    for (name, text) in [("rule", draft.rule), ("resource", draft.resource)]
    where text.allSatisfy(\.isWhitespace) {
      throw Refusal(.missingField, draft.rule, "an evaluation needs a \(name)", next: "name it")
    }
    if let known, known.state != .resolved { return follow(known, draft.evaluation) }
    guard draft.evaluation == .nonCompliant || draft.evaluation == .insufficientData else {
      return []
    }
    guard let playbook = draft.playbook, !playbook.isEmpty else {
      throw Refusal(
        .missingField,
        draft.rule,
        "a finding needs a playbook",
        next: "name the steps that put `\(draft.rule)` right"
      )
    }
    let id: ID = context.nextID(.compliance)
    let opening = Opening(
      rule: draft.rule,
      resource: draft.resource,
      severity: draft.severity,
      environment: draft.environment,
      evaluation: draft.evaluation,
      playbook: playbook,
      control: draft.control,
      owner: draft.owner,
      dueAt: context.now + context.rules.findings.length(draft.severity),
      rulesVersion: context.rules.version,
      recurs: known?.id
    )
    return [Event(id, .opened(opening))]
  }

  /// A finding is resolved if, and only if, its rule is met: by the steps of the table, whoever did the work.
  private static func follow(_ finding: ComplianceFinding, _ evaluation: Evaluation) -> [Event] {
    let told = Event(finding.id, ComplianceEvent.evaluated(evaluation))
    guard evaluation == .compliant else {
      return evaluation == finding.evaluation ? [] : [told]
    }
    let resolved = Event(finding.id, ComplianceEvent.resolved)
    let assigned = Event(finding.id, ComplianceEvent.assigned(owner: finding.owner, by: nil))
    let queued = Event(finding.id, ComplianceEvent.remediationQueued(by: nil, reason: nil))
    switch finding.state {
    case .open: return [told, assigned, queued, resolved]
    case .assigned: return [told, queued, resolved]
    case .remediating: return [told, resolved]
    case .waived, .resolved: return [told]
    }
  }

  /// Says who answers for it; another may be named as long as it is not resolved.
  package static func assign(
    _ finding: ComplianceFinding,
    to person: Person,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    try context.require(.manageFindings, for: finding.id.text)
    let check = StepGuard(finding)
    if finding.state != .assigned, finding.state != .remediating {
      try check.step(to: .assigned, "assigned")
    }
    try person.requirePresent(for: finding.id.text, state: finding.state.rawValue)
    try check.seen(seen)
    return [Event(finding.id, .assigned(owner: person.id, by: context.actor.person.id))]
  }

  /// Queues a remediation, again after one that failed.
  package static func remediate(
    _ finding: ComplianceFinding,
    reason: String?,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    let check = StepGuard(finding)
    if finding.state == .remediating {
      guard finding.run == .failed else {
        throw Refusal(
          .illegalTransition,
          finding.id.text,
          state: finding.state.rawValue,
          "\(finding.id) is remediating: its run is \(finding.run?.rawValue ?? "queued")",
          next: "say how the run ended; one that failed is queued again"
        )
      }
    } else {
      try check.step(to: .remediating, "put into remediation")
    }
    try finding.requireOwnerOrSecurity(in: context)
    try check.seen(seen)
    return [
      Event(
        finding.id,
        .remediationQueued(by: context.actor.person.id, reason: context.text(reason))
      )
    ]
  }

  /// Says how a remediation goes on; whether it helped is for the next evaluation to say.
  package static func report(
    _ run: RemediationRun,
    on finding: ComplianceFinding,
    reason: String?,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    let check = StepGuard(finding)
    guard finding.state == .remediating, finding.run != .failed, run != .queued,
      run != finding.run
    else {
      throw Refusal(
        .illegalTransition,
        finding.id.text,
        state: finding.state.rawValue,
        "\(finding.id) is \(finding.state.rawValue)"
          + "\(finding.run.map { ", its run \($0.rawValue)" } ?? ""):"
          + " the run cannot become \(run.rawValue)",
        next: "a run goes from queued to in_progress, and from either to failed"
      )
    }
    try finding.requireOwnerOrSecurity(in: context)
    try check.seen(seen)
    switch run {
    case .failed:
      let words = try check.reason(reason, "a failed run", in: context)
      return [Event(finding.id, .remediationFailed(reason: words))]
    case .queued, .inProgress: return [Event(finding.id, .remediationStarted)]
    }
  }

  /// Stops the clock for as long as an exception covers it.
  package static func waive(
    _ finding: ComplianceFinding,
    until: Instant,
    under exception: ExceptionFact,
    reason: String?,
    seen: Int?,
    in context: Context
  ) throws(Refusal) -> [Event] {
    let check = StepGuard(finding)
    try check.step(to: .waived, "waived")
    try finding.requireOwnerOrSecurity(in: context)
    try exception.requireActive(
      for: finding.id.text,
      state: finding.state.rawValue,
      at: context.now
    )
    guard until > context.now, until <= exception.endsAt else {
      throw Refusal(
        .limit,
        finding.id.text,
        state: finding.state.rawValue,
        "a waiver until \(until) is in the past or outlasts \(exception.id)",
        next: "end it by \(exception.endsAt)"
      )
    }
    let words = try check.reason(reason, "a waiver", in: context)
    try check.seen(seen)
    return [
      Event(
        finding.id,
        .waived(
          by: context.actor.person.id,
          until: until,
          exception: exception.id,
          reason: words
        )
      )
    ]
  }

  /// What time decides: a waiver that is over.
  package static func due(_ finding: ComplianceFinding, in system: SystemContext) -> [Event] {
    guard finding.state == .waived, let until = finding.waivedUntil, until <= system.now else {
      return []
    }
    return reopened(finding, at: until)
  }

  /// What follows when the exception ends before the waiver.
  package static func follow(
    _ finding: ComplianceFinding,
    exceptionEnded exception: String,
    in system: SystemContext
  ) -> [Event] {
    guard finding.state == .waived, finding.exception == exception else { return [] }
    return reopened(finding, at: min(system.now, finding.waivedUntil ?? system.now))
  }

  private static func reopened(_ finding: ComplianceFinding, at end: Instant) -> [Event] {
    let pause = end - (finding.waivedAt ?? end)
    return [Event(finding.id, .waiverEnded(dueAt: finding.dueAt + pause))]
  }

  private func requireOwnerOrSecurity(in context: Context) throws(Refusal) {
    if let owner, context.actor.persons.contains(owner) { return }
    try context.require(.manageFindings, for: id.text)
  }
}
