import Governance

/// Where things of one kind are owed: the rows that still wait, and what each of them tells.
///
/// Expressions are about the tables of `source`; none of them asks what a moment decides but `waits`.
struct Owed {
  let kind: Obligation.Kind
  /// Tables with the joins that names and owners need.
  let source: String
  /// Whether it is still owed.
  let waits: SQLCondition
  /// Where somebody is told for the first time, if not wherever it waits.
  var begins = SQLCondition.always
  let subject: String
  var party = "null"
  let what: String
  var environment = "null"
  var severity = "null"
  let since: String
  let due: String
  /// The person who owes the answer, where the record names one.
  var owner = "null"
  /// The right whose owners do, where it names none.
  var right = "null"
  /// Somebody who may not be the one who answers.
  var excluded = "null"

  /// A text that names it, of which ``Key`` reads the parts.
  var key: String { "'\(kind.rawValue) ' || \(subject) || coalesce(' ' || \(party), '')" }

  /// Everything that is owed at a moment, by kind.
  static func all(at now: Instant, _ rules: Rules) -> [Owed] {
    [
      request(now), drift, finding, emergency, exception(now), review,
      revocation(rules.certification.applyDue),
    ]
  }

  private static func request(_ now: Instant) -> Owed {
    Owed(
      kind: .request,
      source: "request_row",
      waits: SQLCondition(
        "request_row.state = 'pending' and request_row.lapses_at > ?",
        [.init(now)]
      ),
      subject: "request_row.id",
      what: "request_row.beneficiary_name || ' ' || request_row.entitlement_name",
      environment: "request_row.environment",
      severity: "request_row.risk_band",
      since: "request_row.submitted_at",
      due: "request_row.due_at",
      right: "request_row.entitlement"
    )
  }

  private static let drift = Owed(
    kind: .drift,
    source: "drift_finding",
    waits: SQLCondition("drift_finding.state in ('detected', 'acknowledged', 'remediating')"),
    subject: "drift_finding.id",
    what: "drift_finding.what || ' ' || drift_finding.subject_name",
    environment: "drift_finding.environment",
    severity: "drift_finding.severity",
    since: "drift_finding.redetected_at",
    due: "drift_finding.due_at",
    owner: "drift_finding.owner"
  )

  private static let finding = Owed(
    kind: .finding,
    source: "compliance_finding",
    waits: SQLCondition(
      """
      compliance_finding.state in ('open', 'assigned', 'remediating')
        and compliance_finding.evaluation <> 'not_applicable'
      """
    ),
    subject: "compliance_finding.id",
    what: "compliance_finding.rule || ' ' || compliance_finding.resource",
    environment: "compliance_finding.environment",
    severity: "compliance_finding.severity",
    since: "compliance_finding.detected_at",
    due: "compliance_finding.due_at",
    owner: "compliance_finding.owner"
  )

  private static let emergency = Owed(
    kind: .emergency,
    source: "break_glass",
    waits: SQLCondition("break_glass.state = 'post_review_pending'"),
    subject: "break_glass.id",
    what: """
      break_glass.incident || ' '
        || coalesce(break_glass.entitlement_name, break_glass.control_class, '')
      """,
    severity: "'critical'",
    since: "coalesce(break_glass.ended_at, break_glass.ends_at)",
    due: "break_glass.review_due_at",
    right: "break_glass.entitlement",
    excluded: "break_glass.invoker"
  )

  private static func exception(_ now: Instant) -> Owed {
    Owed(
      kind: .exception,
      source: "policy_exception",
      waits: SQLCondition(
        "policy_exception.state = 'active' and policy_exception.expires_at > ?",
        [.init(now)]
      ),
      subject: "policy_exception.id",
      what: "policy_exception.rule || ' ' || policy_exception.scope",
      severity: "policy_exception.risk_class",
      since: "policy_exception.starts_at",
      due: "policy_exception.review_due_at",
      owner: "policy_exception.owner"
    )
  }

  /// One for each reviewer of a campaign, however many items wait for them.
  private static let review = Owed(
    kind: .review,
    source: """
      (
        select campaign.id, campaign.name, campaign.created_at, campaign.due_at,
          review_item.reviewer
        from campaign
        join review_item on review_item.campaign = campaign.id
          and review_item.stage = campaign.stage and review_item.state in ('open', 'decided')
        where campaign.state = 'in_review'
        group by campaign.id, campaign.name, campaign.created_at, campaign.due_at,
          review_item.reviewer
      ) asked
      """,
    waits: .always,
    subject: "asked.id",
    party: "asked.reviewer",
    what: "asked.name",
    since: "asked.created_at",
    // The last second of the day still counts.
    due: "asked.due_at + 1000",
    owner: "asked.reviewer"
  )

  /// Told once it failed, and over once something shows that the access is gone.
  private static func revocation(_ within: Duration) -> Owed {
    let asked = "coalesce(access_grant.revoke_asked_at, access_grant.ends_at)"
    return Owed(
      kind: .revocation,
      source: "access_grant join access_row on access_row.id = access_grant.id",
      waits: SQLCondition("access_grant.state in (\(Grant.unprovenStates.inSQL))"),
      begins: SQLCondition("access_grant.state = 'revoke_failed'"),
      subject: "access_grant.id",
      what: "access_row.principal_name || ' ' || access_row.entitlement_name",
      environment: "access_row.environment",
      severity: "access_row.risk_band",
      since: asked,
      due: "\(asked) + \(within.milliseconds)",
      right: "access_grant.entitlement"
    )
  }
}

extension Owed {
  /// One thing that is owed, by its parts.
  struct Key: Hashable {
    let kind: Obligation.Kind
    let subject: String
    let party: String?

    init?(_ text: String) {
      let parts = text.split(separator: " ").map(String.init)
      guard parts.count >= 2, let kind = Obligation.Kind(rawValue: parts[0]) else { return nil }
      self.kind = kind
      subject = parts[1]
      party = parts.count > 2 ? parts[2] : nil
    }

    init(_ deadline: Deadline) {
      kind = deadline.obligation
      subject = deadline.subject
      party = deadline.party?.text
    }
  }
}

extension Connection {
  /// What is owed under a key, and the persons at each place of it; `nil` where nothing is any more.
  func obligation(
    _ key: Owed.Key,
    at now: Instant,
    _ rules: Rules
  ) throws -> (Obligation, DeadlineChain)? {
    guard let owed = Owed.all(at: now, rules).first(where: { $0.kind == key.kind }) else {
      return nil
    }
    let ofParty = key.party.map { SQLCondition("\(owed.party) = ?", [.text($0)]) } ?? .always
    let those = SQLCondition.all([
      owed.waits, SQLCondition("\(owed.subject) = ?", [.text(key.subject)]), ofParty,
    ])
    let found = try row(
      """
      select \(owed.what) as what, \(owed.environment) as environment,
        \(owed.severity) as severity, \(owed.since) as since, \(owed.due) as due_at,
        \(owed.owner) as owner, \(owed.right) as entitlement, \(owed.excluded) as excluded
      from \(owed.source)
      where \(those.sql)
      """,
      those.arguments
    )
    guard let found, !found.isNull("due_at") else { return nil }
    return (try Obligation(found, key), try chain(found))
  }

  private func chain(_ row: SQLRow) throws -> DeadlineChain {
    var owners: [Person] = []
    if let owner = try row.optionalText("owner") {
      owners = try persons(where: "person.id = ? and person.state = 'active'", [.text(owner)])
    } else if let right = try row.optionalText("entitlement") {
      owners = try self.owners(ofRight: Identifier(right))
    }
    let excluded = try row.optionalText("excluded")
    owners.removeAll { $0.id.text == excluded }
    let above = SQLCondition.isOne(
      "person.id",
      of: Set(owners.compactMap(\.manager)).sorted().map { .init($0) }
    )
    return DeadlineChain(
      owners: owners.map(\.id),
      managers: try persons(
        where: "person.state = 'active' and \(above.sql)",
        above.arguments
      ).map(\.id).filter { $0.text != excluded },
      security: try firstHolders(of: [.security, .administrator]).filter { $0.text != excluded }
    )
  }
}

extension Obligation {
  fileprivate init(_ row: SQLRow, _ key: Owed.Key) throws {
    self.init(
      kind: key.kind,
      subject: key.subject,
      party: key.party.map { Identifier($0) },
      what: try row.text("what"),
      environment: row.isNull("environment") ? nil : try row.word("environment"),
      severity: row.isNull("severity") ? nil : try row.word("severity"),
      since: try row.instant("since"),
      dueAt: try row.instant("due_at")
    )
  }
}
