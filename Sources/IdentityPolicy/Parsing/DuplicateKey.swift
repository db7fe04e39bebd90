import Documents

/// A key that a mapping has twice, with the place of the first.
struct DuplicateKey {
  let key: String
  let first: Position

  func error(at second: Position) -> JSONError {
    JSONError(
      line: second.line,
      column: second.column,
      path: "$",
      expected: "each key once",
      found: "`\(key)` a second time; the first is in line \(first.line)"
    )
  }

  /// Looks for the second place in the text, for a reader that tells only the first.
  func error(in text: String) -> JSONError {
    guard let second = secondPlace(in: text) else {
      return JSONError(
        line: first.line,
        column: first.column,
        path: "$",
        expected: "each key once",
        found: "`\(key)` more than once"
      )
    }
    return error(at: second)
  }

  private func secondPlace(in text: String) -> Position? {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let indent = first.column - 1
    for (number, line) in lines.enumerated().dropFirst(first.line) {
      let scalars = line.unicodeScalars
      let spaces = scalars.prefix { $0 == " " }.count
      // Less indented is another mapping; blank lines and comments say nothing.
      guard spaces >= indent || scalars.allSatisfy(\.properties.isWhitespace) else { return nil }
      guard spaces == indent else { continue }
      let rest = String(scalars.dropFirst(indent))
      if [key, "\"\(key)\"", "'\(key)'"].contains(where: { isKey($0, of: rest) }) {
        return Position(line: number + 1, column: first.column)
      }
    }
    return nil
  }

  private func isKey(_ spelled: String, of line: String) -> Bool {
    line.hasPrefix(spelled)
      && line.dropFirst(spelled.count).first { $0 != " " && $0 != "\t" } == ":"
  }
}
