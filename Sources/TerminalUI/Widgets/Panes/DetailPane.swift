/// The facts of one record, with its title above; the reader scrolls it line by line.
package struct DetailPane: Widget, Hashable {
  package var title: StyledLine
  package var facts: [Fact]
  package var scroll: DetailScroll
  /// Whether the keys move here; only then a line is marked as the cursor.
  package var hasFocus: Bool
  package var labelWidth: Int
  package var showsAll: Bool
  /// What is searched for; where it stands, it is shown in reverse.
  package var search: String
  package var glyphs: Glyphs

  package init(
    title: StyledLine = StyledLine(),
    facts: [Fact],
    scroll: DetailScroll = DetailScroll(),
    hasFocus: Bool = false,
    labelWidth: Int = 8,
    showsAll: Bool = false,
    search: String = "",
    glyphs: Glyphs = .unicode
  ) {
    self.title = title
    self.facts = facts
    self.scroll = scroll
    self.hasFocus = hasFocus
    self.labelWidth = labelWidth
    self.showsAll = showsAll
    self.search = search
    self.glyphs = glyphs
  }

  /// The lines in a pane of this size, for `DetailScroll.show`.
  package func layout(in size: Size) -> FactLayout {
    FactLayout(
      facts,
      width: max(1, size.width - 2),
      labelWidth: labelWidth,
      height: room(in: size),
      showsAll: showsAll,
      glyphs: glyphs
    )
  }

  /// The lines with as much height as they want.
  package func layout(width: Int) -> FactLayout { layout(in: Size(width: width, height: .max / 2)) }

  private func room(in size: Size) -> Int { max(0, size.height - (title.isEmpty ? 0 : 1)) }

  /// The height left for facts: a preview that cannot show all of them says so in its last line.
  package func factHeight(_ layout: FactLayout, in size: Size) -> Int {
    let room = room(in: size)
    return saysMore(layout, room) ? room - 1 : room
  }

  private func saysMore(_ layout: FactLayout, _ room: Int) -> Bool {
    !showsAll && !hasFocus && room > 3 && layout.lines.count - scroll.top > room
  }

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
      let layout = layout(in: rect.size)
      if saysMore(layout, area.height) {
        area = area.inset(bottom: 1)
        let below = layout.lines.count - scroll.top - area.height
        drawMore(
          below,
          on: &canvas,
          in: Rect(row: area.bottom, column: area.column, width: area.width, height: 1)
        )
      }
      for (offset, line) in zip(0..<area.height, layout.lines.dropFirst(scroll.top)) {
        let row = area.line(offset)
        draw(line, on: &canvas, in: row)
        mark(line, on: &canvas, in: row)
        guard hasFocus, scroll.top + offset == scroll.line else { continue }
        let whole = Rect(row: row.row, column: rect.column, width: rect.width, height: 1)
        canvas.restyle(whole) { $0.ground = .selection }
      }
    }
  }

  private func drawMore(_ count: Int, on canvas: inout Canvas, in row: Rect) {
    let words = "\(glyphs.ellipsis) \(count) more \(count == 1 ? "line" : "lines"), \(glyphs.enter)"
    let place = Position(row: row.row, column: row.column)
    StyledLine(words, .muted).draw(on: &canvas, at: place, width: row.width, glyphs: glyphs)
  }

  private func mark(_ line: FactLayout.Line, on canvas: inout Canvas, in row: Rect) {
    guard !search.isEmpty else { return }
    for place in TextSearch.columns(of: search, in: line.text.text) {
      let found = row.inset(left: place.lowerBound, right: max(0, row.width - place.upperBound))
      canvas.restyle(found) { $0.attributes.insert(.reverse) }
    }
  }

  private func draw(_ line: FactLayout.Line, on canvas: inout Canvas, in row: Rect) {
    let place = Position(row: row.row, column: row.column)
    line.text.draw(on: &canvas, at: place, width: row.width, glyphs: glyphs)
    guard line.text.columns + 2 + line.aside.columns <= row.width else { return }
    line.aside.drawRight(on: &canvas, in: row, glyphs: glyphs)
  }
}
