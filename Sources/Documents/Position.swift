/// A place in a text file, both counted from 1; columns count characters, not bytes.
package struct Position: Hashable, Sendable, Comparable, CustomStringConvertible {
  // Half the room of `Int`: every value of a document carries one of these.
  private let storedLine: UInt32
  private let storedColumn: UInt32

  package init(line: Int, column: Int) {
    storedLine = UInt32(clamping: line)
    storedColumn = UInt32(clamping: column)
  }

  package var line: Int { Int(storedLine) }

  package var column: Int { Int(storedColumn) }

  package var description: String { "\(line):\(column)" }

  package static func < (left: Position, right: Position) -> Bool {
    (left.storedLine, left.storedColumn) < (right.storedLine, right.storedColumn)
  }
}
