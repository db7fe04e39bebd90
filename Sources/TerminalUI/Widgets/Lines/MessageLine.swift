/// What just happened, in the footer's place until the next key.
package struct MessageLine: Widget, Hashable {
  package enum Kind: Hashable, Sendable { case done, refused, note }

  package var text: String
  package var kind: Kind
  package var glyphs: Glyphs

  package init(_ text: String, _ kind: Kind = .note, glyphs: Glyphs = .unicode) {
    self.text = text
    self.kind = kind
    self.glyphs = glyphs
  }

  package func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let (sign, role): (String, Role) =
      switch kind {
      case .done: (glyphs.met + " ", .ok)
      case .refused: (glyphs.late + " ", .warn)
      case .note: ("", .info)
      }
    let line = StyledLine([Span(sign, Style(role, .bold)), Span(text, Style(role))])
    let inside = rect.inset(left: 1, right: 1)
    let place = Position(row: rect.row, column: inside.column)
    line.draw(on: &canvas, at: place, width: inside.width, glyphs: glyphs)
  }
}
