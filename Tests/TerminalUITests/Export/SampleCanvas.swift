import TerminalUI

extension Canvas {
  /// Two rows with every kind of cell: wide, marked, hostile, selected, styled blanks.
  static var sample: Canvas {
    var canvas = Canvas(size: Size(width: 12, height: 3))
    canvas.draw("ada <&\">", at: Position(row: 0, column: 0))
    canvas.draw("日e\u{301} ok", at: Position(row: 1, column: 1), Style(.ok))
    canvas.draw("▅▅", at: Position(row: 1, column: 10), Style(.chart1))
    canvas.restyle(Rect(row: 1, column: 0, width: 4, height: 1)) { $0.ground = .selection }
    canvas.draw("late", at: Position(row: 2, column: 2), Style(.danger, .underline))
    canvas.fill(Rect(row: 2, column: 8, width: 4, height: 1), Style(.muted))
    return canvas
  }
}
