import Governance

extension Listing {
  /// Exceptions and emergency access, what owes a review first.
  static func exceptions(_ viewing: Viewing) -> Listing {
    func by(_ column: String, isOptional: Bool = false) -> Sort {
      { .by(column, descending: $0, isOptional: isOptional) }
    }
    return Listing(
      schema: .exceptions,
      table: Departures.table,
      filter: FilterSQL(
        fields: [
          "id": .text("id", id: "id"), "state": Departures.state(viewing.now),
          "kind": .word("kind"), "rule": .text("rule"), "scope": .text("scope"),
          "owner": .related(.person(viewing), by: Accounts.person(in: "owner")),
          "by": .related(.person(viewing), by: Accounts.person(in: "requester")),
          "starts": .time("starts_at"), "ends": .time("ends_at"), "review": .time("review_due_at"),
          "repeat": .number(Departures.repeats(viewing)), "uses": .number(Departures.uses),
          "incident": .text("incident"), "finding": .text("finding", id: "finding"),
          "backlog": .text("backlog_item", id: "backlog_item"), "ticket": .text("ticket"),
          "class": .word("risk_class"),
        ],
        flags: [
          "past_review": Departures.isPastReview(viewing.now),
          "zombie": Departures.isZombie(viewing.now),
          "active": Departures.isActive(viewing.now),
          "mine": SQLCondition(
            "(owner = ? or requester = ?)",
            [.init(viewing.me), .init(viewing.me)]
          ), "late": Departures.isLate(viewing.now),
        ],
        id: { .isOne("id", of: [.text($0)]) }
      ),
      late: Departures.isLate(viewing.now),
      ordering: by("review_due_at", isOptional: true)(false),
      sorts: [
        ("review", by("review_due_at", isOptional: true)), ("ends", by("ends_at")),
        ("starts", by("starts_at")), ("rule", by("rule")), ("class", by("risk_class")),
        ("id", by("id")),
      ]
    )
  }

  /// Backlog items, the newest first.
  static func backlog(_ viewing: Viewing) -> Listing {
    func by(_ column: String) -> Sort {
      { .by("backlog_item.\(column)", descending: $0, then: "backlog_item.id") }
    }
    return Listing(
      schema: .backlog,
      table: Table.backlogItem.name,
      filter: FilterSQL(
        fields: [
          "id": .text("backlog_item.id", id: "backlog_item.id"),
          "state": .word("backlog_item.state"), "rule": .text("backlog_item.rule"),
          "scope": .text("backlog_item.scope"), "opened": .time("backlog_item.opened_at"),
          "closed": .time("backlog_item.closed_at"),
          "owner": .related(.person(viewing), by: Accounts.person(in: "backlog_item.owner")),
        ],
        flags: ["mine": SQLCondition("backlog_item.owner = ?", [.init(viewing.me)])],
        id: { .isOne("backlog_item.id", of: [.text($0)]) }
      ),
      ordering: by("opened_at")(true),
      sorts: [("opened", by("opened_at")), ("rule", by("rule")), ("id", by("id"))]
    )
  }

  /// Classes of controls by name.
  static func controls(_ viewing: Viewing) -> Listing {
    let isOut = SQLCondition(
      "control_class.state = 'degraded' and control_class.cached_until <= ?",
      [.init(viewing.now)]
    )
    return Listing(
      schema: .controls,
      table: Table.controlClass.name,
      filter: FilterSQL(
        fields: [
          "id": .text("control_class.id", id: "control_class.id"),
          "name": .text("control_class.id"), "state": .word("control_class.state"),
          "declared": .word("control_class.fail_mode"),
          "incident": .text("control_class.incident"), "since": .time("control_class.since"),
          "cached": .time("control_class.cached_until"),
        ],
        flags: ["degraded": SQLCondition("control_class.state = 'degraded'"), "late": isOut],
        id: { .isOne("control_class.id", of: [.text($0)]) }
      ),
      late: isOut,
      ordering: Ordering([.init(.always, by: [.init(sql: "control_class.id")])]),
      sorts: [
        (
          "name",
          {
            Ordering([
              .init(.always, by: [.init(sql: "control_class.id", isDescending: $0)])
            ])
          }
        ),
        ("since", { .by("control_class.since", descending: $0, then: "control_class.id") }),
      ]
    )
  }
}

/// Exceptions and emergency access as rows of one shape, and what holds of them at a moment.
enum Departures {
  static let table = "\(rows) departure"

  static let rows = """
    (
      select id, 'exception' as kind, state, rule, scope, risk_class, owner, requester,
        null as incident, ticket, created_at, starts_at, expires_at as ends_at, review_due_at,
        finding, backlog_item
      from policy_exception
      union all
      select id, 'break_glass', state, 'break-glass', coalesce(entitlement_name, control_class),
        'critical', invoker, invoker, incident, null, starts_at, starts_at, ends_at,
        coalesce(ended_at, ends_at) + review_within_ms, null, null
      from break_glass
    )
    """

  private static func when(_ sql: String, _ now: Instant) -> SQLCondition {
    SQLCondition(sql, Array(repeating: .init(now), count: sql.count { $0 == "?" }))
  }

  /// ``PolicyException/isInForce(at:)`` and ``BreakGlass/isLive(at:)``.
  static func isActive(_ now: Instant) -> SQLCondition {
    .any([
      when(
        "kind = 'exception' and state in ('approved', 'active') and starts_at <= ? and ends_at > ?",
        now
      ), when("kind = 'break_glass' and state = 'active' and ends_at > ?", now),
    ])
  }

  /// ``BreakGlass/owesReview(at:)``.
  private static func owesReview(_ now: Instant) -> SQLCondition {
    when(
      """
      kind = 'break_glass' and (
        state in ('invoked', 'expired', 'revoked', 'post_review_pending')
        or state = 'active' and ends_at <= ?
      )
      """,
      now
    )
  }

  /// What counts as exception debt.
  static func isPastReview(_ now: Instant) -> SQLCondition {
    .all([
      .any([
        .all([SQLCondition("kind = 'exception'"), isActive(now)]), owesReview(now),
      ]), when("review_due_at < ?", now),
    ])
  }

  /// Over, while a grant that rests on it is not shown to have ended.
  static func isZombie(_ now: Instant) -> SQLCondition {
    let over = GrantState.allCases.filter(\.isTerminal).inSQL
    return when(
      """
      kind = 'exception' and (
        state in ('expired', 'revoked') or state in ('approved', 'active') and ends_at <= ?
      ) and exists (
        select 1 from access_request
        join access_grant on access_grant.request = access_request.id
        where access_request.exception = departure.id and access_grant.state not in (\(over))
      )
      """,
      now
    )
  }

  static func isLate(_ now: Instant) -> SQLCondition { .any([isPastReview(now), isZombie(now)]) }

  /// The state that the clock makes of the recorded one.
  static func state(_ now: Instant) -> FieldQuestion {
    FieldQuestion { predicate in
      switch predicate {
      case .oneOf(let words): .any(words.map { stands($0, now) })
      case .isAny: .always
      default: .never
      }
    }
  }

  private static func stands(_ word: String, _ now: Instant) -> SQLCondition {
    switch word {
    case "active": isActive(now)
    case "approved":
      when("kind = 'exception' and state in ('approved', 'active') and starts_at > ?", now)
    case "expired":
      when(
        """
        kind = 'exception' and (
          state = 'expired'
          or state in ('approved', 'active') and starts_at <= ? and ends_at <= ?
        )
        """,
        now
      )
    case "revoked": SQLCondition("kind = 'exception' and state = 'revoked'")
    case "invoked": .never
    case "post_review_pending": owesReview(now)
    default: SQLCondition("state = ?", [.text(word)])
    }
  }

  /// Exceptions of the same rule, scope and owner in the window of repetition.
  static func repeats(_ viewing: Viewing) -> String {
    let since = (viewing.now - viewing.rules.exceptions.repeatWindow).milliseconds
    return """
      (
        select count(*) from policy_exception same
        where same.rule = departure.rule and same.scope = departure.scope
          and same.owner = departure.owner and same.approved_at > \(since)
      )
      """
  }

  static let uses = """
    (
      select count(*) from access_request
      where access_request.exception = departure.id and access_request.state = 'approved'
    )
    """
}
