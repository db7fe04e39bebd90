package import Governance
package import TerminalUI

/// Which access is being certified, until when, and what silence will do.
package enum CampaignsScreen: RecordScreen {
  package static let kind = ListKind.campaigns
  package static let schema = FilterSchema.campaigns
  package static let title = "Recertify"
  package static let nouns = (one: "campaign", many: "campaigns")
  package static let ownOrder = (
    short: "due first", long: "what is due next first, closed ones last"
  )
  package static let nameColumn = "name"
  package static let resting: RestingFilter? = RestingFilter(
    "state:created,in_review,review_done,in_remediation"
  )

  package static let allColumns: [ScreenColumn] = [
    ScreenColumn(
      TableColumn("due", "DUE", .fixed(5), alignment: .right, isPinned: true),
      sort: "due"
    ),
    ScreenColumn(TableColumn("id", "ID", .fixed(6)), sort: "id"),
    ScreenColumn(TableColumn("name", "CAMPAIGN", .fill(24)), sort: "name"),
    ScreenColumn(TableColumn("state", "STATE", .fixed(14), drop: 4)),
    ScreenColumn(TableColumn("stage", "STAGE", .fixed(5), drop: 2)),
    ScreenColumn(TableColumn("open", "OPEN", .fixed(5), alignment: .right)),
    ScreenColumn(TableColumn("done", "DONE", .fixed(5), alignment: .right)),
    ScreenColumn(TableColumn("silence", "SILENCE", .fixed(8), drop: 3)),
    ScreenColumn(TableColumn("owner", "OWNER", .fixed(10), from: 100)),
    ScreenColumn(TableColumn("denied", "REVOKED", .fixed(7), alignment: .right, from: 100)),
    ScreenColumn(TableColumn("applied", "PROVEN", .fixed(6), alignment: .right, from: 100)),
  ]

  package static let compactColumns: [(id: String, width: TableColumn.Width, drop: Int?)] = [
    ("due", .fixed(5), nil), ("name", .fill(10), nil), ("done", .fixed(5), 1),
  ]

  static func cells(_ row: RecordRow, _ cells: RecordCells) -> [String: Span] {
    let isOver = row.instant("closed_at") != nil
    return [
      "due": isOver ? Span("") : cells.left("due_at"), "id": Span(row.id),
      "name": cells.text("name"), "state": Span(Names.words(row.text("state") ?? "")),
      "stage": Span("\(row.integer("stage") ?? 0)/\(row.integer("stage_count") ?? 0)"),
      "open": cells.number("open"), "done": Span(done(row)), "silence": cells.text("silence"),
      "owner": cells.owner(), "denied": cells.number("denied"),
      "applied": cells.number("applied"),
    ]
  }

  /// The share of items that somebody answered; nothing for a campaign without items.
  private static func done(_ row: RecordRow) -> String {
    guard let made = row.integer("made"), made > 0 else { return "" }
    let open = (row.integer("open") ?? 0) + (row.integer("staged") ?? 0)
    return Measures.percent(Double(made - open) / Double(made)) + "%"
  }

  static func flags(_ row: RecordRow, _ session: Session) -> Set<RowFlag> {
    guard row.instant("closed_at") == nil, let due = row.instant("due_at") else { return [] }
    return due <= session.now ? [.late] : []
  }

  static func facts(_ detail: RecordDetail, _ facts: RecordFacts) -> ScreenFacts {
    let row = detail.row
    let stage = "stage \(row.integer("stage") ?? 0)/\(row.integer("stage_count") ?? 0)"
    return ScreenFacts(
      title: facts.title([Names.words(row.text("state") ?? ""), stage]),
      facts: facts.words("Name", "name") + facts.words("Scope", "scope")
        + facts.line("Due", [facts.moment("due_at")])
        + facts.line(
          "Silence",
          [facts.cell("silence"), row.flag("is_privileged") ? "privileged access is in it" : nil]
        )
        + facts.line(
          "Items",
          [
            "\(row.integer("items") ?? 0)", "\(row.integer("open") ?? 0) open",
            "\(row.integer("staged") ?? 0) staged", "\(row.integer("denied") ?? 0) to end",
            "\(row.integer("applied") ?? 0) of them proven",
          ],
          aside: "⏎ items"
        )
        + facts.line("Owner", [facts.cell("owner_name"), facts.cell("strategy")])
        + facts.link("Repeats", "iteration_of") + facts.history(detail.history)
    )
  }

  package static func below(_ row: ScreenRow) -> ListQuery? {
    ListQuery(.items, filter: "campaign:=\(row.id)")
  }

  package static func nothing(_ state: Dashboard.State) -> String {
    "nothing was ever certified here · govtop campaign create makes one, the cadence makes them by itself"
  }
}
