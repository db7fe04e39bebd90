/// Whether a text is JSON, and how many objects have a member of a given name: enough to look at an export.
struct JSONShape {
  private(set) var members: [String: Int] = [:]
  private var rest: Substring.UnicodeScalarView

  /// `nil` for what is no JSON.
  init?(_ text: String) {
    rest = text[...].unicodeScalars
    guard readValue(), skipSpace() == nil else { return nil }
  }

  /// The next character that is no space, left in place.
  @discardableResult
  private mutating func skipSpace() -> Unicode.Scalar? {
    while let first = rest.first, " \n\r\t".unicodeScalars.contains(first) { rest.removeFirst() }
    return rest.first
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard skipSpace() == scalar else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func readValue() -> Bool {
    switch skipSpace() {
    case "{": return readMembers()
    case "[": return readElements()
    case "\"": return readString() != nil
    default: return readWord()
    }
  }

  private mutating func readMembers() -> Bool {
    guard take("{") else { return false }
    if take("}") { return true }
    repeat {
      guard skipSpace() == "\"", let name = readString(), take(":"), readValue() else {
        return false
      }
      members[name, default: 0] += 1
    } while take(",")
    return take("}")
  }

  private mutating func readElements() -> Bool {
    guard take("[") else { return false }
    if take("]") { return true }
    repeat { guard readValue() else { return false } } while take(",")
    return take("]")
  }

  private mutating func readString() -> String? {
    guard take("\"") else { return nil }
    var text = ""
    while let scalar = rest.popFirst() {
      switch scalar {
      case "\"": return text
      case "\\":
        guard let escaped = rest.popFirst() else { return nil }
        text.unicodeScalars.append(escaped)
      case "\u{0}"..."\u{1F}": return nil
      default: text.unicodeScalars.append(scalar)
      }
    }
    return nil
  }

  private mutating func readWord() -> Bool {
    let word = rest.prefix { !",]} \n".unicodeScalars.contains($0) }
    rest.removeFirst(word.count)
    return ["true", "false", "null"].contains(String(word)) || Int(String(word)) != nil
  }
}

extension Substring.UnicodeScalarView {
  fileprivate mutating func popFirst() -> Unicode.Scalar? {
    isEmpty ? nil : removeFirst()
  }
}
