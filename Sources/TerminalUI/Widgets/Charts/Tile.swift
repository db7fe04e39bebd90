/// One number with its name above and what to make of it below.
package struct Tile: Widget, Hashable {
  package var title: String
  package var value: StyledLine
  package var note: StyledLine
  package var curve: Sparkline?
  package var glyphs: Glyphs

  package init(
    _ title: String,
    value: StyledLine,
    note: StyledLine = StyledLine(),
    curve: Sparkline? = nil,
    glyphs: Glyphs = .unicode
  ) {
    self.title = title
    self.value = value
    self.note = note
    self.curve = curve
    self.glyphs = glyphs
  }

  package func draw(on canvas: inout Canvas, in rect: Rect) {
    canvas.clipped(to: rect) { canvas in
      let shown =
        rect.height < 3 ? [value, note] : [StyledLine(title, Style(.title)), value, note]
      canvas.draw(shown, in: rect, glyphs: glyphs)
      guard let curve, rect.width >= value.columns + 4 else { return }
      let line = rect.line(rect.height < 3 ? 0 : 1)
      curve.draw(on: &canvas, in: line.inset(left: value.columns + 1))
    }
  }
}
