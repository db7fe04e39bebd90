import Governance
import TerminalUI

/// What all list screens draw alike: rows, the dashed line, the detail, and which empty an empty list is.
enum ListView {
  static func draw(
    _ type: any ListScreen.Type,
    _ state: Dashboard.State,
    _ frame: ScreenFrame,
    on canvas: inout Canvas
  ) {
    guard let list = state.list else { return }
    let glyphs = state.session.glyphs
    if frame.list.table.width > 0 {
      table(type, list, state, frame).draw(on: &canvas, in: frame.list.table)
    }
    if list.window.rows.isEmpty {
      let area = list.isOpen ? frame.body : frame.list.table
      draw(nothing: nothing(type, list, state), glyphs, on: &canvas, in: area)
    }
    if frame.isCompact, let rect = frame.list.line, !list.isOpen {
      let facts = list.selected.map { type.compactFacts($0, state.session) } ?? []
      return canvas.draw(facts, in: rect, glyphs: glyphs)
    }
    if let rect = frame.list.line {
      let total = state.counts[state.query(for: state.screen)]?.matching
      line(list, state, total: total).draw(on: &canvas, in: rect)
    }
    if let rect = frame.list.detail { pane(state)?.draw(on: &canvas, in: rect) }
  }

  /// Rows as the table draws them.
  private static func table(
    _ type: any ListScreen.Type,
    _ list: ListState,
    _ state: Dashboard.State,
    _ frame: ScreenFrame
  ) -> Table {
    let columns = state.columns
    let width = width(of: type.nameColumn, columns, list, in: frame.list.table)
    let rows = list.window.visible.map { visible in
      TableRow(
        visible,
        id: visible.row.id,
        cells: type.cells(visible.row.row, state, nameWidth: width),
        flags: type.flags(visible.row.row, state.session)
      )
    }
    return Table(
      columns: columns,
      rows: rows,
      scroll: list.columnScroll,
      showsTitles: !frame.isCompact,
      showsBar: !state.settings.isLowBandwidth,
      hasFocus: list.pane == .list,
      glyphs: state.session.glyphs
    )
  }

  /// How wide a column is drawn, so that its cells can keep a remark whole.
  private static func width(
    of column: String,
    _ columns: [TableColumn],
    _ list: ListState,
    in rect: Rect
  ) -> Int {
    TableLayout(columns, width: rect.width, scrolledBy: list.columnScroll)
      .places.first { $0.column.id == column }?.width ?? 0
  }

  /// The record of the selected row; the last one stays until the next is here.
  static func pane(_ state: Dashboard.State) -> DetailPane? {
    guard let type = state.screen.list, let list = state.list, let detail = list.shownDetail,
      let facts = type.facts(detail, state, isWhole: list.isOpen)
    else { return nil }
    return DetailPane(
      title: facts.title,
      facts: facts.facts,
      scroll: list.scroll,
      hasFocus: list.isOpen || list.pane == .detail,
      showsAll: list.isOpen,
      search: list.search,
      glyphs: state.session.glyphs
    )
  }

  /// Which empty it is.
  private static func nothing(
    _ type: any ListScreen.Type,
    _ list: ListState,
    _ state: Dashboard.State
  ) -> String {
    if let trouble = list.trouble { return trouble }
    if !list.isAnswered { return "reading" }
    if let id = onlyID(list.filter) {
      return "no record \(id) here, or not yours to read · Esc goes back"
    }
    guard !list.filter.isEmpty || state.environment != nil,
      let all = type.counts(state)?.all, all > 0
    else { return type.nothing(state) }
    let hiddenLate = state.counts[state.query(for: state.screen)]?.hiddenLate ?? 0
    let late = hiddenLate > 0 ? ", \(hiddenLate) of them late" : ""
    let what =
      list.filter.isEmpty
      ? "environment `\(state.environment?.rawValue ?? "")`" : "filter `\(list.filter)`"
    let remedy = list.filter.isEmpty ? "e changes it" : "Esc removes it"
    return "the \(what) hides all \(Names.grouped(all))\(late) · \(remedy)"
  }

  /// The dashed line: what is below and what is new.
  static func line(
    _ list: ListState,
    _ state: Dashboard.State,
    total: Int?
  ) -> PaneLine {
    let glyphs = state.session.glyphs
    var parts: [String] = []
    if let below = below(list, total), below > 0 { parts.append("\(Names.grouped(below)) below") }
    let new = list.window.heldBack.count
    if new > 0 {
      let since = list.takenInAt.map { " since \(Moments.clock($0))" } ?? ""
      parts.append("\(new) new\(since), R shows \(new == 1 ? "it" : "them")")
    }
    let changed = list.window.changes.values.count { $0 != .new }
    if changed > 0 { parts.append("\(changed) changed") }
    parts += list.notes
    return PaneLine(Wording.joined(parts, glyphs), glyphs: glyphs)
  }

  private static func below(
    _ list: ListState,
    _ total: Int?
  ) -> Int? {
    if !list.window.hasAfter { return list.window.below }
    guard let total, let position = list.window.position else { return nil }
    let lastLine = position + (list.window.height - 1 - list.window.line)
    return max(0, total - list.window.heldBack.count - lastLine)
  }

  /// The record that a filter made by going to it asks for.
  static func onlyID(_ filter: String) -> String? {
    if filter.hasPrefix("seq:=") { return "#" + filter.dropFirst(5) }
    return filter.hasPrefix("id:=") ? String(filter.dropFirst(4)) : nil
  }

  /// Why there is nothing to see, and what to do.
  static func draw(
    nothing words: String,
    _ glyphs: Glyphs,
    on canvas: inout Canvas,
    in rect: Rect
  ) {
    let lines = StyledLine(Wording.fit(words, glyphs), Style(.muted))
      .wrapped(to: max(1, rect.width - 4))
    canvas.draw(lines, in: rect.inset(top: 1, left: 4), glyphs: glyphs)
  }
}
