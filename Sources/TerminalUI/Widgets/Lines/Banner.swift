/// The line that says what is wrong with the system itself, the worst first.
package struct Banner: Widget, Hashable {
  /// What is wrong, most severe first.
  package var troubles: [Trouble]
  /// What opens it: `⏎ open`.
  package var hint: String
  package var glyphs: Glyphs

  package struct Trouble: Hashable, Sendable {
    package var line: String
    /// The role says how bad it is beside the words that do.
    package var role: Role

    package init(_ line: String, role: Role = .danger) {
      self.line = line
      self.role = role
    }
  }

  package init(_ troubles: [Trouble], hint: String? = nil, glyphs: Glyphs = .unicode) {
    self.troubles = troubles
    self.hint = hint ?? "\(glyphs.enter) open"
    self.glyphs = glyphs
  }

  package func draw(on canvas: inout Canvas, in rect: Rect) {
    guard let worst = troubles.first, !rect.isEmpty else { return }
    let more = troubles.count - 1
    let rest = more == 0 ? "" : " \(glyphs.dot) +\(more) alert\(more == 1 ? "" : "s")"
    let right = StyledLine(hint + rest, Style(.muted))
    let line = StyledLine("\(glyphs.late) \(worst.line)", Style(worst.role, .bold))
    let inside = rect.inset(left: 1, right: 1)
    // What is wrong is never cut for the sake of the hint beside it.
    let hasRoom = line.columns + 2 + right.columns <= inside.width
    if hasRoom { right.drawRight(on: &canvas, in: inside, glyphs: glyphs) }
    let place = Position(row: rect.row, column: inside.column)
    line.draw(on: &canvas, at: place, width: inside.width, glyphs: glyphs)
  }
}
