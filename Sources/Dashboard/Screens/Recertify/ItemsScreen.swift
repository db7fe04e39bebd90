package import Governance
package import TerminalUI

/// One hold of one principal on one right, to be judged by its evidence.
package enum ItemsScreen: RecordScreen {
  package static let kind = ListKind.items
  package static let schema = FilterSchema.items
  package static let title = "Items"
  package static let nouns = (one: "item", many: "items")
  package static let ownOrder = (short: "hardest first", long: "by risk, then what is unused")
  package static let nameColumn = "who"
  package static let resting: RestingFilter? = RestingFilter(
    "is:mine state:open,decided",
    unless: ["state", "id", "campaign", "decision"]
  )

  package static let allColumns: [ScreenColumn] = [
    ScreenColumn(TableColumn("staged", "STAGED", .fixed(7), isPinned: true)),
    ScreenColumn(
      TableColumn("risk", "RISK", .fixed(5), alignment: .right, drop: 2),
      sort: "risk"
    ),
    ScreenColumn(TableColumn("who", "WHO", .between(14, 24)), sort: "who"),
    ScreenColumn(TableColumn("access", "ACCESS", .fill(17)), sort: "access"),
    ScreenColumn(TableColumn("where", "WHERE", .between(12, 24), drop: 3)),
    ScreenColumn(TableColumn("used", "USED", .fixed(5), alignment: .right), sort: "used"),
    ScreenColumn(TableColumn("hint", "HINT", .fixed(6), drop: 4)),
    ScreenColumn(TableColumn("reviewer", "REVIEWER", .fixed(10), from: 100)),
    ScreenColumn(TableColumn("peers", "PEERS", .fixed(5), alignment: .right, from: 100)),
    ScreenColumn(TableColumn("state", "STATE", .fixed(10), from: 120)),
    ScreenColumn(TableColumn("id", "ID", .fixed(8), from: 120), sort: "id"),
  ]

  package static let compactColumns: [(id: String, width: TableColumn.Width, drop: Int?)] = [
    ("staged", .fixed(7), nil), ("who", .between(8, 16), nil), ("access", .fill(8), nil),
  ]

  static func cells(_ row: RecordRow, _ cells: RecordCells) -> [String: Span] {
    [
      "staged": Span(row.text("decision") ?? "", Style(.accent)), "risk": risk(row),
      "who": Span(Names.short(row.text("principal_name") ?? "")),
      "access": Span(Names.short(row.text("entitlement_name") ?? "")),
      "where": cells.place("environment", "resource"), "used": used(row, cells.session),
      "hint": Span(row.text("hint") ?? "–"), "reviewer": cells.owner("reviewer_name"),
      "peers": Span(row.integer("peer_share").map { "\($0)%" } ?? "?"),
      "state": Span(Names.words(row.text("state") ?? "")), "id": Span(row.id),
    ]
  }

  private static func risk(_ row: RecordRow) -> Span {
    guard let score = row.integer("risk_score"),
      let band = row.text("risk_band").flatMap(RiskScore.Band.init(rawValue:))
    else { return Span("") }
    let letter = String(band.rawValue.prefix(1)).uppercased()
    return Span("\(score) \(letter)", Style(Risks.role(band)))
  }

  private static func used(_ row: RecordRow, _ session: Session) -> Span {
    Span(
      Spell.age(
        since: row.instant("last_used_at"),
        isKnown: row.flag("last_used_known"),
        at: session.now
      )
    )
  }

  static func flags(_ row: RecordRow, _ session: Session) -> Set<RowFlag> {
    row.text("state") == "decided" ? [.staged] : []
  }

  static func facts(_ detail: RecordDetail, _ facts: RecordFacts) -> ScreenFacts {
    let row = detail.row
    return ScreenFacts(
      title: facts.title([
        Names.words(row.text("state") ?? ""), row.text("decision") ?? "nobody answered yet",
      ]),
      facts: facts.line(
        "Who",
        [facts.cell("principal_name"), facts.named("owner", "owner")]
      )
        + facts.line("May", [facts.cell("entitlement_name")])
        + facts.line(
          "Where",
          [
            RecordCells(row: row, session: facts.session)
              .place("environment", "resource").text
          ]
        )
        + facts.line("Risk", [risk(row).text])
        + facts.line("Used", [used(row, facts.session).text])
        + facts.line("Peers", [row.integer("peer_share").map { "\($0) % of its peers hold it" }])
        + facts.links("Grants", row.list("grants"))
        + facts.line("Hint", [facts.cell("hint")])
        + facts.line(
          "Bulk",
          [
            row.flag("in_bulk_envelope")
              ? "may be certified together with others" : "is certified by itself"
          ]
        )
        + facts.line("Asked", [facts.cell("reviewer_name")]) + asked(detail, facts)
        + facts.link("Part of", "campaign") + facts.link("Except", "exception")
        + facts.history(detail.history)
    )
  }

  /// What an answer takes, and what is kept of how it was given.
  private static func asked(_ detail: RecordDetail, _ facts: RecordFacts) -> [Fact] {
    guard detail.row.text("state") == "open", let yes = detail.judgements[.certify],
      yes.refusal == nil
    else { return [] }
    return facts.line("You", [yes.need ?? "no comment is needed, only a look"])
      + facts.line(
        "Keeps",
        ["how long you looked, how many at once, whether all of this was on screen"]
      )
  }

  /// `yours 47: 3 staged, 44 open`, until other items are asked for.
  package static func counts(_ state: Dashboard.State) -> ListCounts? {
    guard let count = state.counts[state.query(for: .items)] else { return nil }
    guard state.filter(of: .items).isEmpty, let waiting = state.waitingQuery(on: .recertify),
      let open = state.counts[waiting]
    else { return ListCounts(rows: count, nouns) }
    let staged = max(0, count.matching - open.matching)
    return ListCounts(
      words: "yours \(ListCounts.number(count)): \(staged) staged, \(ListCounts.number(open)) open",
      short: "\(staged)/\(ListCounts.number(count))",
      all: count.matching
    )
  }

  /// A yes, an end or less of it is said of all marked items that may be answered together.
  package static func availability(
    of action: Action,
    onMarked list: ListState
  ) -> Availability? {
    guard let act = together[action], !list.marked.isEmpty else { return nil }
    return RecordActing.availability(of: act, onMarked: list.markedRows.compactMap(\.recordRow))
  }

  private static let together: [Action: RecordAct] = [
    .approve: .certify, .end: .end, .reduce: .reduce,
  ]

  package static func act(
    for action: Action,
    on row: ScreenRow,
    _ state: Dashboard.State
  ) -> Act? {
    let marked = state[list: .items].markedRows.compactMap(\.recordRow)
    if let act = together[action], !marked.isEmpty { return RecordActing.orders(act, marked) }
    guard let row = row.recordRow else { return nil }
    return RecordActing.order(for: action, on: row, state).map(Act.record)
  }

  package static func nothing(_ state: Dashboard.State) -> String {
    "no campaign has items · 5 shows the campaigns"
  }
}
