package import Governance

extension Connection {
  /// M4a to M4c: every finding that was open, detected or verified in the window.
  package func driftTimes(at now: Instant, environment: Environment? = nil) throws
    -> DriftTimes.Input
  {
    let since = SQLValue(now - DriftTimes.window)
    let scope = environment.map { SQLCondition("environment = ?", [.init($0)]) } ?? .always
    let rows = try rows(
      """
      select occurred_at, occurred_estimated, detected_at, verified_at, state, was_auto_reverted
      from drift_finding
      where (closed_at is null or closed_at > ? or detected_at > ?) and \(scope.sql)
      order by id
      """,
      [since, since] + scope.arguments
    )
    return DriftTimes.Input(
      try rows.map { row in
        FindingTimes(
          occurredAt: try row.instant("occurred_at"),
          isEstimated: try row.flag("occurred_estimated"),
          detectedAt: try row.instant("detected_at"),
          verifiedAt: try row.optionalInstant("verified_at"),
          outcome: .init(try row.word("state")),
          wasAutoReverted: try row.flag("was_auto_reverted")
        )
      }
    )
  }

  /// M8: findings that were closed in the window, and those that are late and open.
  package func answerTimes(at now: Instant, environment: Environment? = nil) throws
    -> AnswerTimes.Input
  {
    let since = SQLValue(now - AnswerTimes.window)
    let scope = environment.map { SQLCondition("environment = ?", [.init($0)]) } ?? .always
    let open = DriftState.allCases.filter(\.isOpen)
    let rows = try rows(
      """
      select 'drift' as type, severity, due_at, verified_at as closed_at
      from drift_finding
      where (verified_at > ? or state in (\(open.inSQL)) and due_at <= ?) and \(scope.sql)
      union all
      select 'finding' as type, severity, due_at, resolved_at as closed_at
      from compliance_finding
      where (resolved_at > ? or state in ('open', 'assigned', 'remediating') and due_at <= ?)
        and evaluation <> 'not_applicable' and \(scope.sql)
      """,
      [since, .init(now)] + scope.arguments + [since, .init(now)] + scope.arguments
    )
    return AnswerTimes.Input(
      try rows.map { row in
        AnswerTimes.Item(
          type: try row.text("type"),
          severity: try row.word("severity"),
          dueAt: try row.instant("due_at"),
          closedAt: try row.optionalInstant("closed_at")
        )
      }
    )
  }
}

extension FindingTimes.Outcome {
  fileprivate init(_ state: DriftState) {
    switch state {
    case .detected, .acknowledged, .remediating, .remediated, .autoReverted: self = .open
    case .accepted: self = .accepted
    case .falsePositive: self = .falsePositive
    case .verified: self = .verified
    }
  }
}
