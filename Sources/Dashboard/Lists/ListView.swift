import Governance
import TerminalUI

/// What all list screens draw alike: rows, the dashed line, the detail, and which empty an empty list is.
enum ListView {
  /// Rows as the table draws them.
  static func table<Row, Detail>(
    _ list: ListState<Row, Detail>,
    _ state: Dashboard.State,
    columns: [TableColumn],
    isCompact: Bool,
    cells: (Row) -> [String: Span],
    flags: (Row) -> Set<RowFlag>
  ) -> Table {
    let rows = list.window.visible.map { visible in
      TableRow(
        visible,
        id: visible.row.id,
        cells: cells(visible.row.row),
        flags: flags(visible.row.row)
      )
    }
    return Table(
      columns: columns,
      rows: rows,
      scroll: list.columnScroll,
      showsTitles: !isCompact,
      showsBar: !state.settings.isLowBandwidth,
      hasFocus: list.pane == .list,
      glyphs: state.session.glyphs
    )
  }

  /// How wide a column is drawn, so that its cells can keep a remark whole.
  static func width<Row, Detail>(
    of column: String,
    _ columns: [TableColumn],
    _ list: ListState<Row, Detail>,
    in rect: Rect
  ) -> Int {
    TableLayout(columns, width: rect.width, scrolledBy: list.columnScroll)
      .places.first { $0.column.id == column }?.width ?? 0
  }

  /// The dashed line: what is below and what is new.
  static func line<Row, Detail>(
    _ list: ListState<Row, Detail>,
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

  private static func below<Row, Detail>(
    _ list: ListState<Row, Detail>,
    _ total: Int?
  ) -> Int? {
    if !list.window.hasAfter { return list.window.below }
    guard let total, let position = list.window.position else { return nil }
    let lastLine = position + (list.window.height - 1 - list.window.line)
    return max(0, total - list.window.heldBack.count - lastLine)
  }

  /// The record that a filter made by going to it asks for.
  static func onlyID(_ filter: String) -> String? {
    filter.hasPrefix("id:=") ? String(filter.dropFirst(4)) : nil
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
