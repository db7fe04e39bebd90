/// The box of a dialog or a list over the screen; words stand in its upper and lower edge.
package struct Frame: Hashable, Sendable {
  package var title: StyledLine
  package var corner: StyledLine
  package var footer: StyledLine
  package var footerCorner: StyledLine
  package var glyphs: Glyphs

  package init(
    title: String = "",
    corner: StyledLine = StyledLine(),
    footer: String = "",
    footerCorner: String = "",
    glyphs: Glyphs = .unicode
  ) {
    self.title = StyledLine(title, Style(.title, .bold))
    self.corner = corner
    self.footer = StyledLine(footer, Style(.muted))
    self.footerCorner = StyledLine(footerCorner, Style(.muted))
    self.glyphs = glyphs
  }

  /// Clears the rectangle, draws the box and returns what is inside, one blank off the sides.
  @discardableResult
  package func draw(on canvas: inout Canvas, in rect: Rect) -> Rect {
    canvas.fill(rect)
    guard rect.width >= 4, rect.height >= 3 else { return rect }
    let box = glyphs.box
    canvas.clipped(to: rect) { canvas in
      let style = Style(.border)
      canvas.fill(rect.line(0), style, with: box.horizontal)
      canvas.fill(rect.line(rect.height - 1), style, with: box.horizontal)
      for row in rect.row + 1..<rect.bottom - 1 {
        canvas.draw(box.vertical, at: Position(row: row, column: rect.column), style)
        canvas.draw(box.vertical, at: Position(row: row, column: rect.right - 1), style)
      }
      let corners = [
        (box.topLeft, 0, rect.column), (box.topRight, 0, rect.right - 1),
        (box.bottomLeft, rect.height - 1, rect.column),
        (box.bottomRight, rect.height - 1, rect.right - 1),
      ]
      for (sign, offset, column) in corners {
        canvas.draw(sign, at: Position(row: rect.row + offset, column: column), style)
      }
      drawWords(title, corner, on: &canvas, in: rect.line(0))
      drawWords(footer, footerCorner, on: &canvas, in: rect.line(rect.height - 1))
    }
    return rect.inset(top: 1, left: 2, bottom: 1, right: 2)
  }

  /// Both words where there is room for both, else the left one alone.
  private func drawWords(
    _ left: StyledLine,
    _ right: StyledLine,
    on canvas: inout Canvas,
    in edge: Rect
  ) {
    let room = edge.inset(left: 1, right: 1)
    let needsRight = right.isEmpty ? 0 : right.columns + 3
    let hasRight = needsRight > 0 && left.columns + 2 + needsRight <= room.width
    if !left.isEmpty {
      let line = StyledLine(" ") + left + StyledLine(" ")
      let width = room.width - (hasRight ? needsRight : 0)
      let place = Position(row: edge.row, column: room.column)
      line.draw(on: &canvas, at: place, width: width, glyphs: glyphs)
    }
    if hasRight {
      (StyledLine(" ") + right + StyledLine(" ")).drawRight(on: &canvas, in: room, glyphs: glyphs)
    }
  }

  /// A rectangle of at most this size in the middle of another.
  package static func centered(width: Int, height: Int, in rect: Rect) -> Rect {
    let width = min(width, rect.width)
    let height = min(height, rect.height)
    return Rect(
      row: rect.row + (rect.height - height) / 2,
      column: rect.column + (rect.width - width) / 2,
      width: width,
      height: height
    )
  }
}
