import Documents

/// What an unquoted word of YAML means: as in JSON, or else itself.
enum PlainScalar {
  static func value(of text: String) -> Document.Value {
    switch text {
    case "", "~", "null", "Null", "NULL": .null
    case "true", "True", "TRUE": .boolean(true)
    case "false", "False", "FALSE": .boolean(false)
    default: isNumber(text) ? .number(text) : .string(text)
    }
  }

  /// Whether JSON would read this as a number; `0777`, `0x1F` and `1_000` are read in two ways.
  private static func isNumber(_ text: String) -> Bool {
    guard let first = text.utf8.first, first == 0x2D || (0x30...0x39).contains(first),
      text.utf8.count <= 400, let document = try? Document(json: Array(text.utf8)),
      case .number = document.value
    else { return false }
    return true
  }
}
