/// The extent of a terminal, canvas or pane, in cells.
package struct Size: Hashable, Sendable {
  package var width: Int
  package var height: Int

  package init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
  }
}

/// A cell's place: row and column count from 0 at the upper left corner.
package struct Position: Hashable, Sendable {
  package var row: Int
  package var column: Int

  package init(row: Int, column: Int) {
    self.row = row
    self.column = column
  }
}

/// A rectangle of cells; it may be empty, it is never negative.
package struct Rect: Hashable, Sendable {
  package var row: Int
  package var column: Int
  package var width: Int
  package var height: Int

  package init(row: Int, column: Int, width: Int, height: Int) {
    self.row = row
    self.column = column
    self.width = max(0, width)
    self.height = max(0, height)
  }

  package init(size: Size) {
    self.init(row: 0, column: 0, width: size.width, height: size.height)
  }

  package var isEmpty: Bool { width == 0 || height == 0 }

  package var size: Size { Size(width: width, height: height) }

  /// The first row below the rectangle.
  package var bottom: Int { row + height }

  /// The first column right of the rectangle.
  package var right: Int { column + width }

  package func contains(_ position: Position) -> Bool {
    (row..<bottom).contains(position.row) && (column..<right).contains(position.column)
  }

  /// The part that both rectangles cover; empty where they do not meet.
  package func intersection(_ other: Rect) -> Rect {
    let top = max(row, other.row)
    let left = max(column, other.column)
    return Rect(
      row: top,
      column: left,
      width: min(right, other.right) - left,
      height: min(bottom, other.bottom) - top
    )
  }
}
