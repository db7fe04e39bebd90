import Documents

/// Chance that falls the same way in every run, so that a failure can be seen again.
struct Dice: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  // SplitMix64, by Sebastiano Vigna, public domain.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  mutating func value(depth: Int = 4) -> JSONValue {
    switch Int.random(in: 0..<(depth > 0 ? 6 : 3), using: &self) {
    case 0: .string(text())
    case 1: .integer(Int64.random(in: .min ... .max, using: &self))
    case 2: .boolean(Bool.random(using: &self))
    case 3, 4:
      .object(
        Dictionary(
          (0..<Int.random(in: 0...5, using: &self)).map { _ in (text(), value(depth: depth - 1)) }
        ) { first, _ in first }
      )
    default: .array((0..<Int.random(in: 0...5, using: &self)).map { _ in value(depth: depth - 1) })
    }
  }

  /// A text of letters that need an escape, are long in UTF-8, or are easily confused.
  mutating func text() -> String {
    let letters: [Character] = [
      "a", "B", "\"", "\\", "/", "\n", "\u{1}", "\u{1F}", "\u{7F}", "é", "漢", "😀", "\u{202E}",
      "\u{FFFD}", " ",
    ]
    return String(
      (0..<Int.random(in: 0...12, using: &self)).map { _ in
        letters[Int.random(in: 0..<letters.count, using: &self)]
      }
    )
  }

  /// The same value as JSON in any other layout, order and spelling.
  mutating func spelled(_ value: JSONValue) -> String {
    let space = ["", " ", "\n", "\t ", "\r\n"].randomElement(using: &self) ?? ""
    return space + spelledTight(value) + space
  }

  private mutating func spelledTight(_ value: JSONValue) -> String {
    switch value {
    case .string(let text): return quoted(text)
    case .integer(let number): return String(number)
    case .boolean(let flag): return String(flag)
    case .array(let elements):
      var parts: [String] = []
      for element in elements { parts.append(spelled(element)) }
      return "[" + parts.joined(separator: ",") + "]"
    case .object(let members):
      var parts: [String] = []
      for (key, member) in members.sorted(by: { $0.key > $1.key }) {
        parts.append(quoted(key) + " :" + spelled(member))
      }
      return "{" + parts.joined(separator: ",") + "}"
    }
  }

  /// Each character as it is or as an escape, as chance will have it.
  private mutating func quoted(_ text: String) -> String {
    var result = "\""
    for unit in text.unicodeScalars {
      let mustEscape = unit.value < 0x20 || unit == "\"" || unit == "\\"
      guard mustEscape || Bool.random(using: &self) else {
        result.unicodeScalars.append(unit)
        continue
      }
      for code in String(unit).utf16 {
        let digits = String(code, radix: 16, uppercase: Bool.random(using: &self))
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      }
    }
    return result + "\""
  }
}
