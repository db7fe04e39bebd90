import Documents
import Governance

/// JSON as it is printed: fields in the order of the documentation, always there, null where unknown.
indirect enum JSONText {
  case null
  case string(String)
  case integer(Int)
  case number(Double)
  case boolean(Bool)
  case array([JSONText])
  case object([(String, JSONText)])

  static func optional(_ text: String?) -> JSONText { text.map { .string($0) } ?? .null }
  static func optional(_ number: Int?) -> JSONText { number.map { .integer($0) } ?? .null }
  static func optional(_ instant: Instant?) -> JSONText {
    instant.map { .string($0.description) } ?? .null
  }
  static func instant(_ instant: Instant) -> JSONText { .string(instant.description) }
  static func id<Subject>(_ id: Identifier<Subject>) -> JSONText { .string(id.text) }
  static func optional<Subject>(_ id: Identifier<Subject>?) -> JSONText { .optional(id?.text) }
  static func strings(_ texts: [String]) -> JSONText { .array(texts.map { .string($0) }) }
  static func seconds(_ length: Duration) -> JSONText { .integer(Int(length.wholeSeconds)) }

  /// A value of the core, its keys in order.
  init(_ value: JSONValue) {
    switch value {
    case .string(let text): self = .string(text)
    case .integer(let number): self = .integer(Int(number))
    case .boolean(let flag): self = .boolean(flag)
    case .array(let elements): self = .array(elements.map { JSONText($0) })
    case .object(let members):
      self = .object(members.sorted { $0.key < $1.key }.map { ($0.key, JSONText($0.value)) })
    }
  }

  /// Two spaces an indent; short arrays of scalars on one line.
  var text: String {
    var output = ""
    write(to: &output, indent: 0)
    return output
  }

  /// Without any space, one record a line.
  var compact: String {
    switch self {
    case .array(let items): "[" + items.map(\.compact).joined(separator: ",") + "]"
    case .object(let fields):
      "{" + fields.map { "\(Self.quoted($0)):\($1.compact)" }.joined(separator: ",") + "}"
    default: scalar
    }
  }

  private func write(to output: inout String, indent: Int) {
    switch self {
    case .array(let items) where !items.isEmpty && !items.allSatisfy(\.isScalar):
      writeBlock(items.map { (nil, $0) }, "[", "]", to: &output, indent: indent)
    case .array(let items):
      output += "[" + items.map(\.scalar).joined(separator: ", ") + "]"
    case .object(let fields) where fields.isEmpty: output += "{}"
    case .object(let fields):
      writeBlock(fields.map { ($0.0, $0.1) }, "{", "}", to: &output, indent: indent)
    default: output += scalar
    }
  }

  private func writeBlock(
    _ items: [(String?, JSONText)],
    _ open: String,
    _ close: String,
    to output: inout String,
    indent: Int
  ) {
    let inner = String(repeating: "  ", count: indent + 1)
    output += open + "\n"
    for (index, (key, value)) in items.enumerated() {
      output += inner
      if let key { output += Self.quoted(key) + ": " }
      value.write(to: &output, indent: indent + 1)
      output += index == items.count - 1 ? "\n" : ",\n"
    }
    output += String(repeating: "  ", count: indent) + close
  }

  private var isScalar: Bool {
    switch self {
    case .array, .object: false
    default: true
    }
  }

  private var scalar: String {
    switch self {
    case .null: "null"
    case .string(let text): Self.quoted(text)
    case .integer(let number): String(number)
    case .number(let number): number == number.rounded() ? String(Int(number)) : String(number)
    case .boolean(let flag): flag ? "true" : "false"
    case .array, .object: compact
    }
  }

  static func quoted(_ text: String) -> String {
    var output = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\r": output += "\\r"
      case "\t": output += "\\t"
      case _ where needsEscape(scalar): output += escaped(scalar)
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output + "\""
  }

  /// Control, bidirectional and invisible characters never reach a terminal raw, not even as JSON.
  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse: true
    default: false
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    String(scalar).utf16.map { unit in
      let hex = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
    }.joined()
  }
}
