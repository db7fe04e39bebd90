package import Governance
package import TerminalUI

/// What departs from the rules, when it ends, and what is owed for it.
package enum ExceptionsScreen: RecordScreen {
  package static let kind = ListKind.exceptions
  package static let schema = FilterSchema.exceptions
  package static let title = "Exceptions"
  package static let nouns = (one: "exception", many: "exceptions")
  package static let ownOrder = (short: "debt first", long: "the review that is owed longest first")
  package static let nameColumn = "scope"
  package static let resting: RestingFilter? = RestingFilter(
    "(state:requested,approved,active,post_review_pending or is:late)"
  )

  package static let allColumns: [ScreenColumn] = [
    ScreenColumn(TableColumn("state", "STATE", .fixed(9), isPinned: true)),
    ScreenColumn(TableColumn("class", "SEV", .fixed(3)), sort: "class"),
    ScreenColumn(TableColumn("id", "ID", .fixed(7), drop: 4), sort: "id"),
    ScreenColumn(TableColumn("rule", "RULE", .fill(15)), sort: "rule"),
    ScreenColumn(TableColumn("scope", "SCOPE", .between(13, 30), drop: 5)),
    ScreenColumn(TableColumn("owner", "OWNER", .between(7, 14))),
    ScreenColumn(TableColumn("ends", "ENDS", .fixed(5), alignment: .right), sort: "ends"),
    ScreenColumn(TableColumn("review", "REVIEW", .fixed(6), alignment: .right), sort: "review"),
    ScreenColumn(TableColumn("repeat", "REP", .fixed(3), alignment: .right, drop: 1)),
    ScreenColumn(TableColumn("ticket", "TICKET", .fixed(10), from: 100)),
    ScreenColumn(TableColumn("control", "CONTROL", .fixed(14), from: 100)),
    ScreenColumn(TableColumn("debt", "DEBT", .fixed(6), alignment: .right, from: 120)),
    ScreenColumn(TableColumn("backlog", "BACKLOG", .fixed(7), from: 120)),
  ]

  package static let compactColumns: [(id: String, width: TableColumn.Width, drop: Int?)] = [
    ("state", .fixed(9), nil), ("rule", .fill(10), nil), ("review", .fixed(6), 1),
  ]

  static func cells(_ row: RecordRow, _ cells: RecordCells) -> [String: Span] {
    [
      "state": state(row), "class": cells.band("class"), "id": Span(row.id),
      "rule": cells.text("rule"), "scope": Span(Names.short(row.text("scope") ?? "")),
      "owner": cells.owner(), "ends": cells.left("expires_at"),
      "review": cells.left("review_due_at"), "repeat": repeats(row),
      "ticket": Span(row.text("ticket") ?? row.text("incident") ?? ""),
      "control": cells.text("compensating_control"), "debt": debt(row),
      "backlog": cells.text("backlog_item"),
    ]
  }

  /// What is wrong before where it stands: `zombie`, `past rev`, `post-rev`.
  static func state(_ row: RecordRow) -> Span {
    if row.flag("zombie") { return Span("zombie", Style(.danger, .bold)) }
    let word = row.text("state") ?? ""
    if word == BreakGlass.State.postReviewPending.rawValue {
      return Span("post-rev", Style(.danger))
    }
    if row.flag("past_review") { return Span("past rev", Style(.danger)) }
    guard row.text("kind") == "exception" else {
      return glass(word)
    }
    return Span(Names.words(word), Style(word == "active" ? .warn : .text))
  }

  /// Emergency access, by what was found about it once it was looked at.
  private static func glass(_ word: String) -> Span {
    switch BreakGlass.State(rawValue: word) {
    case .active: Span("brk-glass", Style(.warn, .bold))
    case .reviewedJustified: Span("justified", Style(.text))
    case .reviewedViolation: Span("violation", Style(.danger))
    default: Span(Names.words(word), Style(.warn, .bold))
    }
  }

  private static func repeats(_ row: RecordRow) -> Span {
    guard let count = row.integer("repeat_count") else { return Span("") }
    return row.text("backlog_item") == nil
      ? Span("\(count)") : Span("\(count)!", Style(.danger, .bold))
  }

  private static func debt(_ row: RecordRow) -> Span {
    guard let seconds = row.integer("debt_seconds"), seconds > 0 else { return Span("") }
    return Span(Spell.text(.seconds(seconds)), Style(.danger))
  }

  static func flags(_ row: RecordRow, _ session: Session) -> Set<RowFlag> {
    row.flag("past_review") || row.flag("zombie") ? [.late] : []
  }

  static func facts(_ detail: RecordDetail, _ facts: RecordFacts) -> ScreenFacts {
    let row = detail.row
    let marks = [
      row.flag("past_review") ? "past its review" : "",
      row.flag("zombie") ? "zombie: over, and its access is not shown to have ended" : "",
    ]
    let title = facts.title(
      [Names.words(row.text("state") ?? "")] + marks,
      Span(row.text("class") ?? "", Style(.warn, .bold))
    )
    let rule = facts.line(
      "Rule",
      [facts.cell("rule").map { "\($0) v\(row.integer("rules_version") ?? 0)" }, detail.rationale],
      aside: "K why"
    )
    return ScreenFacts(
      title: title,
      facts: rule + facts.words("Scope", "scope") + clock(facts) + people(facts)
        + facts.words("Why", "justification") + facts.words("Control", "compensating_control")
        + use(row, facts) + facts.link("Finding", "finding") + facts.link("Backlog", "backlog_item")
        + facts.link("Renews", "renews") + facts.history(detail.history)
    )
  }

  /// The clock of the review and that of the end, apart.
  private static func clock(_ facts: RecordFacts) -> [Fact] {
    facts.line("Review", [facts.moment("review_due_at") ?? "none is owed"])
      + facts.line("Ends", [facts.moment("expires_at")])
  }

  private static func people(_ facts: RecordFacts) -> [Fact] {
    facts.line(
      "Owner",
      [
        facts.cell("owner_name"), facts.named("ticket", "ticket"),
        facts.named("incident", "incident"), facts.named("needs", "needs"),
      ]
    )
  }

  private static func use(_ row: RecordRow, _ facts: RecordFacts) -> [Fact] {
    facts.line(
      "Used",
      [
        row.integer("uses").map { Names.count($0, "request") + " granted under it" },
        row.integer("repeat_count").map { "\($0) of its kind in 90d" },
      ]
    ) + facts.links("Access", row.list("grants"))
  }

  package static func nothing(_ state: Dashboard.State) -> String {
    "nobody departs from a rule · govtop except RULE asks for it, + on a finding as well"
  }
}
