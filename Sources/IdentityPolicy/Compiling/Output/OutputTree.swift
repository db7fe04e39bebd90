import Documents

/// A document to be written, its fields in the order in which people read them.
package indirect enum OutputTree: Sendable {
  case text(String)
  /// A text of several lines, which YAML shows as they are.
  case lines(String)
  case integer(Int)
  case flag(Bool)
  case list([OutputTree])
  case map([(String, OutputTree)])

  static func texts(_ texts: [String]) -> OutputTree { .list(texts.map { .text($0) }) }

  /// A single text alone, several as a list: AWS reads both, and people the shorter.
  static func scalarOrList(_ texts: [String]) -> OutputTree {
    texts.count == 1 ? .text(texts[0]) : .texts(texts)
  }
}

extension OutputTree: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  package init(stringLiteral value: String) { self = .text(value) }
  package init(integerLiteral value: Int) { self = .integer(value) }
  package init(booleanLiteral value: Bool) { self = .flag(value) }
  package init(arrayLiteral elements: OutputTree...) { self = .list(elements) }
  package init(dictionaryLiteral elements: (String, OutputTree)...) { self = .map(elements) }
}

extension OutputTree {
  var isScalar: Bool {
    switch self {
    case .text, .integer, .flag: true
    case .lines: false
    case .list(let elements): elements.isEmpty
    case .map(let members): members.isEmpty
    }
  }

  /// JSON without any space; what limits of size are counted on.
  package var compactJSON: String {
    switch self {
    case .text(let text), .lines(let text): return JSONValue.string(text).canonical
    case .integer(let number): return String(number)
    case .flag(let flag): return flag ? "true" : "false"
    case .list(let elements): return "[" + elements.map(\.compactJSON).joined(separator: ",") + "]"
    case .map(let members):
      let fields = members.map { "\(JSONValue.string($0.0).canonical):\($0.1.compactJSON)" }
      return "{" + fields.joined(separator: ",") + "}"
    }
  }

  /// JSON of two spaces an indent, with a line break at its end.
  package var json: String {
    var output = ""
    writeJSON(to: &output, indent: "")
    return output + "\n"
  }

  private func writeJSON(to output: inout String, indent: String) {
    let inner = indent + "  "
    switch self {
    case .list(let elements) where !elements.allSatisfy(\.isScalar):
      output += "["
      for (index, element) in elements.enumerated() {
        output += (index == 0 ? "\n" : ",\n") + inner
        element.writeJSON(to: &output, indent: inner)
      }
      output += "\n\(indent)]"
    case .map(let members) where !members.isEmpty:
      output += "{"
      for (index, member) in members.enumerated() {
        output += (index == 0 ? "\n" : ",\n") + inner + JSONValue.string(member.0).canonical + ": "
        member.1.writeJSON(to: &output, indent: inner)
      }
      output += "\n\(indent)}"
    default: output += compactJSON
    }
  }
}
