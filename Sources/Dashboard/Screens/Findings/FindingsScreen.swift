package import Governance
package import TerminalUI

/// What differs from what was approved, by when it has to be put right, and by whom.
package enum FindingsScreen: RecordScreen {
  package static let kind = ListKind.drift
  package static let schema = FilterSchema.drift
  package static let title = "Findings"
  package static let nouns = (one: "finding", many: "findings")
  package static let ownOrder = (short: "due first", long: "open ones by what is due next")
  package static let nameColumn = "what"

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
      "times": cells.number("times"), "kind": Span(Names.words(row.text("kind") ?? "")),
      "source": cells.text("source"),
    ]
  }

  /// What happened, and to whom.
  private static func what(_ row: RecordRow) -> String {
    let kind = Names.words(row.text("kind") ?? "")
    return "\(kind): \(Names.short(row.text("subject_name") ?? row.text("subject") ?? ""))"
  }

  private static func isOver(_ row: RecordRow) -> Bool {
    ["verified", "false_positive", "accepted"].contains(row.text("state"))
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
        [Names.words(row.text("kind") ?? ""), Names.words(row.text("state") ?? "")],
        Span(row.text("class") ?? "", Style(.warn, .bold))
      ),
      facts: facts.words("What", "what")
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
          ]
        )
        + facts.line("Times", [row.integer("times").map { Names.count($0, "time") }])
        + facts.line("Fix", [facts.cell("playbook")])
        + facts.line(
          "Closes",
          [
            isOver(row) ? nil : "by itself, when a later import no longer shows it"
          ]
        )
        + facts.line("Seen in", [facts.cell("snapshot"), facts.cell("source")])
        + facts.link("Except", "exception") + facts.history(detail.history)
    )
  }

  package static func nothing(_ state: Dashboard.State) -> String {
    let sources = state.posture.posture?.sources ?? []
    if sources.isEmpty {
      return "no findings, since no source was imported · govtop import aws-iam FILE, or :sources"
    }
    return "nothing differs from what was approved · the next import looks again"
  }
}
