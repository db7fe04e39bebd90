/// What is wrong with a document, and where: the place, what was expected and what was found.
public struct JSONError: Error, Hashable, Sendable {
  /// The line, from 1.
  public let line: Int
  /// The column in characters (Unicode scalars), from 1.
  public let column: Int
  /// The path of the value concerned, such as `$.RoleDetailList[14].Arn`.
  public let path: String
  /// What would have been right, as a phrase: "a string", "`,` or `]`".
  public let expected: String
  /// What is there instead, as a phrase, cut to 120 columns.
  public let found: String

  /// Keeps at most 120 columns of `found`; a hostile file could otherwise fill the screen.
  public init(line: Int, column: Int, path: String, expected: String, found: String) {
    self.line = line
    self.column = column
    self.path = JSONError.cut(path)
    self.expected = expected
    self.found = JSONError.cut(found)
  }

  /// One line in the wording of the house, without the name of the file.
  public var message: String {
    "line \(line), column \(column) (\(path)): expected \(expected), found \(found)"
  }

  /// The text cut to 120 columns, with control characters and what could reorder a line made visible.
  static func cut(_ text: String) -> String {
    var shown = ""
    var columns = 0
    for scalar in text.unicodeScalars {
      let piece = isPlain(scalar) ? String(scalar) : "\\u{\(String(scalar.value, radix: 16))}"
      // Anything beyond Latin may be two columns wide; counting two never exceeds the limit.
      columns += scalar.value < 0x300 ? piece.utf8.count : 2
      guard columns <= 119 else { return shown + "…" }
      shown += piece
    }
    return shown
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: false
    default: true
    }
  }
}

extension JSONError: CustomStringConvertible {
  /// The same as `message`.
  public var description: String { message }
}
