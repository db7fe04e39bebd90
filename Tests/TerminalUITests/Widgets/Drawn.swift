import TerminalUI

/// What a widget draws, as lines of text without the blanks at their ends.
func drawn(_ widget: some Widget, _ width: Int, _ height: Int = 1) -> [String] {
  lines(of: canvas(of: widget, width, height))
}

/// A canvas of just this size with the widget all over it.
func canvas(of widget: some Widget, _ width: Int, _ height: Int = 1) -> Canvas {
  var canvas = Canvas(size: Size(width: width, height: height))
  widget.draw(on: &canvas, in: canvas.bounds)
  return canvas
}

func lines(of canvas: Canvas) -> [String] {
  (0..<canvas.size.height).map { row in
    let line = (0..<canvas.size.width).map { canvas[row, $0]?.text ?? "" }.joined()
    let blanks = line.reversed().prefix { $0 == " " }.count
    return String(line.dropLast(blanks))
  }
}

/// The role of each cell of a row by one letter: `.` text, else the first letter of the role.
func roles(of canvas: Canvas, row: Int) -> String {
  (0..<canvas.size.width).map { column in
    let role = canvas[row, column]?.style.role ?? .text
    return role == .text ? "." : String(role.rawValue.prefix(1))
  }.joined()
}
