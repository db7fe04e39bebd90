package import Governance
package import TerminalUI

/// Who has what, where it stands, and what is wrong with it.
package enum AccessScreen: ListScreen {
  package static let kind = ListKind.grants
  package static let schema = FilterSchema.grants
  package static let title = "Access"
  package static let nouns = (one: "grant", many: "grants")
  package static let ownOrder = (short: "worst first", long: "failed ends first, then risk")
  package static let nameColumn = "principal"
  package static let yes = "attest"

  package static let allColumns: [ScreenColumn] = [
    ScreenColumn(TableColumn("state", "STATE", .fixed(9), isPinned: true), sort: "state"),
    ScreenColumn(
      TableColumn("risk", "RISK", .fixed(5), alignment: .right, drop: 3),
      sort: "risk"
    ),
    ScreenColumn(
      TableColumn("principal", "PRINCIPAL", .between(13, 28), isPinned: true),
      sort: "principal"
    ),
    ScreenColumn(TableColumn("access", "ACCESS", .fill(16)), sort: "access"),
    ScreenColumn(TableColumn("where", "WHERE", .between(11, 26), drop: 4), sort: "resource"),
    ScreenColumn(
      TableColumn("ends", "ENDS", .fixed(5), alignment: .right, drop: 2),
      sort: "ends"
    ),
    ScreenColumn(
      TableColumn("used", "USED", .fixed(5), alignment: .right, drop: 1),
      sort: "used"
    ),
    ScreenColumn(TableColumn("flags", "FLAGS", .fixed(5), drop: 5)),
    ScreenColumn(TableColumn("owner", "OWNER", .fixed(10), from: 100), sort: "owner"),
    ScreenColumn(TableColumn("review", "REVIEW", .fixed(6), from: 100), sort: "certified"),
    ScreenColumn(TableColumn("source", "SOURCE", .fixed(8), from: 120), sort: "source"),
    ScreenColumn(TableColumn("rule", "RULE", .between(12, 14), from: 120), sort: "rule"),
    ScreenColumn(TableColumn("peers", "PEERS", .fixed(5), alignment: .right, from: 140)),
  ]

  package static let compactColumns: [(id: String, width: TableColumn.Width, drop: Int?)] = [
    ("state", .fixed(9), nil), ("principal", .between(10, 20), 1), ("access", .fill(6), nil),
  ]

  package static func cells(
    _ row: ScreenRow,
    _ state: Dashboard.State,
    nameWidth: Int
  ) -> [String: Span] {
    row.grantRow.map { GrantCells(session: state.session, nameWidth: nameWidth).cells($0) } ?? [:]
  }

  package static func flags(_ row: ScreenRow, _ session: Session) -> Set<RowFlag> {
    guard let row = row.grantRow else { return [] }
    return row.standing == .revokeFailed || row.standing == .activationFailed ? [.late] : []
  }

  package static func facts(
    _ detail: ScreenDetail,
    _ state: Dashboard.State,
    isWhole: Bool
  ) -> ScreenFacts? {
    guard let detail = detail.grantDetail else { return nil }
    let facts = GrantFacts(detail: detail, session: state.session)
    return ScreenFacts(title: facts.title, facts: facts.all)
  }

  package static func compactFacts(_ row: ScreenRow, _ session: Session) -> [StyledLine] {
    guard let row = row.grantRow else { return [] }
    let marks = row.marks.words
    return [
      StyledLine(""),
      StyledLine(" \(row.id) \(Names.place(row.grant.environment, row.grant.resource))"),
      StyledLine([Span(" risk "), Risks.span(row.risk, inWords: true)]),
      StyledLine(" \(marks.isEmpty ? "nothing wrong is known" : marks)"),
      StyledLine(Wording.fit(" ⏎ read all of it before x", session.glyphs), Style(.muted)),
    ]
  }

  package static func nothing(_ state: Dashboard.State) -> String {
    let sources = state.posture.posture?.sources ?? []
    if sources.isEmpty {
      return "no access, since no source was imported · govtop import KIND FILE, or :sources"
    }
    return "imported, but nothing is adopted yet · govtop baseline shows what it would adopt"
  }

  package static func counts(_ state: Dashboard.State) -> ListCounts? {
    state.counts[state.query(for: .access)].map { ListCounts(rows: $0, nouns) }
  }

  // MARK: Verbs

  package static func availability(
    of action: Action,
    on row: ScreenRow,
    _ state: Dashboard.State
  ) -> Availability {
    guard let row = row.grantRow else { return .absent }
    let (list, isInSight) = (state.access, state.showsDetail)
    switch action {
    case .approve: return Deciding.attest(row, list, isInSight: isInSight)
    case .deny, .ask, .reduce, .handOver, .remediate, .review, .signOff: return .absent
    case .end: return Deciding.end(row, list, isInSight: isInSight)
    case .takeBack: return Deciding.takeBack(row, list, isInSight: isInSight)
    default: return .possible
    }
  }

  package static func availability(
    of action: Action,
    onMarked list: ListState
  ) -> Availability? {
    guard action == .end, !list.marked.isEmpty else { return nil }
    return Deciding.bulkRevoke(list.markedRows.compactMap(\.grantRow))
  }

  package static func act(
    for action: Action,
    on row: ScreenRow,
    _ state: Dashboard.State
  ) -> Act? {
    guard let row = row.grantRow else { return nil }
    switch action {
    case .end:
      let marked = state.access.markedRows.compactMap(\.grantRow)
      return marked.isEmpty ? .revoke(row) : .revokeMarked(marked)
    case .approve: return .attest(row)
    case .takeBack: return .revoke(row)
    case .new: return .request(NewRequest(again: row, for: state.session.viewer))
    default: return nil
    }
  }
}
