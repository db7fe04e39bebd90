package import Governance

/// M4a to M4c: every finding that was open, detected or verified in the window.
extension Connection {
  func driftTimes(_ scope: MetricScope, _ window: MetricWindow) throws -> [Counted<FindingTimes>] {
    let since = SQLValue(window.from)
    let ofScope = scope.environment(in: "drift_finding.environment")
    let open = DriftState.allCases.filter { $0.isOpen || $0 == .accepted }
    return try rows(
      """
      select drift_finding.id, drift_finding.what, drift_finding.subject_name,
        drift_finding.environment, drift_finding.severity, drift_finding.source, person.handle,
        drift_finding.occurred_at, drift_finding.occurred_estimated, drift_finding.detected_at,
        drift_finding.verified_at, drift_finding.state, drift_finding.was_auto_reverted
      from drift_finding
      left join person on person.id = drift_finding.owner
      where (
        drift_finding.state in (\(open.inSQL)) or drift_finding.closed_at > ?
          or drift_finding.verified_at > ? or drift_finding.detected_at > ?
      ) and \(ofScope.sql)
      order by drift_finding.id
      """,
      [since, since, since] + ofScope.arguments
    ).map { row in
      let what = "\(try row.text("what")): \(try row.text("subject_name"))"
      return Counted(
        try MetricSubject(finding: row, what: what, source: row.text("source")),
        FindingTimes(
          occurredAt: try row.instant("occurred_at"),
          isEstimated: try row.flag("occurred_estimated"),
          detectedAt: try row.instant("detected_at"),
          verifiedAt: try row.optionalInstant("verified_at"),
          outcome: .init(try row.word("state")),
          wasAutoReverted: try row.flag("was_auto_reverted")
        )
      )
    }
  }

  /// What M4a to M4c count of the last 30 days.
  package func driftTimes(at now: Instant) throws -> [FindingTimes] {
    let scope = MetricScope(environment: nil, now: now, sources: try CurrentSources(self))
    return try driftTimes(scope, scope.window(of: DriftDetection.definition)).map(\.item)
  }

  /// What M8 counts of the last 30 days.
  package func answerTimes(at now: Instant) throws -> [AnswerTimes.Item] {
    let scope = MetricScope(environment: nil, now: now, sources: try CurrentSources(self))
    return try AnswerTimes.items(self, scope).map(\.item)
  }
}

extension DriftDetection: CountedReading {
  static func items(
    _ connection: any Connection,
    _ scope: MetricScope
  ) throws -> [Counted<FindingTimes>] {
    try connection.driftTimes(scope, scope.window(of: definition))
  }
}

extension DriftRemediation: CountedReading {
  static func items(
    _ connection: any Connection,
    _ scope: MetricScope
  ) throws -> [Counted<FindingTimes>] {
    try connection.driftTimes(scope, scope.window(of: definition))
  }
}

extension DriftAnswer: CountedReading {
  static func items(
    _ connection: any Connection,
    _ scope: MetricScope
  ) throws -> [Counted<FindingTimes>] {
    try connection.driftTimes(scope, scope.window(of: definition))
  }
}

/// M8: findings that were closed in the window, and those that are late and open.
extension AnswerTimes: CountedReading {
  static func items(
    _ connection: any Connection,
    _ scope: MetricScope
  ) throws -> [Counted<Item>] {
    let window = scope.window(of: definition)
    let times: [SQLValue] = [.init(window.from), .init(window.until)]
    let ofDrift = scope.environment(in: "drift_finding.environment")
    let ofFinding = scope.environment(in: "compliance_finding.environment")
    let open = DriftState.allCases.filter(\.isOpen)
    return try connection.rows(
      """
      select drift_finding.id, 'drift' as type, drift_finding.what, drift_finding.subject_name,
        drift_finding.environment, drift_finding.severity, drift_finding.source, person.handle,
        drift_finding.due_at, drift_finding.verified_at as closed_at
      from drift_finding
      left join person on person.id = drift_finding.owner
      where (
        drift_finding.verified_at > ?
          or drift_finding.state in (\(open.inSQL)) and drift_finding.due_at <= ?
      ) and \(ofDrift.sql)
      union all
      select compliance_finding.id, 'finding', compliance_finding.rule,
        compliance_finding.resource, compliance_finding.environment,
        compliance_finding.severity, null, person.handle, compliance_finding.due_at,
        compliance_finding.resolved_at
      from compliance_finding
      left join person on person.id = compliance_finding.owner
      where (
        compliance_finding.resolved_at > ?
          or compliance_finding.state in ('open', 'assigned', 'remediating')
            and compliance_finding.due_at <= ?
      ) and compliance_finding.evaluation <> 'not_applicable' and \(ofFinding.sql)
      """,
      times + ofDrift.arguments + times + ofFinding.arguments
    ).map { row in
      let what = "\(try row.text("what")): \(try row.text("subject_name"))"
      return Counted(
        try MetricSubject(finding: row, what: what, source: row.optionalText("source")),
        Item(
          type: try row.text("type"),
          severity: try row.word("severity"),
          dueAt: try row.instant("due_at"),
          closedAt: try row.optionalInstant("closed_at")
        )
      )
    }
  }
}

extension MetricSubject {
  fileprivate init(finding row: SQLRow, what: String, source: String?) throws {
    self.init(
      id: try row.text("id"),
      what: what,
      environment: try row.word("environment"),
      owner: try row.optionalText("handle"),
      riskClass: try row.word("severity"),
      source: source
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
