/// What is wrong with a theme file, and where.
package struct ThemeError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The line of the file; `nil` where something is missing from all of them.
  package let line: Int?
  package let path: String
  package let expected: String
  package let found: String

  package init(line: Int?, path: String, expected: String, found: String) {
    self.line = line
    self.path = path
    self.expected = expected
    self.found = found
  }

  package var description: String {
    let place = line.map { "line \($0): " } ?? ""
    return "\(place)`\(path)`: \(expected) belongs here, found \(found)"
  }
}
