import TerminalUI
import Testing

@Suite struct GeometryTests {
  @Test func `sizes and rectangles are never negative`() {
    #expect(Size(width: -1, height: -2) == Size(width: 0, height: 0))
    #expect(Rect(row: 1, column: 1, width: -3, height: 2).isEmpty)
  }

  @Test(arguments: [
    (Rect(row: 0, column: 0, width: 4, height: 4), Rect(row: 1, column: 2, width: 2, height: 3)),
    (Rect(row: 2, column: 4, width: 1, height: 1), Rect(row: 2, column: 4, width: 1, height: 1)),
    (Rect(row: 9, column: 9, width: 4, height: 4), Rect(row: 9, column: 9, width: 0, height: 0)),
    (Rect(row: 0, column: 0, width: 2, height: 2), Rect(row: 1, column: 2, width: 0, height: 1)),
  ])
  func `an intersection is what both cover`(other: Rect, expected: Rect) {
    let rect = Rect(row: 1, column: 2, width: 5, height: 4)
    #expect(rect.intersection(other) == expected)
    #expect(other.intersection(rect) == expected)
  }

  @Test(arguments: [(1, 2, true), (4, 6, true), (5, 2, false), (1, 7, false), (0, 2, false)])
  func `a rectangle contains the cells from its corner up to its far edges`(
    row: Int,
    column: Int,
    isInside: Bool
  ) {
    let rect = Rect(row: 1, column: 2, width: 5, height: 4)
    #expect(rect.contains(Position(row: row, column: column)) == isInside)
    #expect(rect.bottom == 5)
    #expect(rect.right == 7)
  }
}
