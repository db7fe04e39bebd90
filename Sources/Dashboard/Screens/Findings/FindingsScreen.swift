package import Governance
package import TerminalUI

/// What differs from what was approved, and what does not meet a rule: by when it has to be put right, and by whom.
package enum FindingsScreen: RecordScreen {
  package static let kind = ListKind.deviations
  package static let schema = FilterSchema.deviations
  package static let title = "Findings"
  package static let nouns = (one: "finding", many: "findings")
  package static let ownOrder = (short: "due first", long: "open ones by what is due next")
  package static let nameColumn = "what"
  package static let resting: RestingFilter? = RestingFilter("is:open")

  package static let allColumns: [ScreenColumn] = [
    ScreenColumn(
      TableColumn("due", "DUE", .fixed(5), alignment: .right, isPinned: true),
      sort: "due"
    ),
    ScreenColumn(TableColumn("class", "SEV", .fixed(3)), sort: "class"),
    ScreenColumn(TableColumn("id", "ID", .fixed(7), drop: 3), sort: "id"),
    ScreenColumn(TableColumn("what", "WHAT", .fill(25))),
    ScreenColumn(TableColumn("where", "WHERE", .between(11, 24), drop: 4)),
    ScreenColumn(TableColumn("owner", "OWNER", .between(7, 14), drop: 2)),
    ScreenColumn(TableColumn("state", "STATE", .fixed(12), drop: 1)),
    ScreenColumn(TableColumn("seen", "SEEN", .fixed(6), alignment: .right, from: 100)),
    ScreenColumn(TableColumn("times", "TIMES", .fixed(5), alignment: .right, from: 100)),
    ScreenColumn(TableColumn("kind", "KIND", .fixed(18), from: 120)),
    ScreenColumn(TableColumn("source", "SOURCE", .fixed(8), from: 120)),
  ]

  package static let compactColumns: [(id: String, width: TableColumn.Width, drop: Int?)] = [
    ("due", .fixed(5), nil), ("class", .fixed(2), nil), ("what", .fill(10), nil),
  ]

  static func cells(_ row: RecordRow, _ cells: RecordCells) -> [String: Span] {
    [
      "due": isOver(row) ? Span("") : cells.left("due_at"), "class": cells.band("class"),
      "id": Span(row.id), "what": Span(what(row)),
      "where": cells.place("environment", "resource"), "owner": cells.owner(),
      "state": Span(Names.words(row.text("state") ?? "")), "seen": cells.age("detected_at"),
      "times": cells.number("times"), "kind": Span(kind(row)),
      "source": cells.text("source"),
    ]
  }

  /// In which way something drifted, or what a scanner said last.
  private static func kind(_ row: RecordRow) -> String {
    Names.words(row.text("kind") ?? row.text("evaluation") ?? "")
  }

  /// What happened, and to whom; of a rule that is not met, the rule.
  private static func what(_ row: RecordRow) -> String {
    if let rule = row.text("rule") { return "\(rule): \(row.text("resource") ?? "")" }
    return "\(kind(row)): \(Names.short(row.text("subject_name") ?? row.text("subject") ?? ""))"
  }

  private static func isOver(_ row: RecordRow) -> Bool {
    ["verified", "false_positive", "accepted", "waived", "resolved"].contains(row.text("state"))
  }

  static func flags(_ row: RecordRow, _ session: Session) -> Set<RowFlag> {
    guard !isOver(row), let due = row.instant("due_at") else { return [] }
    return due <= session.now ? [.late] : []
  }

  static func facts(_ detail: RecordDetail, _ facts: RecordFacts) -> ScreenFacts {
    let row = detail.row
    let estimate = row.flag("occurred_estimated") ? "at the latest: its moment is not known" : nil
    return ScreenFacts(
      title: facts.title(
        [kind(row), Names.words(row.text("state") ?? "")],
        Span(row.text("class") ?? "", Style(.warn, .bold))
      ),
      facts: facts.words("What", "what")
        + facts.line(
          "Rule",
          [facts.cell("rule"), facts.named("control", "control"), detail.rationale]
        )
        + facts.line("Who", [facts.cell("subject_name"), facts.cell("subject")])
        + facts.line(
          "Where",
          [
            RecordCells(row: row, session: facts.session)
              .place("environment", "resource").text
          ]
        )
        + facts.line("Owner", [facts.cell("owner_name") ?? "nobody"])
        + facts.line("Due", [isOver(row) ? nil : facts.moment("due_at")])
        + facts.line(
          "Clock",
          [
            facts.moment("occurred_at").map { "occurred \($0)" }, estimate,
            facts.moment("detected_at").map { "seen \($0)" },
            facts.moment("verified_at").map { "verified \($0)" },
            facts.moment("resolved_at").map { "resolved \($0)" },
            facts.moment("waived_until").map { "waived until \($0)" },
          ]
        )
        + facts.line("Times", [row.integer("times").map { Names.count($0, "time") }])
        + facts.line("Fix", [facts.cell("playbook"), facts.named("run", "run")])
        + facts.line(
          "Closes",
          [
            isOver(row) ? nil : closes(row)
          ]
        )
        + facts.line("Seen in", [facts.cell("snapshot"), facts.cell("source")])
        + facts.link("Except", "exception") + facts.history(detail.history)
    )
  }

  /// No person verifies: a later look does.
  private static func closes(_ row: RecordRow) -> String {
    row.text("rule") == nil
      ? "by itself, when a later import no longer shows it"
      : "by itself, when a scan finds the rule met"
  }

  package static func nothing(_ state: Dashboard.State) -> String {
    let sources = state.posture.posture?.sources ?? []
    if sources.isEmpty {
      return "no findings, since no source was imported · govtop import aws-iam FILE, or :sources"
    }
    return "nothing differs from what was approved · the next import looks again"
  }
}
