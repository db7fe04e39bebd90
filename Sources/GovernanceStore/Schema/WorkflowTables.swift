import Governance

/// Tables of records that are stored by their own shape: columns for what is searched, `detail` for the rest.
extension Table {
  package static let metricDay = workflow(
    "metric_day",
    MetricDay.self,
    [.integer("day"), .instant("recorded_at")]
  )

  package static let ruleSet = workflow(
    "rule_set",
    RuleSet.self,
    [.instant("applied_at"), .text("applied_by")]
  )

  package static let driftFinding = workflow(
    "drift_finding",
    DriftFinding.self,
    [
      .word("kind", DriftKind.self), .word("state", DriftState.self), .text("cause"),
      .word("severity", RiskScore.Band.self), .text("what"), .text("source"), .text("snapshot"),
      .text("subject"), .text("subject_name"), .text("entitlement").optional, .text("resource"),
      .word("environment", Environment.self), .text("owner").optional, .instant("occurred_at"),
      .flag("occurred_estimated"), .instant("detected_at"), .instant("redetected_at"),
      .instant("due_at"), .integer("times"), .text("playbook"), .flag("was_auto_reverted"),
      .instant("verified_at").optional, .text("exception").optional,
      .instant("exception_ends_at").optional, .instant("closed_at").optional,
    ],
    rules: [
      "constraint drift_finding_accepted_until "
        + "check ((state = 'accepted') = (exception_ends_at is not null))",
      "constraint drift_finding_verified_once "
        + "check ((state = 'verified') = (verified_at is not null))",
    ],
    indexes: [
      Index("cause", "detected_at"), Index("source", "state", "id"), Index("state", "due_at"),
      Index("owner"), Index("exception_ends_at", where: "exception_ends_at is not null"),
      Index("due_at", "id"), Index("detected_at"), Index("verified_at"), Index("closed_at"),
    ]
  )

  package static let complianceFinding = workflow(
    "compliance_finding",
    ComplianceFinding.self,
    [
      .word("state", ComplianceState.self), .text("rule"), .text("resource"),
      .word("severity", RiskScore.Band.self), .word("environment", Environment.self),
      .word("evaluation", Evaluation.self), .text("playbook"), .text("control").optional,
      .text("owner").optional, .instant("detected_at"), .instant("due_at"),
      .word("run", RemediationRun.self).optional, .instant("waived_until").optional,
      .text("exception").optional, .instant("resolved_at").optional,
    ],
    rules: [
      "constraint compliance_finding_waived_until "
        + "check ((state = 'waived') = (waived_until is not null))",
      "constraint compliance_finding_resolved_once "
        + "check ((state = 'resolved') = (resolved_at is not null))",
      "constraint compliance_finding_resolved_if_met "
        + "check (state <> 'resolved' or evaluation = 'compliant')",
    ],
    indexes: [
      Index("rule", "resource", "detected_at"), Index("state", "due_at"), Index("owner"),
      Index("waived_until", where: "waived_until is not null"), Index("due_at", "id"),
      Index("resolved_at"),
    ]
  )

  package static let workloadIdentity = workflow(
    "workload_identity",
    WorkloadIdentity.self,
    [
      .word("state", WorkloadState.self), .text("principal"), .text("name"),
      .word("zone", IdentityZone.self), .word("environment", Environment.self),
      .text("owner").optional, .instant("proposed_at"), .instant("registered_at").optional,
      .instant("owner_lost_at").optional, .instant("review_due_at").optional,
      .instant("issued_at").optional, .instant("certified_at").optional,
      .instant("closed_at").optional,
    ],
    indexes: [
      // A principal has one identity at a time.
      Index("principal", unique: true, where: "state <> 'decommissioned'"),
      Index("owner"), Index("owner_lost_at", where: "owner_lost_at is not null"),
      Index("name", "id"),
    ]
  )

  package static let quarantine = workflow(
    "quarantine",
    Quarantine.self,
    [
      .word("state", QuarantineState.self), .text("principal"), .text("name"), .text("ticket"),
      .text("imposed_by"), .instant("imposed_at"), .instant("review_due_at").optional,
      .instant("stopped_at").optional, .integer("attempts"), .instant("retry_at").optional,
      .instant("confirmed_at").optional, .instant("released_at").optional,
    ],
    rules: [
      "constraint quarantine_released_once "
        + "check ((state = 'released') = (released_at is not null))"
    ],
    indexes: [
      // An account is stopped once at a time.
      Index("principal", unique: true, where: "state <> 'released'"), Index("state", "id"),
      Index("review_due_at", where: "review_due_at is not null"),
    ]
  )

  package static let campaign = workflow(
    "campaign",
    Campaign.self,
    [
      .word("state", CampaignState.self), .text("name"), .instant("due_at"), .integer("stage"),
      .integer("stage_count"), .integer("items").optional, .text("owner").optional,
      .text("iteration_of").optional, .text("cadence").optional,
      .word("strategy", StageStrategy.self), .flag("is_privileged"), .instant("created_at"),
      .text("scope"), .word("silence", Silence.self).optional,
      .instant("review_done_at").optional, .instant("closed_at").optional,
    ],
    rules: [
      "constraint campaign_silence_certifies_nothing_privileged "
        + "check (strategy <> 'acceptedIfNotDenied' or is_privileged = 0)"
    ],
    indexes: [
      Index("state", "due_at", "id"), Index("cadence", unique: true, where: "cadence is not null"),
      Index("iteration_of", where: "iteration_of is not null"),
    ]
  )

  /// Found by campaign and state, by reviewer, and by what it is about.
  package static let reviewItem = workflow(
    "review_item",
    ReviewItem.self,
    [
      .word("state", ReviewItemState.self), .text("campaign"), .integer("stage"),
      .text("principal"), .text("entitlement"), .text("evidence_sha256"), .text("reviewer"),
      .text("co_reviewers").optional, .text("grants"), .text("principal_name"),
      .text("entitlement_name"), .text("resource"), .word("environment", Environment.self),
      .integer("risk_score"), .word("risk_band", RiskScore.Band.self),
      .instant("last_used_at").optional, .flag("last_used_known"),
      .integer("peer_share").optional, .flag("is_privileged"), .flag("is_in_envelope"),
      .word("hint", ReviewHint.self).optional, .text("owner").optional,
      .word("verdict", Verdict.self).optional, .instant("decided_at").optional,
      .instant("signed_off_at").optional, .flag("is_moot"),
      .word("silence", Silence.self).optional, .instant("applied_at").optional,
      .text("exception").optional,
    ],
    rules: [
      "constraint review_item_is_of_campaign foreign key (campaign) references campaign (id)"
    ],
    indexes: [
      Index("campaign", "stage", "principal", "entitlement", unique: true),
      Index("campaign", "stage", "state", "verdict", "id"), Index("state", "id"),
      Index("reviewer", "state", "id"), Index("risk_score desc", "id"),
      Index("campaign", "risk_score desc", "id"), Index("principal", "entitlement", "campaign"),
      Index("co_reviewers", where: "co_reviewers is not null"),
    ]
  )

  /// The table of a workflow's records.
  ///
  /// A column takes the record's field of its name; fields without a column stand in `detail`, as canonical JSON.
  static func workflow<Workflow: WorkflowRecord>(
    _ name: String,
    _ type: Workflow.Type,
    _ columns: [Column],
    rules: [String] = [],
    indexes: [Index] = []
  ) -> Table {
    let hasSteps = !Workflow.steps.isEmpty
    let step: [Column] = hasSteps ? [.text(WorkflowColumn.priorState)] : []
    let legal =
      "constraint \(name)_step_is_legal foreign key (prior_state, state) "
      + "references \(name)_transition (prior_state, state)"
    return Table(
      name,
      .governed,
      [.text("id")] + step + columns + [.text(WorkflowColumn.detail), .integer("version")],
      rules: (hasSteps ? [legal] : []) + rules,
      indexes: indexes
    )
  }

  /// The legal steps of the machine whose records a table has.
  static func steps(of table: Table) -> Table {
    Table(
      "\(table.name)_transition",
      .reference,
      key: ["prior_state", "state"],
      [.text("prior_state"), .text("state")]
    )
  }

  /// Tables of workflows, each behind that of its legal steps.
  static let workflowTables: [Table] = Record.Kind.allCases.flatMap { kind -> [Table] in
    guard let workflow = kind.workflow else { return [] }
    return (workflow.steps.isEmpty ? [] : [steps(of: kind.table)]) + [kind.table]
  }
}

/// Columns that each workflow's table has besides its own.
enum WorkflowColumn {
  static let priorState = "prior_state"
  static let detail = "detail"
}
