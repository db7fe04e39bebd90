/// How far a long work is; where nobody knows the whole, what is done so far.
package struct Progress: Widget, Hashable {
  package var words: String
  package var done: Int
  package var whole: Int?
  package var turn: Int
  package var glyphs: Glyphs

  package init(
    _ words: String,
    done: Int,
    of whole: Int? = nil,
    turn: Int = 0,
    glyphs: Glyphs = .unicode
  ) {
    self.words = words
    self.done = done
    self.whole = whole
    self.turn = turn
    self.glyphs = glyphs
  }

  /// `importing 12,000 of 40,000`.
  package var text: String {
    let count = DecimalText.grouped(done)
    return whole.map { "\(words) \(count) of \(DecimalText.grouped($0))" } ?? "\(words) \(count)"
  }

  package func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    guard let whole else {
      return Spinner(turn: turn, text).draw(on: &canvas, in: rect)
    }
    let line = StyledLine(text)
    let place = Position(row: rect.row, column: rect.column)
    let taken = line.draw(on: &canvas, at: place, width: rect.width, glyphs: glyphs)
    let rest = rect.line(0).inset(left: taken + 2)
    guard rest.width >= 10 else { return }
    Gauge(min(done, whole), of: whole, glyphs: glyphs).draw(on: &canvas, in: rest)
  }
}
