/// The facts of one record, with its title above; the reader scrolls it line by line.
package struct DetailPane: Widget, Hashable {
  package var title: StyledLine
  package var facts: [Fact]
  package var scroll: DetailScroll
  /// Whether the keys move here; only then a line is marked as the cursor.
  package var hasFocus: Bool
  package var labelWidth: Int
  package var showsAll: Bool
  package var glyphs: Glyphs

  package init(
    title: StyledLine = StyledLine(),
    facts: [Fact],
    scroll: DetailScroll = DetailScroll(),
    hasFocus: Bool = false,
    labelWidth: Int = 8,
    showsAll: Bool = false,
    glyphs: Glyphs = .unicode
  ) {
    self.title = title
    self.facts = facts
    self.scroll = scroll
    self.hasFocus = hasFocus
    self.labelWidth = labelWidth
    self.showsAll = showsAll
    self.glyphs = glyphs
  }

  /// The lines in a pane of this width, for `DetailScroll.show`.
  package func layout(width: Int) -> FactLayout {
    FactLayout(
      facts,
      width: max(1, width - 2),
      labelWidth: labelWidth,
      showsAll: showsAll,
      glyphs: glyphs
    )
  }

  /// The height left for facts in a pane of this height.
  package func factHeight(in height: Int) -> Int { max(0, height - (title.isEmpty ? 0 : 1)) }

  package func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let inside = rect.inset(left: 1, right: 1)
    canvas.clipped(to: rect) { canvas in
      var area = inside
      if !title.isEmpty {
        let place = Position(row: inside.row, column: inside.column)
        title.draw(on: &canvas, at: place, width: inside.width, glyphs: glyphs)
        area = inside.inset(top: 1)
      }
      let lines = layout(width: rect.width).lines.dropFirst(scroll.top)
      for (offset, line) in zip(0..<area.height, lines) {
        draw(line, on: &canvas, in: area.line(offset))
        guard hasFocus, scroll.top + offset == scroll.line else { continue }
        canvas.restyle(
          Rect(row: area.row + offset, column: rect.column, width: rect.width, height: 1)
        ) { $0.ground = .selection }
      }
    }
  }

  private func draw(_ line: FactLayout.Line, on canvas: inout Canvas, in row: Rect) {
    let place = Position(row: row.row, column: row.column)
    line.text.draw(on: &canvas, at: place, width: row.width, glyphs: glyphs)
    guard line.text.columns + 2 + line.aside.columns <= row.width else { return }
    line.aside.drawRight(on: &canvas, in: row, glyphs: glyphs)
  }
}
