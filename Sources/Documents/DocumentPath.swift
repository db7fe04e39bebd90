/// The way from the top of a document to one of its values.
package indirect enum DocumentPath: Hashable, Sendable {
  case root
  case member(DocumentPath, String)
  case element(DocumentPath, Int)

  /// A JSON pointer (RFC 6901), such as `/Statement/0/Action`; empty for the whole document.
  package var pointer: String {
    switch self {
    case .root: ""
    case .member(let parent, let key): parent.pointer + "/" + DocumentPath.escaped(key)
    case .element(let parent, let index): parent.pointer + "/\(index)"
    }
  }

  private static func escaped(_ key: String) -> String {
    String(key.flatMap { $0 == "~" ? "~0" : $0 == "/" ? "~1" : String($0) })
  }

  /// The steps of a JSON pointer; `nil` when the text is no pointer.
  static func steps(ofPointer pointer: String) -> [String]? {
    guard !pointer.isEmpty else { return [] }
    let parts = pointer.split(separator: "/", omittingEmptySubsequences: false)
    guard let first = parts.first, first.isEmpty else { return nil }
    return parts.dropFirst().map(unescaped)
  }

  private static func unescaped(_ step: Substring) -> String {
    guard step.contains("~") else { return String(step) }
    var text = ""
    var isEscaped = false
    for character in step {
      if isEscaped {
        text.append(character == "1" ? "/" : character == "0" ? "~" : character)
      } else if character != "~" {
        text.append(character)
      }
      isEscaped = !isEscaped && character == "~"
    }
    return text
  }
}

extension DocumentPath: CustomStringConvertible {
  /// The form that people read, such as `$.RoleDetailList[14].Arn` or `$.tags["a b"]`.
  package var description: String {
    switch self {
    case .root: "$"
    case .element(let parent, let index): "\(parent)[\(index)]"
    case .member(let parent, let key): parent.description + DocumentPath.step(key)
    }
  }

  private static func step(_ key: String) -> String {
    let isWord = key.utf8.allSatisfy { byte in
      ASCII.isDigit(byte) || byte == 0x5F || byte == ASCII.minus || (byte | 0x20) &- 0x61 < 26
    }
    guard !isWord || key.isEmpty else { return ".\(key)" }
    return "[\(JSONValue.string(key).canonical)]"
  }
}
