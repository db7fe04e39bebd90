/// A sign that turns while something is awaited; the caller's clock gives the turn.
package struct Spinner: Widget, Hashable {
  package var turn: Int
  package var words: String

  package init(turn: Int, _ words: String = "") {
    self.turn = turn
    self.words = words
  }

  /// ASCII everywhere: braille dots are noise to screen readers and blanks to old fonts.
  package var sign: String { ["|", "/", "-", "\\"][((turn % 4) + 4) % 4] }

  package func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let line = StyledLine([Span(sign, Style(.accent)), Span(words.isEmpty ? "" : " " + words)])
    let place = Position(row: rect.row, column: rect.column)
    line.draw(on: &canvas, at: place, width: rect.width)
  }
}
