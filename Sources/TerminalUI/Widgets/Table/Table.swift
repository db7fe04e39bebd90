/// Rows in columns under a line of titles, with a gutter for cursor, mark and flag.
package struct Table: Widget, Hashable {
  package var columns: [TableColumn]
  /// The rows on screen, from the first line on.
  package var rows: [TableRow]
  package var scroll: Int
  package var showsTitles: Bool
  /// Whether the row under the cursor has a ground of its own beside the sign in the gutter; slow
  /// lines go without.
  package var showsBar: Bool
  /// Whether the keys move in this table, and not in a pane beside it.
  package var hasFocus: Bool
  package var glyphs: Glyphs

  package init(
    columns: [TableColumn],
    rows: [TableRow],
    scroll: Int = 0,
    showsTitles: Bool = true,
    showsBar: Bool = true,
    hasFocus: Bool = true,
    glyphs: Glyphs = .unicode
  ) {
    self.columns = columns
    self.rows = rows
    self.scroll = scroll
    self.showsTitles = showsTitles
    self.showsBar = showsBar
    self.hasFocus = hasFocus
    self.glyphs = glyphs
  }

  /// How many rows a rectangle of this height shows.
  package func capacity(height: Int) -> Int { max(0, height - (showsTitles ? 1 : 0)) }

  package func draw(on canvas: inout Canvas, in rect: Rect) {
    let layout = TableLayout(columns, width: rect.width, scrolledBy: scroll)
    canvas.clipped(to: rect) { canvas in
      var line = rect.row
      if showsTitles {
        drawTitles(on: &canvas, at: Position(row: line, column: rect.column), layout)
        line += 1
      }
      let visible = Array(rows.prefix(capacity(height: rect.height)))
      let texts = layout.texts(of: visible, glyphs: glyphs)
      for (row, cells) in zip(visible, texts) {
        let strip = Rect(row: line, column: rect.column, width: rect.width, height: 1)
        draw(row, cells, on: &canvas, in: strip, layout)
        line += 1
      }
    }
  }

  private func drawTitles(
    on canvas: inout Canvas,
    at position: Position,
    _ layout: TableLayout
  ) {
    for place in layout.places {
      let title = place.column.alignment.fill(
        Span(place.column.title).shown(with: glyphs),
        to: place.width,
        ellipsis: glyphs.ellipsis
      )
      let cell = Position(row: position.row, column: position.column + place.start)
      canvas.draw(title, at: cell, Style(.muted))
    }
  }

  private func draw(
    _ row: TableRow,
    _ cells: [String],
    on canvas: inout Canvas,
    in strip: Rect,
    _ layout: TableLayout
  ) {
    for (place, text) in zip(layout.places, cells) {
      let cell = Position(row: strip.row, column: strip.column + place.start)
      canvas.draw(text, at: cell, row.cells[place.column.id]?.style ?? .plain)
    }
    drawGutter(of: row, on: &canvas, in: strip)
    if row.isGone { canvas.restyle(strip) { $0.attributes.insert(.dim) } }
    if row.isSelected, showsBar, hasFocus { drawBar(on: &canvas, in: strip, layout) }
  }

  /// One look over the names, and one behind them: words and signs say what colours say elsewhere.
  private func drawBar(on canvas: inout Canvas, in strip: Rect, _ layout: TableLayout) {
    var (names, rest) = (strip, strip)
    names.width = min(strip.width, layout.namesWidth)
    rest.column += names.width
    rest.width -= names.width
    canvas.restyle(names) { $0 = Style(.text, on: .selection) }
    canvas.restyle(rest) { style in
      style.ground = .selection
      style.isBehindNames = true
    }
  }

  private func drawGutter(of row: TableRow, on canvas: inout Canvas, in strip: Rect) {
    let signs: [(String, Style)?] = [
      row.isSelected ? (glyphs.cursor, Style(hasFocus ? .accent : .muted, .bold)) : nil,
      row.isMarked ? (glyphs.mark, Style(.accent, .bold)) : nil,
      row.flag.map { ($0.glyph(glyphs), Style($0.role, .bold)) },
    ]
    for (offset, sign) in signs.enumerated() {
      guard let sign else { continue }
      let place = Position(row: strip.row, column: strip.column + offset)
      canvas.draw(sign.0, at: place, sign.1)
    }
  }
}
