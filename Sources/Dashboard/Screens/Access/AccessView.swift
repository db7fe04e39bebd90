import Governance
package import TerminalUI

/// Who has what, where it stands, and what is wrong with it.
package enum AccessView {
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

  package static func columns(_ state: Dashboard.State) -> [TableColumn] {
    if ScreenFrame(state).isCompact {
      return ScreenColumn.compact([
        ("state", .fixed(9), nil), ("principal", .between(10, 20), 1), ("access", .fill(6), nil),
      ])
    }
    return allColumns.map(\.column).filter { !state.access.hidden.contains($0.id) }
  }

  static func draw(_ state: Dashboard.State, _ frame: ScreenFrame, on canvas: inout Canvas) {
    let list = state.access
    let total = state.counts[state.query(for: .access)]?.matching
    if frame.list.table.width > 0 { table(state, frame).draw(on: &canvas, in: frame.list.table) }
    if list.window.rows.isEmpty {
      let area = list.isOpen ? frame.body : frame.list.table
      ListView.draw(nothing: nothing(state), state.session.glyphs, on: &canvas, in: area)
    }
    if frame.isCompact, let rect = frame.list.line, !list.isOpen {
      return canvas.draw(compactFacts(state), in: rect, glyphs: state.session.glyphs)
    }
    if let rect = frame.list.line {
      ListView.line(list, state, total: total).draw(on: &canvas, in: rect)
    }
    if let rect = frame.list.detail { pane(state)?.draw(on: &canvas, in: rect) }
  }

  private static func table(_ state: Dashboard.State, _ frame: ScreenFrame) -> Table {
    let columns = columns(state)
    let width = ListView.width(of: "principal", columns, state.access, in: frame.list.table)
    let cells = GrantCells(session: state.session, nameWidth: width)
    return ListView.table(
      state.access,
      state,
      columns: columns,
      isCompact: frame.isCompact,
      cells: cells.cells,
      flags: flags
    )
  }

  private static func flags(_ row: GrantRow) -> Set<RowFlag> {
    row.standing == .revokeFailed || row.standing == .activationFailed ? [.late] : []
  }

  static func pane(_ state: Dashboard.State) -> DetailPane? {
    let list = state.access
    guard let detail = list.shownDetail else { return nil }
    let facts = GrantFacts(detail: detail, session: state.session)
    return DetailPane(
      title: facts.title,
      facts: facts.all,
      scroll: list.scroll,
      hasFocus: list.isOpen || list.pane == .detail,
      showsAll: list.isOpen,
      search: list.search,
      glyphs: state.session.glyphs
    )
  }

  private static func compactFacts(_ state: Dashboard.State) -> [StyledLine] {
    guard let row = state.access.selected else { return [] }
    let glyphs = state.session.glyphs
    let marks = row.marks.words
    return [
      StyledLine(""),
      StyledLine(" \(row.id) \(Names.place(row.grant.environment, row.grant.resource))"),
      StyledLine([Span(" risk "), Risks.span(row.risk, inWords: true)]),
      StyledLine(" \(marks.isEmpty ? "nothing wrong is known" : marks)"),
      StyledLine(Wording.fit(" ⏎ read all of it before x", glyphs), Style(.muted)),
    ]
  }

  private static func nothing(_ state: Dashboard.State) -> String {
    let list = state.access
    if let trouble = list.trouble { return trouble }
    if !list.isAnswered { return "reading" }
    if let id = ListView.onlyID(list.filter) {
      return "no record \(id) here, or not yours to read · Esc goes back"
    }
    let count = state.counts[state.query(for: .access)]
    if !list.filter.isEmpty || state.environment != nil, let count, count.all > 0 {
      let late = count.hiddenLate > 0 ? ", \(count.hiddenLate) of them late" : ""
      let what =
        list.filter.isEmpty
        ? "environment `\(state.environment?.rawValue ?? "")`" : "filter `\(list.filter)`"
      let remedy = list.filter.isEmpty ? "e changes it" : "Esc removes it"
      return "the \(what) hides all \(Names.grouped(count.all))\(late) · \(remedy)"
    }
    let sources = state.posture.posture?.sources ?? []
    if sources.isEmpty {
      return "no access, since no source was imported · govtop import KIND FILE, or :sources"
    }
    return "imported, but nothing is adopted yet · govtop baseline shows what it would adopt"
  }
}
