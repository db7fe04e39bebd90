import Governance

/// Tables of the registry: packages, the changes under which they move, policies and their drills.
extension Table {
  package static let modelPackage = workflow(
    "model_package",
    ModelPackage.self,
    [
      .word("state", PackageState.self), .text("package_group"), .text("name"),
      .integer("release"), .text("digest"), .text("owner"), .text("risk_tier"),
      .text("run").optional, .text("bundle").optional, .text("ticket").optional,
      .flag("in_dev"), .flag("in_stage"), .flag("in_prod"), .instant("registered_at"),
      .instant("submitted_at").optional, .instant("decided_at").optional,
      .instant("left_at").optional,
    ],
    indexes: [
      Index("digest", unique: true), Index("package_group", "release", unique: true),
      // At most one package of a group runs in one place.
      Index("package_group", "in_dev", unique: true, where: "in_dev = 1"),
      Index("package_group", "in_stage", unique: true, where: "in_stage = 1"),
      Index("package_group", "in_prod", unique: true, where: "in_prod = 1"),
      Index("state", "submitted_at"), Index("run"), Index("bundle"), Index("ticket"),
      Index("registered_at"),
    ]
  )

  package static let changeTicket = workflow(
    "change_ticket",
    ChangeTicket.self,
    [
      .word("state", TicketState.self), .word("change_kind", ChangeTicket.Kind.self),
      .text("template").optional, .text("external").optional, .instant("window_from").optional,
      .instant("window_until").optional, .word("outcome", ChangeTicket.Outcome.self).optional,
      .instant("created_at"), .instant("closed_at").optional,
    ],
    rules: [
      "constraint change_ticket_window_is_time "
        + "check (window_from is null or window_from < window_until)"
    ],
    indexes: [Index("state", "window_until"), Index("created_at")]
  )

  package static let policyBundle = workflow(
    "policy_bundle",
    PolicyBundle.self,
    [
      .word("state", BundleState.self), .text("workload"), .word("environment", Environment.self),
      .text("tier"), .integer("revision"), .text("digest"), .integer("canary"),
      .text("last_known_good").optional, .text("reactivates").optional,
      .text("replaces").optional, .instant("rollback_asked_at").optional,
      .instant("all_reported_at").optional, .instant("enforced_at").optional,
      .instant("created_at"), .instant("closed_at").optional,
    ],
    rules: ["constraint policy_bundle_canary_is_share check (canary between 0 and 100)"],
    indexes: [
      Index("workload", "environment", "revision", unique: true),
      // At most one bundle is enforced in one place.
      Index("workload", "environment", "state", unique: true, where: "state = 'enforced'"),
      Index("digest"), Index("created_at"), Index("rollback_asked_at"),
    ]
  )

  package static let drill = workflow(
    "drill",
    Drill.self,
    [
      .word("state", Drill.State.self), .word("drill_kind", Drill.Kind.self), .text("name"),
      .text("workload").optional, .word("environment", Environment.self).optional,
      .instant("started_at"), .instant("stopped_at").optional,
    ],
    indexes: [Index("workload", "environment", "started_at"), Index("started_at")]
  )
}
