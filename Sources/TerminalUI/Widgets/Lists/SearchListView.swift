/// A search list in a frame over the screen: the typed text on top, the fitting items below.
package struct SearchListView: Widget, Hashable {
  package var title: String
  package var list: SearchList
  /// Before the typed text: `:` of the palette, `/` elsewhere.
  package var prompt: String
  /// What the lower edge says.
  package var footer: String
  package var glyphs: Glyphs

  package init(
    _ title: String,
    _ list: SearchList,
    prompt: String = "/",
    footer: String = "",
    glyphs: Glyphs = .unicode
  ) {
    self.title = title
    self.list = list
    self.prompt = prompt
    self.footer = footer
    self.glyphs = glyphs
  }

  package func draw(on canvas: inout Canvas, in rect: Rect) {
    // The whole list sets the height, so that the frame stands still while one types.
    let needed = max(1, rows(of: list.items, withHeadings: true).count) + 3
    let frame = Frame(title: title, footer: footer, glyphs: glyphs)
    let inside = frame.draw(on: &canvas, in: Frame.centered(width: 80, height: needed, in: rect))
    guard !inside.isEmpty else { return }
    canvas.clipped(to: inside) { canvas in
      let first = Position(row: inside.row, column: inside.column)
      canvas.draw(prompt, at: first, Style(.accent, .bold))
      TextFieldView(list.query, glyphs: glyphs)
        .draw(on: &canvas, in: inside.line(0).inset(left: prompt.count + 1))
      drawRows(on: &canvas, in: inside.inset(top: 1))
    }
  }

  private enum Row {
    case heading(String)
    case item(SearchItem, index: Int)
  }

  /// Headings stand only over the whole list: what was searched for stands in the order of fitting.
  private var rows: [Row] { rows(of: list.matches, withHeadings: list.query.isEmpty) }

  private func rows(of items: [SearchItem], withHeadings: Bool) -> [Row] {
    var rows: [Row] = []
    var group = ""
    for (index, item) in items.enumerated() {
      if withHeadings, item.group != group {
        rows.append(.heading(item.group))
        group = item.group
      }
      rows.append(.item(item, index: index))
    }
    return rows
  }

  private func drawRows(on canvas: inout Canvas, in area: Rect) {
    guard area.height > 0 else { return }
    let rows = rows
    guard !rows.isEmpty else {
      let place = Position(row: area.row, column: area.column)
      StyledLine("nothing fits", Style(.muted)).draw(on: &canvas, at: place, width: area.width)
      return
    }
    let cursorRow =
      rows.firstIndex { row in
        if case .item(_, let index) = row { index == list.cursor } else { false }
      } ?? 0
    let top = max(0, min(cursorRow - area.height / 2, rows.count - area.height))
    for (offset, row) in rows.dropFirst(top).prefix(area.height).enumerated() {
      draw(row, on: &canvas, in: area.line(offset))
    }
  }

  private func draw(_ row: Row, on canvas: inout Canvas, in strip: Rect) {
    let place = Position(row: strip.row, column: strip.column)
    switch row {
    case .heading(let words):
      StyledLine(words, Style(.title, .bold))
        .draw(on: &canvas, at: place, width: strip.width, glyphs: glyphs)
    case .item(let item, let index):
      line(of: item, index).draw(on: &canvas, at: place, width: strip.width, glyphs: glyphs)
      if index == list.cursor { canvas.restyle(strip) { $0.ground = .selection } }
    }
  }

  private func line(of item: SearchItem, _ index: Int) -> StyledLine {
    let isChosen = list.chosen.contains(item.id)
    let sign = index == list.cursor ? glyphs.cursor : " "
    let mark = list.allowsMany ? (isChosen ? glyphs.mark : glyphs.dot) + " " : ""
    let key = keyWidth == 0 ? "" : Alignment.left.pad(item.key, to: keyWidth) + " "
    let isPossible = item.obstacle == nil
    return StyledLine([
      Span(sign + " " + mark, Style(.accent, .bold)),
      Span(key, Style(isPossible ? .accent : .muted)),
      Span(item.label, Style(isPossible ? .text : .muted)),
      Span(item.detail.isEmpty ? "" : "  " + item.detail, Style(.muted)),
      Span(item.obstacle.map { "  \(glyphs.barred) " + $0 } ?? "", Style(.warn)),
    ])
  }

  private var keyWidth: Int {
    min(14, list.items.map { DisplayWidth.of($0.key) }.max() ?? 0)
  }
}
