/// A value that draws itself into a part of a canvas; drawing never fails and never assumes a size.
package protocol Widget: Sendable {
  /// Draws inside `rect` only, whatever its size.
  func draw(on canvas: inout Canvas, in rect: Rect)
}

extension Widget {
  /// What it draws in a room of its own, as lines among others: for charts between facts.
  package func lines(in size: Size) -> [StyledLine] {
    var canvas = Canvas(size: size)
    draw(on: &canvas, in: canvas.bounds)
    return (0..<size.height).map { row in
      var line = StyledLine()
      for column in 0..<size.width {
        guard let cell = canvas[row, column], !cell.isContinuation else { continue }
        if let last = line.spans.last, last.style == cell.style {
          line.spans[line.spans.count - 1] = Span(last.text + cell.text, cell.style)
        } else {
          line.append(cell.text, cell.style)
        }
      }
      return line
    }
  }
}
