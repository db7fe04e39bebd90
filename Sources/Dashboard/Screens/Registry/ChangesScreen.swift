package import Governance
package import TerminalUI

/// Change tickets: what is to be changed, when, and how it is taken back.
package enum ChangesScreen: RecordScreen {
  package static let kind = ListKind.changes
  package static let schema = FilterSchema.changes
  package static let title = "Changes"
  package static let nouns = (one: "change", many: "changes")
  package static let ownOrder = (short: "newest first", long: "the newest change first")
  package static let nameColumn = "problem"
  package static let resting: RestingFilter? = RestingFilter(
    "state:new,assess,authorize,scheduled,implement,review"
  )

  package static let allColumns: [ScreenColumn] = [
    ScreenColumn(TableColumn("state", "STATE", .fixed(10), isPinned: true)),
    ScreenColumn(TableColumn("id", "ID", .fixed(7)), sort: "id"),
    ScreenColumn(TableColumn("kind", "KIND", .fixed(9), drop: 2)),
    ScreenColumn(TableColumn("problem", "PROBLEM", .fill(20))),
    ScreenColumn(TableColumn("author", "AUTHOR", .between(7, 14), drop: 1)),
    ScreenColumn(TableColumn("window", "WINDOW", .fixed(6), alignment: .right)),
    ScreenColumn(TableColumn("outcome", "OUTCOME", .fixed(11), from: 100)),
  ]

  package static let compactColumns: [(id: String, width: TableColumn.Width, drop: Int?)] = [
    ("state", .fixed(10), nil), ("problem", .fill(10), nil),
  ]

  static func cells(_ row: RecordRow, _ cells: RecordCells) -> [String: Span] {
    [
      "state": Span(Names.words(row.text("state") ?? "")), "id": Span(row.id),
      "kind": cells.text("kind"), "problem": cells.text("problem"),
      "author": Span(row.list("authors").joined(separator: " ")),
      "window": cells.left("window_from"),
      "outcome": Span(Names.words(row.text("outcome") ?? "")),
    ]
  }

  static func flags(_ row: RecordRow, _ session: Session) -> Set<RowFlag> { [] }

  static func facts(_ detail: RecordDetail, _ facts: RecordFacts) -> ScreenFacts {
    ScreenFacts(
      title: facts.title([
        Names.words(detail.row.text("state") ?? ""), detail.row.text("kind") ?? "",
      ]),
      facts: facts.words("Problem", "problem") + facts.words("Fix", "proposed_fix")
        + facts.words("Tests", "test_results") + facts.words("Back", "rollback_plan")
        + facts.line(
          "Author",
          [
            facts.cell("authors"), facts.named("authorized by", "authorized_by"),
            facts.named("implemented by", "implemented_by"),
          ]
        )
        + facts.words("Effect", "effect")
        + facts.line(
          "Window",
          [
            facts.moment("window_from").map { "from \($0)" },
            facts.moment("window_until").map { "until \($0)" },
          ]
        )
        + facts.line("Outcome", [facts.cell("outcome")]) + facts.history(detail.history)
    )
  }

  package static func nothing(_ state: Dashboard.State) -> String {
    "nothing was ever changed under a ticket · govtop change create writes one"
  }
}
