/// The first line of the screen: where one is at the left, who, how and how old at the right.
package struct HeaderLine: Widget, Hashable {
  /// One fact of the right part.
  package struct Part: Hashable, Sendable {
    package var line: StyledLine
    /// Whether it stays when room is short: the mode and the age of what is seen.
    package var isKept: Bool
    /// Blanks before it.
    package var gap: Int

    package init(_ line: StyledLine, isKept: Bool = false, gap: Int = 2) {
      self.line = line
      self.isKept = isKept
      self.gap = gap
    }
  }

  package var left: StyledLine
  package var parts: [Part]
  package var glyphs: Glyphs

  package init(left: StyledLine, parts: [Part], glyphs: Glyphs = .unicode) {
    self.left = left
    self.parts = parts
    self.glyphs = glyphs
  }

  package func draw(on canvas: inout Canvas, in rect: Rect) {
    guard !rect.isEmpty else { return }
    let shown = fitting(rect.width)
    let right = Self.joined(shown)
    right.drawRight(on: &canvas, in: rect.inset(right: 1).line(0), glyphs: glyphs)
    let room = rect.width - right.columns - 1 - (shown.isEmpty ? 0 : 2)
    let place = Position(row: rect.row, column: rect.column + 1)
    left.draw(on: &canvas, at: place, width: room - 1, glyphs: glyphs)
  }

  /// The parts that find room beside the left text: those that are not kept go from the left.
  func fitting(_ width: Int) -> [Part] {
    var shown = parts
    while Self.joined(shown).columns + left.columns + 4 > width,
      let first = shown.firstIndex(where: { !$0.isKept })
    {
      shown.remove(at: first)
    }
    return shown
  }

  private static func joined(_ parts: [Part]) -> StyledLine {
    parts.enumerated().reduce(into: StyledLine()) { line, part in
      if part.offset > 0 { line.append(String(repeating: " ", count: part.element.gap)) }
      line = line + part.element.line
    }
  }
}
