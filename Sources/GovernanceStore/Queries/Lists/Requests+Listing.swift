import Governance

extension Listing {
  /// Approvals: what is about to breach its time first, then by score and age, what is not the viewer's to decide after that.
  static func requests(_ viewing: Viewing) -> Listing {
    let parts = [Decidable.open(viewing.now), Decidable.open(viewing.now).negated]
    func by(_ column: String, isOptional: Bool = false) -> Sort {
      { .by(column, descending: $0, isOptional: isOptional, within: parts) }
    }
    return Listing(
      schema: .requests,
      table: Table.requestRow.name,
      filter: FilterSQL(
        fields: requestFields(viewing),
        flags: requestFlags(viewing),
        searched: "search"
      ),
      late: lateRequests(viewing.now),
      ordering: urgent(viewing),
      sorts: [
        ("due", by("due_at")), ("risk", by("risk_score")), ("who", by("beneficiary_name")),
        ("access", by("entitlement_name")), ("asked", by("submitted_at")),
        ("lapses", by("lapses_at")), ("for", by("duration_ms")), ("votes", by("approvals")),
        ("by", by("requester_handle")), ("resource", by("resource")),
        ("ticket", by("ticket", isOptional: true)), ("rule", by("rule")), ("state", by("state")),
        ("id", by("id")),
      ]
    )
  }

  /// How long before its time a request comes before all that is not yet pressing.
  static let pressing = Duration.hours(4)

  private static func urgent(_ viewing: Viewing) -> Ordering {
    let open = Decidable.open(viewing.now)
    let mine = Decidable.requests(viewing)
    let soon = SQLCondition("due_at <= ?", [.init(viewing.now + pressing)])
    let later = SQLCondition("due_at > ?", [.init(viewing.now + pressing)])
    let byScore = [
      Ordering.Column(sql: "risk_score", isDescending: true), .init(sql: "submitted_at"),
      .init(sql: "id"),
    ]
    let byDue = [Ordering.Column(sql: "due_at")] + byScore
    return Ordering([
      .init(.all([open, soon, mine]), by: byDue), .init(.all([open, later, mine]), by: byScore),
      .init(.all([open, soon, mine.negated]), by: byDue),
      .init(.all([open, later, mine.negated]), by: byScore),
      .init(open.negated, by: [.init(sql: "submitted_at", isDescending: true), .init(sql: "id")]),
    ])
  }

  private static func requestFields(_ viewing: Viewing) -> [String: FieldQuestion] {
    let fields: [String: FieldQuestion] = [
      "state": requestState(viewing.now),
      "who": .text(
        "beneficiary_name",
        id: "beneficiary",
        me: Accounts.confirmed(of: viewing.me, holding: "beneficiary"),
        searched: "search"
      ),
      "by": .text(
        "requester_handle",
        id: "requester",
        me: SQLCondition("requester = ?", [.init(viewing.me)]),
        searched: "search"
      ),
      "person": .related(.person(viewing), by: behindRequest),
      "access": .text("entitlement_name", "actions", id: "entitlement", searched: "search"),
      "resource": .text("resource", searched: "search"), "for": .length("duration_ms"),
      "due": whileOpen("due_at", viewing.now), "lapses": whileOpen("lapses_at", viewing.now),
      "asked": .time("submitted_at"), "votes": .number("approvals"), "rule": .text("rule"),
    ]
    return fields.merging(sharedFields(viewing)) { own, _ in own }
  }

  /// Once it is closed nobody owes a decision any more.
  private static func whileOpen(_ column: String, _ now: Instant) -> FieldQuestion {
    let open = Decidable.open(now)
    return FieldQuestion { predicate in
      switch predicate {
      case .never, .isEmpty: open.negated
      default: .all([open, FieldQuestion.time(column).condition(predicate)])
      }
    }
  }

  private static func behindRequest(_ person: SQLCondition) -> SQLCondition {
    SQLCondition(
      """
      exists (
        select 1 from request_person
        join person on person.id = request_person.person
        where request_person.request = request_row.id and (\(person.sql))
      )
      """,
      person.arguments
    )
  }

  static func lateRequests(_ now: Instant) -> SQLCondition {
    .all([Decidable.open(now), SQLCondition("due_at <= ?", [.init(now)])])
  }

  private static func requestFlags(_ viewing: Viewing) -> [String: SQLCondition] {
    [
      "mine": behindRequest(SQLCondition("person.id = ?", [.init(viewing.me)])),
      "decidable": Decidable.requests(viewing), "late": lateRequests(viewing.now),
      "external": SQLCondition("beneficiary_is_external = 1"),
      "selfservice": SQLCondition("is_self_service = 1"), "asked": SQLCondition("is_asked = 1"),
    ]
  }
}

/// `state:` at this moment: a pending request past its end is expired.
private func requestState(_ now: Instant) -> FieldQuestion {
  FieldQuestion { predicate in
    guard case .oneOf(let words) = predicate else {
      return predicate == .isAny ? .always : .never
    }
    return .any(
      words.map { word in
        switch RequestState(rawValue: word) {
        case .pending: Decidable.open(now)
        case .expired:
          .any([
            SQLCondition("request_row.state = 'expired'"),
            SQLCondition(
              "request_row.state = 'pending' and request_row.lapses_at <= ?",
              [.init(now)]
            ),
          ])
        default: SQLCondition("request_row.state = ?", [.text(word)])
        }
      }
    )
  }
}
