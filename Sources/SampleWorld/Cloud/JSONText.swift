/// A JSON value as it is written: members keep their order.
indirect enum JSONText: Sendable {
  case string(String)
  case number(Int)
  case flag(Bool)
  case list([JSONText])
  case object([(String, JSONText)])

  static func strings(_ values: [String]) -> JSONText { .list(values.map { .string($0) }) }

  var bytes: [UInt8] {
    var text = ""
    write(to: &text)
    return Array(text.utf8)
  }

  func write(to text: inout String) {
    switch self {
    case .string(let value): Self.write(value, to: &text)
    case .number(let value): text += String(value)
    case .flag(let value): text += value ? "true" : "false"
    case .list(let values):
      text += "["
      for (place, value) in values.enumerated() {
        if place > 0 { text += ", " }
        value.write(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (place, (name, value)) in members.enumerated() {
        text += place > 0 ? ",\n" : ""
        Self.write(name, to: &text)
        text += ": "
        value.write(to: &text)
      }
      text += "}"
    }
  }

  private static func write(_ value: String, to text: inout String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\u{0}"..."\u{1F}":
        let hex = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
