/// The dashed line that sets a pane off and says what is below and what is new.
package struct PaneLine: Widget, Hashable {
  package var words: String
  package var glyphs: Glyphs

  package init(_ words: String = "", glyphs: Glyphs = .unicode) {
    self.words = words
    self.glyphs = glyphs
  }

  /// `26 below · 2 new, R shows them` from the counts of a list.
  package init(below: Int?, new: Int, takesInBy key: String, glyphs: Glyphs = .unicode) {
    var parts: [String] = []
    if let below, below > 0 { parts.append("\(below) below") }
    if new > 0 { parts.append("\(new) new, \(key) shows \(new == 1 ? "it" : "them")") }
    self.init(parts.joined(separator: " \(glyphs.dot) "), glyphs: glyphs)
  }

  package func draw(on canvas: inout Canvas, in rect: Rect) {
    let strip = rect.inset(left: 1).line(0)
    canvas.fill(strip, Style(.border), with: glyphs.dash)
    guard !words.isEmpty, strip.width > 4 else { return }
    let line = StyledLine(" \(words) ", Style(.muted))
    let place = Position(row: strip.row, column: strip.column + 1)
    line.draw(on: &canvas, at: place, width: strip.width - 1, glyphs: glyphs)
  }
}
