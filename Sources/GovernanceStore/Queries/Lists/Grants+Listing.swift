import Governance

extension Listing {
  /// Access: what is live though it was decided to end leads every order, what is over ends it.
  static func grants(_ viewing: Viewing) -> Listing {
    let ranks = [0, 1, 2].map { SQLCondition("rank = \($0)") }
    func by(_ column: String, isOptional: Bool = false) -> Sort {
      { .by(column, descending: $0, isOptional: isOptional, within: ranks) }
    }
    return Listing(
      schema: .grants,
      table: Table.accessRow.name,
      filter: FilterSQL(
        fields: grantFields(viewing),
        flags: grantFlags(viewing),
        searched: "search"
      ),
      late: lateGrants(viewing.now),
      ordering: byRisk(true, within: ranks),
      countsInOrder: true,
      sorts: [
        ("risk", { byRisk($0, within: ranks) }), ("ends", by("ends_at", isOptional: true)),
        ("used", by("last_used_at", isOptional: true)), ("principal", by("principal_name")),
        ("access", by("entitlement_name")), ("state", { byState($0, within: ranks) }),
        ("resource", by("resource")), ("owner", by("owner_name", isOptional: true)),
        ("certified", by("certified_at", isOptional: true)), ("source", by("source_id")),
        ("rule", by("rule")), ("id", by("id")),
      ]
    )
  }

  /// By what STATE shows: where it stands, and of what is live the kind.
  private static func byState(_ descending: Bool, within parts: [SQLCondition]) -> Ordering {
    let columns = ["state", "kind", "id"].map {
      Ordering.Column(sql: $0, isDescending: descending)
    }
    return Ordering(parts.map { .init($0, by: columns) })
  }

  private static func byRisk(_ descending: Bool, within parts: [SQLCondition]) -> Ordering {
    .by("risk_score", descending: descending, indexedDescending: true, within: parts)
  }

  private static func grantFields(_ viewing: Viewing) -> [String: FieldQuestion] {
    let telemetry = SQLCondition("last_used_known = 1")
    let mine = Accounts.confirmed(of: viewing.me, holding: "principal")
    var fields: [String: FieldQuestion] = [
      "id": .text("id", id: "id"), "state": grantState(viewing.now), "kind": .word("kind"),
      "type": .word("principal_type"),
      "principal": .text("principal_name", id: "principal", me: mine, searched: "search"),
      "person": .related(.person(viewing), by: Accounts.holders(of: "principal")),
      "access": .text("entitlement_name", "actions", id: "entitlement", searched: "search"),
      "resource": .text("resource", searched: "search"), "provider": .name("provider"),
      "data": .word("data_class"), "ends": .time("ends_at"),
      "used": .time("last_used_at", known: telemetry), "certified": .time("certified_at"),
      "by": .related(.person(viewing), by: approving), "rule": .text("rule"),
    ]
    fields.merge(sharedFields(viewing)) { own, _ in own }
    return fields
  }

  /// Fields of every list whose rows carry an owner, a score and a source.
  static func sharedFields(_ viewing: Viewing) -> [String: FieldQuestion] {
    [
      "id": .text("id", id: "id"), "env": .word("environment"), "owner": .owner(viewing),
      "team": .text("team", me: .team("team", of: viewing)), "ticket": .text("ticket"),
      "risk": .number("risk_score"), "class": .word("risk_band"), "source": .text("source_id"),
    ]
  }

  private static func approving(_ person: SQLCondition) -> SQLCondition {
    SQLCondition(
      """
      request in (
        select request_vote.request from request_vote
        join person on person.id = request_vote.person
        where request_vote.decision = 'approve' and (\(person.sql))
      )
      """,
      person.arguments
    )
  }

  /// Access that should have ended: its time is up, or a day has passed since somebody ended it.
  static func lateGrants(_ now: Instant) -> SQLCondition {
    .any([
      SQLCondition("rank = 1 and ends_at <= ?", [.init(now)]),
      SQLCondition("rank < 2 and revoke_asked_at <= ?", [.init(now - .days(1))]),
    ])
  }

  private static func grantFlags(_ viewing: Viewing) -> [String: SQLCondition] {
    let ceiling = SQLValue.integer(viewing.rules.jitCeiling.milliseconds)
    return [
      "standing": SQLCondition(
        "rank < 2 and (ends_at is null or ends_at - starts_at > ?)",
        [ceiling]
      ),
      "orphaned": SQLCondition("is_orphaned = 1"), "wildcard": SQLCondition("is_wildcard = 1"),
      "dormant": SQLCondition("idle_since <= ?", [.init(viewing.now - viewing.rules.dormantAfter)]),
      "drifted": SQLCondition("is_drifted = 1"), "modified": SQLCondition("is_drifted = 1"),
      "uncertified": SQLCondition("certified_at is null"),
      "privileged": SQLCondition("is_privileged = 1"),
      "external": SQLCondition("is_external = 1"),
      "stuck": SQLCondition(
        "state in ('activation_failed', 'revoke_failed', 'revoking', 'ending')"
      ),
      "leaving": SQLCondition(
        "rank < 2 and leaves_at <= ?",
        [.init(viewing.now + GrantRow.leavingSoon)]
      ),
      "mine": .any([
        Accounts.confirmed(of: viewing.me, holding: "principal"),
        SQLCondition("owner = ?", [.init(viewing.me)]), .team("team", of: viewing),
      ]),
      "late": lateGrants(viewing.now),
    ]
  }
}

extension GrantRow {
  /// How far ahead the end of somebody's time here makes a grant leave.
  static let leavingSoon = Duration.days(30)
}

extension Grant {
  /// The place of a state among all that are listed.
  static func rank(ofState word: String) -> Int {
    guard let state = GrantState(rawValue: word) else { return 1 }
    return state == .revokeFailed ? 0 : state.isTerminal ? 2 : 1
  }
}

/// `state:` as the column STATE shows it, which the hour decides together with the record.
private func grantState(_ now: Instant) -> FieldQuestion {
  FieldQuestion { predicate in
    switch predicate {
    case .oneOf(let words): .any(words.map { Grant.standing($0, at: now) })
    case .isAny: .always
    default: .never
    }
  }
}

extension Grant {
  /// ``GrantRow/standing(of:at:)`` the other way round: the rows that show a word.
  static func standing(_ word: String, at now: Instant) -> SQLCondition {
    let moment = SQLValue(now)
    let goesOn = SQLCondition("(ends_at is null or ends_at > ?)", [moment])
    let state = SQLCondition("state = ?", [.text(word)])
    if word == GrantState.active.rawValue {
      return .all([
        SQLCondition(
          "state in ('scheduled', 'activating', 'active', 'revoking', 'ending', 'revoke_failed')"
        ), SQLCondition("starts_at <= ?", [moment]), goesOn,
      ])
    }
    switch GrantRow.Standing(rawValue: word) {
    case .expired: return SQLCondition("rank = 1 and ends_at <= ?", [moment])
    case .revoked, .ended, .withdrawn, .activationFailed, .revokeFailed: return state
    case .revoking, .ending, .suspended: return .all([state, goesOn])
    case .scheduled, .activating:
      return .all([state, SQLCondition("starts_at > ?", [moment]), goesOn])
    case .breakGlass, .jit, .exception, .standing:
      let begun = SQLCondition(
        "(state = 'active' or state in ('scheduled', 'activating') and starts_at <= ?)",
        [moment]
      )
      return .all([SQLCondition("kind = ?", [.text(word)]), begun, goesOn])
    case .pending, nil: return .never
    }
  }
}
