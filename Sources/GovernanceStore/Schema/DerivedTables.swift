import Governance

/// Rows that answer a screen at once; each follows from governed and observed rows, never from the time of day.
extension Table {
  /// A grant with all that the Access list shows, filters and sorts by.
  ///
  /// `rank` is 0 where revoking failed, 2 in a terminal state, else 1; `over_at` is when it stopped
  /// opening access for good (`enforced_at`; for what never opened any, `starts_at`).
  /// What depends on the hour is left to the question: `idle_since <= now - 90 d`, `leaves_at <= now + 30 d`.
  /// Several persons, handles or approvers stand between spaces; `search` is the folded text of all
  /// fields that bare words search, one a line.
  package static let accessRow = Table(
    "access_row",
    .derived,
    [
      .text("id"), .integer("rank"), .word("state", GrantState.self),
      .word("kind", Grant.Kind.self), .instant("starts_at"), .instant("ends_at").optional,
      .instant("over_at").optional, .instant("created_at"),
      .instant("certified_at").optional, .instant("revoke_asked_at").optional,
      .text("principal"), .text("principal_name"), .word("principal_type", PrincipalType.self),
      .text("principal_native_id"), .text("provider"), .text("persons"), .text("person_handles"),
      .text("entitlement"), .text("entitlement_name"), .text("actions"), .text("resource"),
      .word("environment", Environment.self), .word("data_class", DataClass.self),
      .word("privilege", Privilege.self), .text("owner").optional, .text("owner_name").optional,
      .text("team").optional, .text("source_id"), .text("request").optional,
      .text("ticket").optional, .text("approvers"), .text("rule"), .integer("risk_score"),
      .word("risk_band", RiskScore.Band.self), .text("risk"), .flag("is_orphaned"),
      .flag("is_wildcard"), .flag("is_external"), .flag("is_privileged"), .flag("is_drifted"),
      .instant("last_used_at").optional, .flag("last_used_known"),
      .instant("idle_since").optional, .instant("leaves_at").optional, .text("search"),
    ],
    // What is live though it was decided to end leads every order, what is over ends it.
    rules: ["constraint access_row_rank_known check (rank in (0, 1, 2))"],
    indexes: [
      Index(
        "rank",
        "risk_score desc",
        "id",
        covered: [
          "environment", "kind", "state", "principal_type", "risk_band", "data_class",
          "starts_at", "ends_at", "revoke_asked_at", "certified_at", "last_used_at",
          "last_used_known", "idle_since", "leaves_at", "is_orphaned", "is_wildcard",
          "is_external", "is_privileged", "is_drifted", "principal", "entitlement", "owner",
          "owner_name", "team", "request", "resource", "rule", "ticket", "provider", "source_id",
          "search",
          // Whoever looks at the past asks it of every row.
          "from_sequence",
        ]
      ),
      Index("rank", "ends_at", "id"),
      Index(
        "rank",
        "last_used_at",
        "id",
        covered: ["last_used_known", "starts_at", "ends_at", "state", "environment"]
      ),
      Index("rank", "principal_name", "id"), Index("rank", "entitlement_name", "id"),
      Index(
        "rank",
        "state",
        "kind",
        "id",
        covered: ["environment", "starts_at", "ends_at", "from_sequence"]
      ),
      Index("principal", "id"), Index("owner", "id"),
      Index(
        "entitlement",
        "principal_name",
        "principal",
        covered: ["state", "starts_at", "ends_at"]
      ),
      Index("revoke_asked_at", where: "revoke_asked_at is not null"),
      Index("rank", "certified_at", "created_at"), Index("principal", "entitlement", "id"),
      Index(
        "principal",
        "starts_at",
        covered: ["ends_at", "over_at", "kind", "environment", "rank"],
        where: "is_privileged = 1"
      ),
    ]
  )

  /// A request with all that the Approvals list shows, filters and sorts by; texts as in `access_row`.
  ///
  /// `opened_at` is the earliest start of a grant that its approval opened.
  package static let requestRow = Table(
    "request_row",
    .derived,
    [
      .text("id"), .word("state", RequestState.self), .text("requester"),
      .text("requester_handle"), .text("beneficiary"), .text("beneficiary_name"),
      .word("beneficiary_type", PrincipalType.self), .flag("beneficiary_is_external"),
      .text("persons"), .text("person_handles"), .text("entitlement"),
      .text("entitlement_name"), .text("actions"),
      .text("resource"), .word("environment", Environment.self),
      .word("data_class", DataClass.self), .text("owner").optional, .text("owner_name").optional,
      .text("team").optional, .text("source_id"), .text("ticket").optional, .text("rule"),
      .integer("risk_score"), .word("risk_band", RiskScore.Band.self), .integer("duration_ms"),
      .instant("due_at"), .instant("lapses_at"), .instant("submitted_at"),
      .instant("closed_at").optional, .instant("opened_at").optional, .integer("approvals"),
      .integer("needed"),
      .flag("is_asked"), .flag("is_self_service"), .text("search"),
    ],
    indexes: [
      Index("state", "due_at", "id"), Index("state", "risk_score desc", "submitted_at", "id"),
      Index("submitted_at", "id"), Index("closed_at", covered: ["submitted_at", "state"]),
      Index("beneficiary_name", "id"), Index("entitlement_name", "id"),
      Index("entitlement", "submitted_at"),
    ]
  )

  /// One number of one day, as the day's record in `metric_day` has it.
  package static let metricPoint = Table(
    "metric_point",
    .derived,
    key: ["metric", "environment", "day"],
    [
      .text("metric"), .text("environment"), .integer("day"), .integer("definition_version"),
      .integer("numerator"), .integer("denominator").optional, .integer("micros").optional,
      .integer("population"), .integer("unknown"),
    ]
  )

  /// Sums over the items of a stage of a campaign, by who is the reviewer of record or acted as deputy.
  package static let reviewTally = Table(
    "review_tally",
    .derived,
    key: ["campaign", "stage", "person", "role", "environment"],
    [
      .text("campaign"), .integer("stage"), .text("person"),
      .word("role", ReviewTally.Key.Role.self), .word("environment", Environment.self),
    ] + ReviewTally.figures.map { .integer($0.name) }
  )

  static let derivedTables = [accessRow, requestRow, metricPoint, reviewTally]
}
