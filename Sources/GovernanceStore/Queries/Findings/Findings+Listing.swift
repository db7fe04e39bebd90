import Governance

extension Listing {
  /// Drift findings, the most urgent first.
  static func drift(_ viewing: Viewing) -> Listing {
    let open = SQLCondition(
      "drift_finding.state in (\(DriftState.allCases.filter(\.isOpen).inSQL))"
    )
    let late = SQLCondition.all([
      open, SQLCondition("drift_finding.due_at <= ?", [.init(viewing.now)]),
    ])
    func by(_ column: String) -> Sort {
      { .by("drift_finding.\(column)", descending: $0, then: "drift_finding.id") }
    }
    return Listing(
      schema: .drift,
      table: Table.driftFinding.name,
      filter: FilterSQL(
        fields: [
          "id": .text("drift_finding.id", id: "drift_finding.id"),
          "kind": .word("drift_finding.kind"), "state": .word("drift_finding.state"),
          "what": .text("drift_finding.what"),
          "who": .text("drift_finding.subject_name", id: "drift_finding.subject"),
          "where": .text("drift_finding.source", "drift_finding.resource"),
          "due": .time("drift_finding.due_at"), "seen": .time("drift_finding.detected_at"),
          "occurred": .time("drift_finding.occurred_at"),
          "times": .number("drift_finding.times"), "playbook": .text("drift_finding.playbook"),
          "env": .word("drift_finding.environment"), "class": .word("drift_finding.severity"),
          "resource": .text("drift_finding.resource"), "source": .text("drift_finding.source"),
          "owner": .related(.person(viewing), by: Accounts.person(in: "drift_finding.owner")),
        ],
        flags: [
          "mine": SQLCondition("drift_finding.owner = ?", [.init(viewing.me)])
            .known("drift_finding.owner"), "late": late, "open": open,
          "recurring": SQLCondition("drift_finding.times > 1"),
          "estimated": SQLCondition("drift_finding.occurred_estimated = 1"),
          "covered": SQLCondition("drift_finding.state = 'accepted'"),
        ],
        id: { .isOne("drift_finding.id", of: [.text($0)]) }
      ),
      late: late,
      ordering: by("due_at")(false),
      sorts: [
        ("due", by("due_at")), ("seen", by("detected_at")), ("occurred", by("occurred_at")),
        ("times", by("times")), ("state", by("state")), ("id", by("id")),
      ]
    )
  }

  /// Compliance findings, the most urgent first.
  static func findings(_ viewing: Viewing) -> Listing {
    let late = SQLCondition(
      """
      compliance_finding.state in ('open', 'assigned', 'remediating')
        and compliance_finding.evaluation <> 'not_applicable'
        and compliance_finding.due_at <= ?
      """,
      [.init(viewing.now)]
    )
    func by(_ column: String) -> Sort {
      { .by("compliance_finding.\(column)", descending: $0, then: "compliance_finding.id") }
    }
    return Listing(
      schema: .findings,
      table: Table.complianceFinding.name,
      filter: FilterSQL(
        fields: [
          "id": .text("compliance_finding.id", id: "compliance_finding.id"),
          "state": .word("compliance_finding.state"), "rule": .text("compliance_finding.rule"),
          "resource": .text("compliance_finding.resource"),
          "control": .text("compliance_finding.control"),
          "evaluation": .word("compliance_finding.evaluation"),
          "run": .word("compliance_finding.run"), "due": .time("compliance_finding.due_at"),
          "seen": .time("compliance_finding.detected_at"),
          "playbook": .text("compliance_finding.playbook"),
          "env": .word("compliance_finding.environment"),
          "class": .word("compliance_finding.severity"),
          "owner": .related(
            .person(viewing),
            by: Accounts.person(in: "compliance_finding.owner")
          ),
        ],
        flags: [
          "mine": SQLCondition("compliance_finding.owner = ?", [.init(viewing.me)])
            .known("compliance_finding.owner"), "late": late,
          "unknown": SQLCondition("compliance_finding.evaluation = 'insufficient_data'"),
          "covered": SQLCondition("compliance_finding.state = 'waived'"),
        ],
        id: { .isOne("compliance_finding.id", of: [.text($0)]) }
      ),
      late: late,
      ordering: by("due_at")(false),
      sorts: [
        ("due", by("due_at")), ("seen", by("detected_at")), ("rule", by("rule")),
        ("state", by("state")), ("id", by("id")),
      ]
    )
  }
}

extension SQLCondition {
  /// The same, and false where a column is empty, so that its opposite is true there.
  func known(_ column: String) -> SQLCondition {
    .all([SQLCondition("\(column) is not null"), self])
  }
}
