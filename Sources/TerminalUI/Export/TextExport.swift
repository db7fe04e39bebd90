extension Canvas {
  /// The rows as text, without the blanks at their ends.
  package func rows() -> [String] {
    (0..<size.height).map { row in
      let text = cells(inRow: row).map(\.text).joined()
      return String(text[..<text.endOfInk])
    }
  }

  /// The screen as lines of text.
  package func text() -> String { rows().map { $0 + "\n" }.joined() }

  func cells(inRow row: Int) -> ArraySlice<Cell> {
    cells[row * size.width..<(row + 1) * size.width]
  }
}

extension String {
  /// Where the blanks at the end begin.
  fileprivate var endOfInk: Index {
    lastIndex { $0 != " " }.map { index(after: $0) } ?? startIndex
  }
}
