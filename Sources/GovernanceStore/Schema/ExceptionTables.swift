import Governance

/// Departures from rules: what is in force, for how long, and what is owed for it.
extension Table {
  package static let policyException = workflow(
    "policy_exception",
    PolicyException.self,
    [
      .word("state", PolicyException.State.self), .text("rule"), .text("scope"),
      .word("risk_class", RiskScore.Band.self), .text("owner"), .text("requester"),
      .text("ticket"), .text("finding").optional, .text("renews").optional,
      .instant("created_at"), .instant("starts_at"), .instant("expires_at"),
      .instant("review_due_at").optional, .instant("approved_at").optional,
      .text("backlog_item").optional, .instant("closed_at").optional,
    ],
    rules: [
      "constraint policy_exception_ends check (expires_at > starts_at)",
      "constraint policy_exception_reviewed_before_end check (review_due_at <= expires_at)",
    ],
    indexes: [
      Index("state", "starts_at"), Index("state", "expires_at"), Index("state", "review_due_at"),
      Index("rule", "scope", "owner", "approved_at"), Index("owner", "id"),
      Index("finding", where: "finding is not null"),
    ]
  )

  package static let breakGlass = workflow(
    "break_glass",
    BreakGlass.self,
    [
      .word("state", BreakGlass.State.self), .text("invoker"), .text("incident"),
      .text("entitlement").optional, .text("entitlement_name").optional,
      .text("principal").optional, .text("control_class").optional, .instant("starts_at"),
      .instant("ends_at"), .integer("review_within_ms"), .instant("ended_at").optional,
      .instant("review_due_at").optional, .text("reviewed_by").optional,
    ],
    rules: [
      "constraint break_glass_ends check (ends_at > starts_at)",
      "constraint break_glass_not_reviewed_by_invoker check (reviewed_by <> invoker)",
      "constraint break_glass_of_one_thing check ((entitlement is null) <> (control_class is null))",
    ],
    indexes: [
      Index("state", "ends_at"), Index("state", "review_due_at"), Index("invoker", "id"),
      Index("starts_at"),
    ]
  )

  package static let backlogItem = workflow(
    "backlog_item",
    BacklogItem.self,
    [
      .word("state", BacklogItem.State.self), .text("rule"), .text("scope"), .text("owner"),
      .instant("opened_at"), .instant("closed_at").optional,
    ],
    indexes: [Index("rule", "scope", "owner", unique: true, where: "state = 'open'")]
  )

  package static let controlClass = workflow(
    "control_class",
    ControlClass.self,
    [
      .word("state", ControlClass.State.self), .word("fail_mode", ControlClass.Mode.self),
      .word("mode", ControlClass.Mode.self).optional, .instant("since"),
      .instant("cached_until").optional, .instant("overridden_until").optional,
      .text("break_glass").optional, .text("incident").optional,
    ],
    rules: [
      "constraint control_class_mode_while_degraded check ((state = 'normal') = (mode is null))"
    ],
    indexes: [Index("state", "cached_until"), Index("state", "overridden_until")]
  )
}
