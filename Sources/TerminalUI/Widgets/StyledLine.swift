/// One line of differently styled pieces, measured and cut by terminal columns.
package struct StyledLine: Hashable, Sendable, ExpressibleByStringLiteral {
  package var spans: [Span]

  package init(_ spans: [Span] = []) { self.spans = spans }

  package init(_ text: String, _ style: Style = .plain) { self.init([Span(text, style)]) }

  package init(_ text: String, _ role: Role, _ attributes: Style.Attributes = []) {
    self.init([Span(text, role, attributes)])
  }

  package init(stringLiteral text: String) { self.init(text) }

  package var text: String { spans.map(\.text).joined() }

  package var columns: Int { spans.reduce(0) { $0 + $1.columns } }

  package var isEmpty: Bool { spans.allSatisfy(\.text.isEmpty) }

  package mutating func append(_ text: String, _ style: Style = .plain) {
    spans.append(Span(text, style))
  }

  package static func + (left: StyledLine, right: StyledLine) -> StyledLine {
    StyledLine(left.spans + right.spans)
  }

  /// Draws from a place rightwards over at most `width` columns; what is cut ends in an ellipsis.
  ///
  /// Returns the columns taken.
  @discardableResult
  package func draw(
    on canvas: inout Canvas,
    at position: Position,
    width: Int,
    glyphs: Glyphs = .unicode
  ) -> Int {
    guard width > 0 else { return 0 }
    let texts = spans.map { $0.shown(with: glyphs) }
    let needed = texts.reduce(0) { $0 + DisplayWidth.of($1) }
    var column = position.column
    var left = needed > width ? width - glyphs.ellipsis.count : width
    for (span, text) in zip(spans, texts) where left > 0 {
      let piece = DisplayWidth.of(text) <= left ? text : Truncation.head(of: text, columns: left)
      let place = Position(row: position.row, column: column)
      let taken = canvas.draw(piece, at: place, span.style)
      column += taken
      left -= piece.utf8.count < text.utf8.count ? left : taken
    }
    if needed > width {
      let place = Position(row: position.row, column: column)
      column += canvas.draw(glyphs.ellipsis, at: place, spans.last?.style ?? .plain)
    }
    return column - position.column
  }

  /// Draws so that the line ends at the right edge of `rect`'s first row.
  package func drawRight(on canvas: inout Canvas, in rect: Rect, glyphs: Glyphs = .unicode) {
    let needed = spans.reduce(0) { $0 + DisplayWidth.of($1.shown(with: glyphs)) }
    let width = min(needed, rect.width)
    let place = Position(row: rect.row, column: rect.right - width)
    draw(on: &canvas, at: place, width: width, glyphs: glyphs)
  }
}

extension Canvas {
  /// Draws lines from the top of a rectangle downwards, each within its width.
  package mutating func draw(_ lines: [StyledLine], in rect: Rect, glyphs: Glyphs = .unicode) {
    for (offset, line) in lines.prefix(rect.height).enumerated() {
      let place = Position(row: rect.row + offset, column: rect.column)
      line.draw(on: &self, at: place, width: rect.width, glyphs: glyphs)
    }
  }
}

extension Rect {
  /// One of its rows as a rectangle, empty where there is no such row.
  package func line(_ offset: Int) -> Rect {
    let isInside = (0..<height).contains(offset)
    return Rect(row: row + offset, column: column, width: width, height: isInside ? 1 : 0)
  }

  /// What is left inside when so many cells are taken from each side.
  package func inset(top: Int = 0, left: Int = 0, bottom: Int = 0, right: Int = 0) -> Rect {
    let column = min(self.column + left, self.right)
    let row = min(self.row + top, self.bottom)
    return Rect(
      row: row,
      column: column,
      width: self.right - right - column,
      height: self.bottom - bottom - row
    )
  }
}
