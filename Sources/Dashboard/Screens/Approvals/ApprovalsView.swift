import Governance
package import TerminalUI

/// The requests that wait for a decision, and all that an approver needs beside them.
package enum ApprovalsView {
  package static let allColumns: [ScreenColumn] = [
    ScreenColumn(
      TableColumn("due", "DUE", .fixed(5), alignment: .right, isPinned: true),
      sort: "due"
    ),
    ScreenColumn(TableColumn("risk", "RISK", .fixed(5), alignment: .right), sort: "risk"),
    ScreenColumn(TableColumn("id", "ID", .fixed(7), drop: 3, isPinned: true), sort: "id"),
    ScreenColumn(TableColumn("who", "WHO", .between(14, 24)), sort: "who"),
    ScreenColumn(TableColumn("wants", "WANTS", .fill(19)), sort: "access"),
    ScreenColumn(TableColumn("where", "WHERE", .between(12, 26), drop: 4), sort: "resource"),
    ScreenColumn(
      TableColumn("for", "FOR", .fixed(3), alignment: .right, drop: 2),
      sort: "for"
    ),
    ScreenColumn(
      TableColumn("vote", "VOTE", .fixed(4), alignment: .right, drop: 1),
      sort: "votes"
    ),
    ScreenColumn(TableColumn("by", "BY", .fixed(10), from: 100), sort: "by"),
    ScreenColumn(TableColumn("ticket", "TICKET", .fixed(10), from: 100), sort: "ticket"),
    ScreenColumn(TableColumn("rule", "RULE", .fixed(16), from: 120), sort: "rule"),
    ScreenColumn(
      TableColumn("lapses", "LAPSES", .fixed(6), alignment: .right, from: 120),
      sort: "lapses"
    ),
  ]

  package static func columns(_ state: Dashboard.State) -> [TableColumn] {
    if ScreenFrame(state).isCompact {
      return ScreenColumn.compact([
        ("due", .fixed(5), nil), ("risk", .fixed(4), 1), ("who", .fixed(8), 2),
        ("wants", .fill(10), nil),
      ])
    }
    return allColumns.map(\.column).filter { !state.approvals.hidden.contains($0.id) }
  }

  static func draw(_ state: Dashboard.State, _ frame: ScreenFrame, on canvas: inout Canvas) {
    let list = state.approvals
    let total = state.counts[state.query(for: .approvals)]?.matching
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
    let width = ListView.width(of: "who", columns, state.approvals, in: frame.list.table)
    let cells = RequestCells(state, nameWidth: width)
    return ListView.table(
      state.approvals,
      state,
      columns: columns,
      isCompact: frame.isCompact,
      cells: cells.cells,
      flags: { flags($0, state.session.now) }
    )
  }

  static func flags(_ row: RequestRow, _ now: Instant) -> Set<RowFlag> {
    guard row.state == .pending else { return [] }
    if !row.mayDecide { return [.barred] }
    return row.request.terms.dueAt <= now ? [.late] : []
  }

  /// The detail of the selected row; the last one stays until the next is here.
  static func pane(_ state: Dashboard.State) -> DetailPane? {
    let list = state.approvals
    guard let detail = list.shownDetail else { return nil }
    let facts = RequestFacts(detail: detail, session: state.session, isWhole: list.isOpen)
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
    guard let row = state.approvals.selected else { return [] }
    let content = row.request.content
    let glyphs = state.session.glyphs
    let place = content.items.first.map { Names.place(content.environment, $0.resource) } ?? ""
    let votes = "vote \(row.request.approvals.count) of \(row.request.neededVotes)"
    let item = content.items.first
    return [
      StyledLine(""),
      StyledLine(
        " \(row.id) \(place) \(Spell.exact(content.duration)) \(glyphs.dot) \(votes)"
      ),
      StyledLine(
        " \(Names.count(item?.permissions ?? 0, "permission")), \(item?.administrative ?? 0) administrative"
      ),
      StyledLine([
        Span(" "), Risks.span(row.risk, inWords: true), Span(": " + Risks.shares(row.risk)),
      ]),
      StyledLine(Wording.fit(" ⏎ read all of it before a, d", glyphs), Style(.muted)),
    ]
  }

  /// Which empty it is.
  private static func nothing(_ state: Dashboard.State) -> String {
    let list = state.approvals
    if let trouble = list.trouble { return trouble }
    if !list.isAnswered { return "reading" }
    if let id = ListView.onlyID(list.filter) {
      return "no record \(id) here, or not yours to read · Esc goes back"
    }
    let open = state.counts[state.openRequests]?.matching
    let matching = state.counts[state.query(for: .approvals)]
    if !list.filter.isEmpty || state.environment != nil, let open, open > 0 {
      let late = matching.map { $0.hiddenLate > 0 ? ", \($0.hiddenLate) of them late" : "" } ?? ""
      let what =
        list.filter.isEmpty
        ? "environment `\(state.environment?.rawValue ?? "")`" : "filter `\(list.filter)`"
      return
        "the \(what) hides all \(open)\(late) · \(list.filter.isEmpty ? "e changes it" : "Esc removes it")"
    }
    if matching?.all ?? 0 == 0 {
      return "no request was ever made here · + on Access makes one, govtop demo shows how it looks"
    }
    return "nothing waits for anybody · `/ state:approved` shows what was decided"
  }
}
