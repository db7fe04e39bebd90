package import TerminalUI

/// Where things stand on a screen of a size: one place for drawing, for heights and for clicks.
package struct ScreenFrame {
  package let whole: Size
  /// Under 60x15: one head line, a list of two facts a row, no preview.
  package let isCompact: Bool
  package let header: Rect
  package let tabs: Rect?
  package let banner: Rect?
  package let title: Rect?
  package let body: Rect
  package let footer: Rect
  package let list: ListFrame

  /// How a list screen divides its body.
  package struct ListFrame {
    package var table: Rect
    /// The dashed line between list and detail.
    package var line: Rect?
    package var detail: Rect?
    /// How many rows the table shows.
    package var rows: Int
  }

  /// Below this nothing but a notice is drawn.
  package static let least = Size(width: 20, height: 5)

  package init(_ state: Dashboard.State) {
    whole = state.size
    isCompact = whole.width < 60 || whole.height < 15
    let all = Rect(size: whole)
    header = all.line(0)
    footer = all.line(whole.height - 1)
    tabs = isCompact ? nil : all.line(1)
    let hasTitle = !isCompact && state.screen != .posture
    let hasBanner = hasTitle && !BannerView.troubles(state).isEmpty
    banner = hasBanner ? all.line(2) : nil
    title = hasTitle ? all.line(hasBanner ? 3 : 2) : nil
    body = all.inset(top: isCompact ? 1 : hasBanner ? 4 : hasTitle ? 3 : 2, bottom: 1)
    list = Self.list(state, body, isCompact: isCompact)
  }

  private static func list(
    _ state: Dashboard.State,
    _ body: Rect,
    isCompact: Bool
  ) -> ListFrame {
    let (isOpen, showsPreview) = (state.list?.isOpen ?? false, state.list?.showsPreview ?? false)
    let titles = isCompact ? 0 : 1
    if isOpen {
      let rows = max(1, body.height - titles)
      return ListFrame(
        table: Rect(row: 0, column: 0, width: 0, height: 0),
        detail: body,
        rows: rows
      )
    }
    if isCompact { return compact(state, body) }
    guard showsPreview, state.size.height >= 20 else {
      let table = body.inset(bottom: 1)
      return ListFrame(
        table: table,
        line: body.line(body.height - 1),
        rows: max(1, table.height - titles)
      )
    }
    return state.size.width >= 140 ? beside(body) : below(body)
  }

  /// From 140 columns the detail stands right of the list.
  private static func beside(_ body: Rect) -> ListFrame {
    let width = max(80, body.width * 11 / 20)
    let left = Rect(row: body.row, column: body.column, width: width, height: body.height)
    let right = body.inset(left: width + 1)
    return ListFrame(
      table: left.inset(bottom: 1),
      line: left.line(left.height - 1),
      detail: right,
      rows: max(1, left.height - 2)
    )
  }

  private static func below(_ body: Rect) -> ListFrame {
    let height = min(18, max(6, body.height * 13 / 20))
    let table = body.inset(bottom: height + 1)
    return ListFrame(
      table: table,
      line: body.line(table.height),
      detail: body.inset(top: table.height + 1),
      rows: max(1, table.height - 1)
    )
  }

  /// The lines that a small screen keeps for the row under the cursor.
  package static let compactFacts = 5

  private static func compact(_ state: Dashboard.State, _ body: Rect) -> ListFrame {
    let facts = body.height >= 10 ? compactFacts : 0
    let table = body.inset(bottom: facts)
    return ListFrame(
      table: table,
      line: facts > 0 ? body.inset(top: table.height) : nil,
      rows: max(1, table.height)
    )
  }
}
