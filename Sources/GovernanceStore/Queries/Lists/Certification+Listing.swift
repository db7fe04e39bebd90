import Governance

extension Listing {
  /// Campaigns by deadline, those that are over last.
  static func campaigns(_ viewing: Viewing) -> Listing {
    let parts = [
      SQLCondition("campaign.state in ('created', 'in_review', 'review_done', 'in_remediation')"),
      SQLCondition("campaign.state in ('closed', 'cancelled')"),
    ]
    func by(_ column: String) -> Sort {
      { .by("campaign.\(column)", descending: $0, then: "campaign.id", within: parts) }
    }
    let isLate = SQLCondition(
      "campaign.state in ('created', 'in_review') and campaign.due_at <= ?",
      [.init(viewing.now - .seconds(1))]
    )
    return Listing(
      schema: .campaigns,
      table: Table.campaign.name,
      filter: FilterSQL(
        fields: [
          "id": .text("campaign.id", id: "campaign.id"), "state": .word("campaign.state"),
          "name": .text("campaign.name"), "scope": .text("campaign.scope"),
          "due": .time("campaign.due_at"), "silence": .word("campaign.silence"),
          "owner": .related(.person(viewing), by: Accounts.person(in: "campaign.owner")),
          "done": .number(
            """
            (
              select count(item.signed_off_at) * 100 / count(*) from review_item item
              where item.campaign = campaign.id and item.stage = campaign.stage
              having count(*) > 0
            )
            """
          ),
        ],
        flags: [
          "late": isLate,
          "mine": .any([
            SQLCondition("campaign.owner = ?", [.init(viewing.me)]),
            SQLCondition(
              """
              campaign.id in (
                select review_item.campaign from review_item where review_item.reviewer = ?
              )
              """,
              [.init(viewing.voter.id)]
            ),
          ]),
        ],
        id: { .isOne("campaign.id", of: [.text($0)]) }
      ),
      late: isLate,
      ordering: by("due_at")(false),
      sorts: [("due", by("due_at")), ("name", by("name")), ("id", by("id"))]
    )
  }

  /// Items, the hardest first.
  static func items(_ viewing: Viewing) -> Listing {
    func by(_ column: String, isOptional: Bool = false) -> Sort {
      {
        .by(
          "review_item.\(column)",
          descending: $0,
          isOptional: isOptional,
          then: "review_item.id"
        )
      }
    }
    return Listing(
      schema: .items,
      table: Table.reviewItem.name,
      filter: FilterSQL(
        fields: itemFields(viewing),
        flags: itemFlags(viewing),
        id: { .isOne("review_item.id", of: [.text($0)]) }
      ),
      late: lateItems(viewing.now),
      ordering: .by(
        "review_item.risk_score",
        descending: true,
        indexedDescending: true,
        then: "review_item.id"
      ),
      sorts: [
        ("risk", by("risk_score")), ("used", by("last_used_at", isOptional: true)),
        ("who", by("principal_name")), ("access", by("entitlement_name")),
        ("resource", by("resource")), ("state", by("state")), ("id", by("id")),
      ]
    )
  }

  private static func itemFields(_ viewing: Viewing) -> [String: FieldQuestion] {
    [
      "id": .text("review_item.id", id: "review_item.id"),
      "campaign": .text("review_item.campaign", id: "review_item.campaign"),
      "stage": .number("review_item.stage"), "state": .word("review_item.state"),
      "decision": FieldQuestion { predicate in
        guard case .oneOf(let words) = predicate else {
          return FieldQuestion.word("review_item.verdict").condition(predicate)
        }
        let open = words.contains("open") ? SQLCondition("review_item.verdict is null") : .never
        let known = words.filter { $0 != "open" }.map { SQLValue.text($0) }
        return .any([open, .isOne("review_item.verdict", of: known)])
      }, "reviewer": .related(.person(viewing), by: Accounts.person(in: "review_item.reviewer")),
      "who": .text("review_item.principal_name", id: "review_item.principal"),
      "access": .text("review_item.entitlement_name", id: "review_item.entitlement"),
      "resource": .text("review_item.resource"), "env": .word("review_item.environment"),
      "used": .time(
        "review_item.last_used_at",
        known: SQLCondition("review_item.last_used_known = 1")
      ), "peers": .number("review_item.peer_share"), "hint": .word("review_item.hint"),
      "risk": .number("review_item.risk_score"), "class": .word("review_item.risk_band"),
      "owner": .related(.person(viewing), by: Accounts.person(in: "review_item.owner")),
    ]
  }

  private static func itemFlags(_ viewing: Viewing) -> [String: SQLCondition] {
    let me = viewing.voter.id
    return [
      "bulk": SQLCondition("review_item.is_in_envelope = 1"),
      "staged": SQLCondition("review_item.state = 'decided'"),
      "signed": SQLCondition("review_item.signed_off_at is not null"),
      "privileged": SQLCondition("review_item.is_privileged = 1"),
      "mine": .any([
        SQLCondition("review_item.reviewer = ?", [.init(me)]),
        SQLCondition(
          "review_item.co_reviewers is not null and review_item.co_reviewers like ?",
          [.text("% \(me) %")]
        ),
      ]), "late": lateItems(viewing.now),
    ]
  }

  private static func lateItems(_ now: Instant) -> SQLCondition {
    SQLCondition(
      """
      review_item.state in ('open', 'decided') and review_item.campaign in (
        select campaign.id from campaign
        where campaign.state = 'in_review' and campaign.due_at <= ?
      )
      """,
      [.init(now - .seconds(1))]
    )
  }
}
