import TerminalUI
import Testing

struct SplitTests {
  @Test(arguments: [
    (10, [Part.fixed(3), .fill()], [3, 7]),
    (10, [Part.fill(), .fill()], [5, 5]),
    (11, [Part.fill(), .fill()], [6, 5]),
    (20, [Part(.between(4, 8)), .fill()], [8, 12]),
    (10, [Part(.between(4, 8)), .fill(atLeast: 4)], [5, 5]),
    (100, [Part(.percent(60, atLeast: 10)), .fill()], [60, 40]),
    (12, [Part(.percent(60, atLeast: 10)), .fill()], [10, 2]),
    (30, [Part.fixed(3), .fixed(4)], [3, 4]),
    (0, [Part.fixed(3), .fill()], [0, 0]),
  ])
  func `room is given to minimums first, then shared by those that grow`(
    whole: Int,
    parts: [Part],
    lengths: [Int?]
  ) {
    #expect(Split.lengths(of: parts, in: whole) == lengths)
  }

  @Test(arguments: [
    (24, [8, 6, 4, 6]), (20, [10, 6, 4, nil]), (13, [9, nil, 4, nil]), (9, [5, nil, 4, nil]),
    (6, [5, nil, 1, nil]), (3, [3, nil, 0, nil]),
  ])
  func `parts are left out in the declared order and the rest is cut from the end`(
    whole: Int,
    lengths: [Int?]
  ) {
    let parts: [Part] = [
      .fill(atLeast: 5), .fixed(6, drop: 2), .fixed(4), Part(.fixed(6), dropOrder: 1),
    ]
    #expect(Split.lengths(of: parts, in: whole) == lengths)
  }

  @Test func `of two parts with one order the later one goes first`() {
    let parts: [Part] = [.fixed(4, drop: 1), .fixed(4, drop: 1)]
    #expect(Split.lengths(of: parts, in: 5) == [4, nil])
  }

  @Test func `gaps count as room`() {
    let parts: [Part] = [.fixed(4), .fixed(4), .fixed(4, drop: 1)]
    #expect(Split.lengths(of: parts, in: 14, gap: 1) == [4, 4, 4])
    #expect(Split.lengths(of: parts, in: 13, gap: 1) == [4, 4, nil])
  }

  @Test func `rows stand below each other and skip what is left out`() {
    let rect = Rect(row: 2, column: 1, width: 9, height: 5)
    let rows = Split.rows(of: [.fixed(1), .fixed(9, drop: 1), .fill()], in: rect)
    #expect(rows[0] == Rect(row: 2, column: 1, width: 9, height: 1))
    #expect(rows[1] == nil)
    #expect(rows[2] == Rect(row: 3, column: 1, width: 9, height: 4))
  }

  @Test func `columns stand beside each other with a gap`() {
    let rect = Rect(row: 0, column: 0, width: 9, height: 2)
    let columns = Split.columns(of: [.fill(), .fill()], in: rect, gap: 1)
    #expect(columns[0] == Rect(row: 0, column: 0, width: 4, height: 2))
    #expect(columns[1] == Rect(row: 0, column: 5, width: 4, height: 2))
  }

  @Test func `no split ever leaves its rectangle`() {
    let parts: [Part] = [.fixed(3), .fill(atLeast: 4, drop: 1), Part(.percent(50, atLeast: 2))]
    for width in 0...20 {
      let rect = Rect(row: 1, column: 1, width: width, height: 1)
      for column in Split.columns(of: parts, in: rect, gap: 1).compactMap({ $0 }) {
        #expect(column.isEmpty || column.intersection(rect) == column)
      }
    }
  }
}
