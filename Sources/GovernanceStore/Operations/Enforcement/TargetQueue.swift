import Governance

/// What targets have to do, found by the states of grants and quarantines.
struct TargetQueue {
  let connection: any Connection
  let now: Instant

  /// Subjects behind `last` for which a command of one of these kinds of sources may be due.
  func subjects(
    for operation: TargetOperation,
    of sources: [SourceKind],
    after last: String,
    limit: Int
  ) throws -> [String] {
    guard !sources.isEmpty, let question = try question(operation) else { return [] }
    let holder = operation == .revert ? "subject" : "principal"
    return try connection.ids(
      """
      select id from \(question)
        and \(holder) in (
          select told.id from \(Table.principal.last) told
          join source on source.id = told.source_id
          where source.kind in (\(sources.inSQL))
        )
        and id > ?
        and id not in (select claim.subject from target_claim claim where claim.lapses_at > ?)
      """,
      Array(repeating: .init(now), count: question.count { $0 == "?" })
        + [.text(last), .init(now)],
      limit: limit
    )
  }

  private func question(_ operation: TargetOperation) throws -> String? {
    switch operation {
    case .revert:
      let classes = try connection.rulesInForce().findings.autoRevert
      let severities = RiskScore.Band.allCases.filter { classes.contains($0.rawValue) }
      return severities.isEmpty
        ? nil
        : """
        drift_finding
        where state in ('detected', 'acknowledged') and kind = 'gained'
          and entitlement is not null and severity in (\(severities.inSQL))
        """
    case .revoke:
      return """
        access_grant
        where (state in ('revoking', 'ending') or state = 'revoke_failed' and retry_at <= ?)
        """
    case .activate:
      return """
        access_grant
        where state in ('scheduled', 'activating') and starts_at <= ?
          and (ends_at is null or ends_at > ?) and (retry_at is null or retry_at <= ?)
        """
    case .quarantine:
      return """
        quarantine
        where state = 'imposed' and stopped_at is null and (attempts = 0 or retry_at <= ?)
        """
    case .verify: return nil
    }
  }

  /// What is to be done for a subject, as it is now; `nil` where nothing is.
  func task(_ subject: String) throws -> TargetTask? {
    if subject.hasPrefix("\(IDPrefix.quarantine.rawValue)-") { return try quarantine(subject) }
    if subject.hasPrefix("\(IDPrefix.drift.rawValue)-") { return try drift(subject) }
    let grant = try connection.grant(Identifier(subject))
    guard let operation = grant.targetOperation(at: now) else { return nil }
    guard let account = try account(grant.principal) else { return nil }
    let right = try right(grant.entitlement)
    return try task(
      subject,
      operation,
      attempts: grant.attempts,
      account: account,
      values: words(of: right).merging([
        "grant": grant.id.text, "resource": grant.resource,
        "environment": grant.environment.rawValue,
      ]) { $1 },
      facts: facts(of: right).merging([
        "environment": grant.environment.rawValue, "data_class": grant.dataClass.rawValue,
        "kind": grant.kind.rawValue,
      ]) { $1 }
    )
  }

  /// A right that somebody gave past govtop, unless a grant covers it by now.
  private func drift(_ subject: String) throws -> TargetTask? {
    let finding = try connection.drift(subject)
    guard let entitlement = finding.entitlement, finding.state.allows(.autoReverted),
      let account = try account(Identifier(finding.subject)),
      try connection.row(
        """
        select 1 from access_grant
        where principal = ? and entitlement = ? and \(Grant.isLiveSQL)
        """,
        [.text(finding.subject), .init(entitlement), .init(now), .init(now)]
      ) == nil
    else { return nil }
    let right = try right(entitlement)
    return try task(
      subject,
      .revert,
      attempts: 0,
      account: account,
      values: words(of: right).merging([
        "resource": finding.resource, "environment": finding.environment.rawValue,
      ]) { $1 },
      facts: facts(of: right).merging(["environment": finding.environment.rawValue]) { $1 }
    )
  }

  private func words(of right: SQLRow?) throws(StoreError) -> [String: String] {
    [
      "entitlement": try right?.text("native_key") ?? "",
      "entitlement_name": try right?.text("name") ?? "",
      "policy": try right?.optionalText("policy_native_id") ?? "",
    ]
  }

  private func facts(of right: SQLRow?) throws(StoreError) -> [String: String] {
    [
      "privilege": try right?.text("privilege") ?? "",
      "policy_kind": try right?.optionalText("policy_kind") ?? "",
    ]
  }

  private func quarantine(_ subject: String) throws -> TargetTask? {
    let quarantine = try connection.quarantine(Identifier(subject))
    guard quarantine.isToRun(at: now), let account = try account(quarantine.principal) else {
      return nil
    }
    let environment = try account.text("environment")
    return try task(
      subject,
      .quarantine,
      attempts: quarantine.attempts,
      account: account,
      values: ["environment": environment],
      facts: ["environment": environment, "data_class": try account.text("data_class")]
    )
  }

  private func task(
    _ subject: String,
    _ operation: TargetOperation,
    attempts: Int,
    account: SQLRow,
    values: [String: String],
    facts: [String: String]
  ) throws -> TargetTask {
    let kind: SourceKind = try account.word("source_kind")
    let scope = try account.text("source_scope")
    let common = [
      "subject": subject, "principal": try account.text("id"),
      "native_id": try account.text("native_id"), "principal_name": try account.text("name"),
      "source": kind.rawValue, "scope": scope, "operation": operation.rawValue,
      "wanted": operation.wanted,
    ]
    let told = [
      "principal_type": try account.text("type"), "provider": try account.text("provider"),
    ]
    return TargetTask(
      subject: subject,
      operation: operation,
      source: kind,
      scope: scope,
      attempts: attempts,
      values: common.merging(values) { first, _ in first },
      facts: told.merging(facts) { first, _ in first }
    )
  }

  private func account(_ principal: Principal.ID) throws(StoreError) -> SQLRow? {
    try connection.row(
      """
      select told.*, source.kind as source_kind, source.scope as source_scope
      from \(Table.principal.last) told
      join source on source.id = told.source_id
      where told.id = ?
      """,
      [.init(principal)]
    )
  }

  private func right(_ entitlement: Entitlement.ID) throws(StoreError) -> SQLRow? {
    try connection.row(
      """
      select told.*, whole.native_id as policy_native_id, whole.kind as policy_kind
      from \(Table.entitlement.last) told
      left join \(Table.policy.last) whole on whole.id = told.policy_id
      where told.id = ?
      """,
      [.init(entitlement)]
    )
  }
}

extension Connection {
  /// What the rules must know before a target is touched for a grant.
  func targetFacts(for grant: Grant, at now: Instant) throws(StoreError) -> GrantTargetFacts {
    let holder = try row(
      "select is_active from \(Table.principal.now) where id = ?",
      [.init(grant.principal)]
    )
    let isFree = try quarantine(of: grant.principal) == nil
    return GrantTargetFacts(
      coveredBy: try row(
        """
        select other.id from access_grant other
        where other.principal = ? and other.entitlement = ? and other.resource = ?
          and other.id <> ? and \(CoveredEnds.covers("other"))
        order by other.id limit 1
        """,
        [
          .init(grant.principal), .init(grant.entitlement), .text(grant.resource),
          .init(grant.id), .init(now), .init(now),
        ]
      )?.id("id"),
      holderIsActive: try holder?.flag("is_active") ?? false && isFree
    )
  }
}

/// Grants that were to end at the target while another live grant opens the same right: the right stays.
enum CoveredEnds: RecordWork {
  static let name = "grant ended, right still granted"
  static let question = """
    access_grant
    where state in (\(Grant.unprovenStates.inSQL)) and exists (
      select 1 from access_grant other
      where other.principal = access_grant.principal
        and other.entitlement = access_grant.entitlement
        and other.resource = access_grant.resource and other.id <> access_grant.id
        and \(covers("other"))
    )
    """

  /// A grant that opens its right and that nobody has decided to end, with the moment twice.
  static func covers(_ table: String) -> String {
    """
    \(table).state in ('scheduled', 'activating', 'active') and \(table).starts_at <= ?
      and (\(table).ends_at is null or \(table).ends_at > ?)
    """
  }

  static func arguments(at now: Instant, _ connection: any Connection) throws -> [SQLValue] {
    [.init(now), .init(now)]
  }

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    let grant = try deliberation.connection.grant(Identifier(id))
    let facts = try deliberation.connection.targetFacts(for: grant, at: deliberation.now)
    return Grant.covered(grant, by: facts.coveredBy)
  }
}
