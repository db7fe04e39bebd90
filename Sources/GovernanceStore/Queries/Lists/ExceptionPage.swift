import Documents
import Governance

extension Connection {
  /// Exceptions and emergency access as they stand at a moment, in the order of the ids.
  func departureRows(_ ids: [String], _ viewing: Viewing) throws -> [RecordRow] {
    var rows: [String: RecordRow] = [:]
    for exception in try those(PolicyException.self, ids) {
      rows[exception.id.text] = try row(exception, viewing)
    }
    for glass in try those(BreakGlass.self, ids) { rows[glass.id.text] = try row(glass, viewing) }
    return ids.compactMap { rows[$0] }
  }

  func backlogRows(_ ids: [String]) throws -> [RecordRow] {
    let rows = try those(BacklogItem.self, ids).map { item in
      RecordRow(
        id: item.id.text,
        [
          ("id", .text(item.id.text)), ("state", .text(item.state.rawValue)),
          ("rule", .text(item.rule)), ("scope", .text(item.scope)),
          ("owner", .text(item.owner.text)), ("owner_name", .text(try handle(item.owner))),
          ("exceptions", .list(item.exceptions.map(\.text))),
          ("opened_at", .instant(item.openedAt)), ("closed_at", .or(item.closedAt)),
          ("closed_by", .or(item.closedBy)), ("reason", .or(item.closeReason?.text)),
          ("version", .integer(item.version)),
        ]
      )
    }
    return rows.inOrder(of: ids)
  }

  func controlRows(_ ids: [String], _ viewing: Viewing) throws -> [RecordRow] {
    let rows = try those(ControlClass.self, ids).map { known in
      RecordRow(
        id: known.id.text,
        [
          ("id", .text(known.id.text)), ("state", .text(known.state.rawValue)),
          ("mode", .or(known.mode(at: viewing.now)?.rawValue)),
          ("declared_mode", .text(known.failMode.rawValue)), ("controls", .list(known.controls)),
          ("since", .instant(known.since)), ("cached_until", .or(known.cachedUntil)),
          ("overridden_until", .or(known.overriddenUntil)),
          ("changes_at", .or(known.nextChange(at: viewing.now))),
          ("break_glass", .or(known.breakGlass)), ("incident", .or(known.incident)),
          ("changed_by", .or(known.changedBy)), ("reason", .or(known.reason?.text)),
          ("rules_version", .integer(known.rulesVersion)), ("version", .integer(known.version)),
        ]
      )
    }
    return rows.inOrder(of: ids)
  }

  private func those<Kind: WorkflowRecord>(_ type: Kind.Type, _ ids: [String]) throws -> [Kind] {
    try ids.portions(of: 200).flatMap { some in
      let those = SQLCondition.isOne("id", of: some.map { .text($0) })
      return try records(type, where: those.sql, those.arguments)
    }
  }

  private func handle(_ person: Person.ID) throws -> String {
    try row("select handle from person where id = ?", [.init(person)])?.text("handle")
      ?? person.text
  }

  private func row(_ exception: PolicyException, _ viewing: Viewing) throws -> RecordRow {
    let now = viewing.now
    let grants = try grants(restingOn: exception.id)
    let isOver = [.expired, .revoked].contains(exception.state(at: now))
    let isPast = exception.isPastReview(at: now)
    let repeats = try earlier(
      of: exception.occurrence,
      at: now,
      within: viewing.rules.exceptions.repeatWindow
    ).count
    let uses = try count(
      "select count(*) from access_request where exception = ? and state = 'approved'",
      [.init(exception.id)]
    )
    let (debt, due) = (exception.debt(at: now), exception.reviewDueAt)
    return RecordRow(
      id: exception.id.text,
      [
        ("id", .text(exception.id.text)), ("kind", .text("exception")),
        ("state", .text(exception.state(at: now).rawValue)), ("past_review", .flag(isPast)),
        ("zombie", .flag(isOver && !grants.isEmpty)), ("rule", .text(exception.rule)),
        ("rules_version", .integer(exception.terms.rulesVersion)),
        ("scope", .text(exception.scope)), ("class", .text(exception.riskClass.rawValue)),
        ("owner", .text(exception.owner.text)),
        ("owner_name", .text(try handle(exception.owner))),
        ("requester", .text(exception.requester.text)),
        ("approvers", .list(exception.votes.map(\.person.text))),
        ("needs", .list(exception.state == .requested ? exception.missing : [])),
        ("compensating_control", .or(exception.compensatingControl.text)),
        ("justification", .or(exception.justification.text)), ("ticket", .text(exception.ticket)),
        ("incident", .absent), ("created_at", .instant(exception.createdAt)),
        ("starts_at", .instant(exception.startsAt)), ("review_due_at", .or(due)),
        ("expires_at", .instant(exception.expiresAt)), ("debt_seconds", .integer(debt)),
        ("repeat_count", .integer(repeats)), ("backlog_item", .or(exception.backlogItem)),
        ("finding", .or(exception.finding)), ("renews", .or(exception.renews)),
        ("uses", .integer(uses)), ("grants", .list(grants.map(\.id.text))),
        ("post_review", .absent), ("version", .integer(exception.version)),
        ("content_sha256", .text(exception.contentDigest.hex)),
      ]
    )
  }

  private func row(_ glass: BreakGlass, _ viewing: Viewing) throws -> RecordRow {
    let now = viewing.now
    return RecordRow(
      id: glass.id.text,
      [
        ("id", .text(glass.id.text)), ("kind", .text("break_glass")),
        ("state", .text(glass.state(at: now).rawValue)),
        ("past_review", .flag(glass.isReviewOverdue(at: now))), ("zombie", .flag(false)),
        ("rule", .text("break-glass")), ("rules_version", .integer(glass.rulesVersion)),
        ("scope", .or(glass.entitlementName ?? glass.controlClass?.text)),
        ("class", .text(RiskScore.Band.critical.rawValue)), ("owner", .text(glass.invoker.text)),
        ("owner_name", .text(try handle(glass.invoker))),
        ("requester", .text(glass.invoker.text)),
        ("approvers", .list([glass.extendedBy].compactMap { $0?.text })),
        ("needs", .list(glass.waitsForSecondPerson(at: now) ? ["1 second person"] : [])),
        ("compensating_control", .absent), ("justification", .or(glass.reason.text)),
        ("ticket", .absent), ("incident", .text(glass.incident)),
        ("created_at", .instant(glass.startsAt)), ("starts_at", .instant(glass.startsAt)),
        ("review_due_at", .or(glass.reviewDue(at: now))), ("expires_at", .instant(glass.endsAt)),
        ("debt_seconds", .integer(glass.debt(at: now))), ("repeat_count", .absent),
        ("backlog_item", .absent), ("finding", .absent), ("renews", .absent), ("uses", .absent),
        ("grants", .list(glass.grants.map(\.text))), ("post_review", .or(glass.judgement)),
        ("version", .integer(glass.version)), ("content_sha256", .absent),
      ]
    )
  }
}

extension PolicyException {
  /// What is still missing, in words.
  fileprivate var missing: [String] { missing(after: votes) }

  /// Whole seconds by which its review is overdue.
  fileprivate func debt(at now: Instant) -> Int {
    guard isPastReview(at: now), let reviewDueAt else { return 0 }
    return Int((now - reviewDueAt).wholeSeconds)
  }
}

extension BreakGlass {
  fileprivate func waitsForSecondPerson(at now: Instant) -> Bool {
    isLive(at: now) && asked != nil && extendedBy == nil
  }

  fileprivate func debt(at now: Instant) -> Int {
    guard isReviewOverdue(at: now), let due = reviewDue(at: now) else { return 0 }
    return Int((now - due).wholeSeconds)
  }

  /// The word of its review, `nil` before it.
  fileprivate var judgement: String? {
    switch state {
    case .reviewedJustified: "justified"
    case .reviewedViolation: "violation"
    default: nil
    }
  }
}

extension RecordRow.Value {
  static func or(_ text: String?) -> Self { text.map { .text($0) } ?? .absent }
  static func or(_ moment: Instant?) -> Self { moment.map { .instant($0) } ?? .absent }
  static func or<Subject>(_ id: Identifier<Subject>?) -> Self { or(id?.text) }
}

extension [RecordRow] {
  fileprivate func inOrder(of ids: [String]) -> [RecordRow] {
    let known = Dictionary(map { ($0.id, $0) }) { first, _ in first }
    return ids.compactMap { known[$0] }
  }
}
