import Governance

/// Requests and grants, with the steps that their states may take.
extension Table {
  package static let accessRequest = Table(
    "access_request",
    .governed,
    [
      .text("id"), .text("requester"), .text("beneficiary"),
      .word("environment", Environment.self), .word("data_class", DataClass.self),
      .integer("duration_ms"), .instant("start_at").optional,
    ] + Column.freeText("justification") + [
      .text("ticket").optional, .text("reason_code").optional, .text("renews").optional,
      .text("supersedes").optional, .text("exception").optional, .text("content_sha256"),
      .instant("due_at"), .instant("lapses_at"), .text("rule"), .integer("rules_version"),
      .integer("risk_score"), .text("risk"), .flag("person_unknown"), .instant("submitted_at"),
      .text("prior_state"), .word("state", RequestState.self), .text("superseded_by").optional,
      .instant("closed_at").optional, .text("closed_by").optional, .integer("version"),
    ],
    rules: [
      "constraint access_request_step_is_legal foreign key (prior_state, state) "
        + "references request_transition (prior_state, state)",
      "constraint access_request_has_length check (duration_ms > 0)",
      "constraint access_request_closed_at_end check ((state = 'pending') = (closed_at is null))",
    ],
    indexes: [
      Index("state", "due_at", "id"), Index("state", "lapses_at"), Index("requester", "id"),
      Index("beneficiary", "id"), Index("exception", where: "exception is not null"),
    ]
  )

  package static let requestItem = Table(
    "request_item",
    .governed,
    key: ["request", "position"],
    [
      .text("request"), .integer("position"), .text("entitlement"), .text("name"),
      .text("resource"), .integer("permissions"), .integer("administrative"),
      .integer("new_to_beneficiary"),
    ],
    rules: [ofRequest("request_item")],
    indexes: [Index("entitlement")]
  )

  package static let requestNeed = Table(
    "request_need",
    .governed,
    key: ["request", "position"],
    [.text("request"), .integer("position"), .integer("votes"), .text("voter")],
    rules: [ofRequest("request_need")]
  )

  /// One vote of one person on one request, once.
  package static let requestVote = Table(
    "request_vote",
    .governed,
    key: ["request", "person"],
    [
      .text("request"), .text("person"), .integer("position"), .text("capacity"),
      .word("decision", AccessRequest.Vote.Decision.self), .instant("at"),
    ] + Column.freeText("reason", optional: true) + [
      .text("cast_by").optional, .text("meets").optional,
    ],
    rules: [ofRequest("request_vote")],
    indexes: [Index("person", "at")]
  )

  package static let requestQuestion = Table(
    "request_question",
    .governed,
    key: ["request", "position"],
    [.text("request"), .integer("position"), .text("asker"), .instant("asked_at")]
      + Column.freeText("text") + Column.freeText("answer", optional: true)
      + [.instant("answered_at").optional],
    rules: [ofRequest("request_question")]
  )

  /// The persons behind a request, who do not decide it.
  package static let requestPerson = Table(
    "request_person",
    .governed,
    key: ["request", "person"],
    [.text("request"), .text("person"), .integer("position")],
    rules: [ofRequest("request_person")],
    indexes: [Index("person")]
  )

  /// The grants that an approval opened.
  package static let requestGrant = Table(
    "request_grant",
    .governed,
    key: ["request", "position"],
    [.text("request"), .integer("position"), .text("access_grant")],
    rules: [ofRequest("request_grant")],
    indexes: [Index("access_grant")]
  )

  package static let accessGrant = Table(
    "access_grant",
    .governed,
    [
      .text("id"), .word("kind", Grant.Kind.self), .text("prior_state"),
      .word("state", GrantState.self), .text("principal"), .text("entitlement"),
      .text("resource"), .word("environment", Environment.self),
      .word("data_class", DataClass.self), .instant("starts_at"), .instant("ends_at").optional,
      .text("request").optional, .text("adopted_from").optional, .text("rule"),
      .integer("rules_version"), .text("renews").optional, .flag("externally_modified"),
      .text("start_proof"), .text("start_proof_by").optional, .text("end_proof"),
      .text("end_proof_by").optional, .text("ended_by").optional,
    ] + Column.freeText("end_reason", optional: true) + [
      .instant("revoke_asked_at").optional, .instant("enforced_at").optional,
      .integer("attempts"), .instant("tried_at").optional, .instant("retry_at").optional,
    ] + Column.freeText("failure", optional: true) + [
      .instant("certified_at").optional, .instant("created_at"), .integer("version"),
    ],
    rules: [
      "constraint access_grant_step_is_legal foreign key (prior_state, state) "
        + "references grant_transition (prior_state, state)",
      "constraint access_grant_end_after_start check (ends_at is null or ends_at > starts_at)",
    ],
    indexes: [
      Index("principal", "entitlement", "state"), Index("entitlement", "state"),
      Index("state", "ends_at"),
      Index("request"),
    ]
  )

  package static let grantTransition = transitions("grant_transition")
  package static let requestTransition = transitions("request_transition")

  static let accessTables = [
    grantTransition, requestTransition, accessRequest, requestItem, requestNeed, requestVote,
    requestQuestion, requestPerson, requestGrant, accessGrant,
  ]

  private static func transitions(_ name: String) -> Table {
    Table(name, .reference, key: ["prior_state", "state"], [.text("prior_state"), .text("state")])
  }

  private static func ofRequest(_ table: String) -> String {
    "constraint \(table)_of_request foreign key (request) references access_request (id)"
  }
}
