import Governance

extension Listing {
  /// Drift and compliance findings as one list, the most urgent first.
  static func deviations(_ viewing: Viewing) -> Listing {
    let open = SQLCondition.isOne("state", of: Deviations.open.map { .text($0) })
    let late = SQLCondition.all([
      open, SQLCondition("way <> 'not_applicable' and due_at <= ?", [.init(viewing.now)]),
    ])
    func by(_ column: String) -> Sort {
      { .by(column, descending: $0) }
    }
    return Listing(
      schema: .deviations,
      table: Deviations.table,
      filter: FilterSQL(
        fields: [
          "id": .text("id", id: "id"), "kind": Deviations.kind, "state": .word("state"),
          "what": .text("what"), "who": .text("subject_name", id: "subject"),
          "where": .text("source", "resource"), "control": .text("control"),
          "due": .time("due_at"), "seen": .time("detected_at"), "occurred": .time("occurred_at"),
          "times": .number("times"),
          "playbook": .text("playbook"), "env": .word("environment"), "class": .word("severity"),
          "resource": .text("resource"), "source": .text("source"),
          "owner": .related(.person(viewing), by: Accounts.person(in: "owner")),
        ],
        flags: [
          "mine": SQLCondition("owner = ?", [.init(viewing.me)]).known("owner"), "late": late,
          "open": open, "recurring": SQLCondition("times > 1"),
          "estimated": SQLCondition("occurred_estimated = 1"),
          "covered": SQLCondition("state in ('accepted', 'waived')"),
        ],
        id: { .isOne("id", of: [.text($0)]) }
      ),
      late: late,
      ordering: by("due_at")(false),
      sorts: [
        ("due", by("due_at")), ("seen", by("detected_at")), ("class", by("severity")),
        ("times", by("times")), ("state", by("state")), ("id", by("id")),
      ]
    )
  }
}

/// Drift and compliance findings as rows of one shape.
enum Deviations {
  static let table = "\(rows) deviation"

  static let rows = """
    (
      select id, 'drift' as kind, kind as way, state, severity, environment, what, subject,
        subject_name, source, resource, null as control, owner, detected_at, occurred_at,
        occurred_estimated, due_at, times, playbook
      from drift_finding
      union all
      select id, 'compliance', evaluation, state, severity, environment, rule, null, null, null,
        resource, control, owner, detected_at, null, 0, due_at, 1, playbook
      from compliance_finding
    )
    """

  /// States in which somebody still has to act.
  static let open =
    DriftState.allCases.filter(\.isOpen).map(\.rawValue) + ["open", "assigned"]

  /// The kind of finding, or the way in which something drifted.
  static var kind: FieldQuestion {
    FieldQuestion { predicate in
      .any([
        FieldQuestion.word("kind").condition(predicate),
        FieldQuestion.word("way").condition(predicate),
      ])
    }
  }
}

extension Connection {
  /// Findings of both kinds in the order of the ids, which tell the kind.
  func deviationRows(_ ids: [String], _ viewing: Viewing) throws -> [RecordRow] {
    let kinds: [(IDPrefix, ListKind)] = [(.drift, .drift), (.compliance, .findings)]
    var rows: [String: RecordRow] = [:]
    for (prefix, kind) in kinds {
      let those = ids.filter { IDPrefix(of: $0) == prefix }
      for row in try recordRows(kind, those, viewing) { rows[row.id] = row }
    }
    return ids.compactMap { rows[$0] }
  }
}
