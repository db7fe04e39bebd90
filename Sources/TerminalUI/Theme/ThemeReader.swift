/// Reads the flat entries of a theme file: `summary`, and a colour for each role under `colours`.
///
/// A colour is `default`, one of the sixteen names (`bright-red`), or all three depths as
/// `#rrggbb 0-255 name`; attributes may follow. The selection may be `reverse`, and ends in it.
struct ThemeReader {
  private var values: [String: (value: String, line: Int)] = [:]

  static let colour = "a colour such as `#d0d0d0 252 white`, `bright-red` or `default`"
  static let bar = "a ground such as `#1f2f56 236 reverse`, or `reverse`"

  init(_ entries: [(path: String, value: String, line: Int)]) throws(ThemeError) {
    let known = Set(["summary", "colours.background"] + Role.allCases.map(Self.path))
    for entry in entries {
      guard known.contains(entry.path) else {
        throw ThemeError(
          line: entry.line,
          path: entry.path,
          expected: "`summary`, or `colours` with `background` and the roles",
          found: "another key"
        )
      }
      guard values.updateValue((entry.value, entry.line), forKey: entry.path) == nil else {
        throw ThemeError(
          line: entry.line,
          path: entry.path,
          expected: "each key once",
          found: "it again"
        )
      }
    }
  }

  func theme(named name: String) throws(ThemeError) -> Theme {
    var inks: [Role: Theme.Ink] = [:]
    for role in Role.allCases where role != .selection {
      inks[role] = try ink(at: Self.path(role))
    }
    return Theme(
      name: name,
      summary: values["summary"]?.value ?? "",
      background: try background(),
      selection: try selection(),
      inks: inks
    )
  }

  private func ink(at path: String) throws(ThemeError) -> Theme.Ink {
    let (words, line) = try words(at: path, expecting: Self.colour)
    let colorWords = words.first?.hasPrefix("#") == true ? 3 : 1
    guard let color = Self.color(words.prefix(colorWords)) else {
      throw unexpected(line, path, Self.colour, words)
    }
    var attributes: Style.Attributes = []
    for word in words.dropFirst(colorWords) {
      guard let attribute = Self.attributes[word] else {
        throw ThemeError(
          line: line,
          path: path,
          expected: "bold, dim, underline, reverse or italic",
          found: "`\(word)`"
        )
      }
      attributes.formUnion(attribute)
    }
    return Theme.Ink(color, attributes)
  }

  private func background() throws(ThemeError) -> ColorSpec {
    let path = "colours.background"
    let (words, line) = try words(at: path, expecting: Self.colour)
    guard let color = Self.color(words[...]) else {
      throw unexpected(line, path, Self.colour, words)
    }
    return color
  }

  private func selection() throws(ThemeError) -> Theme.Selection {
    let path = Self.path(.selection)
    let (words, line) = try words(at: path, expecting: Self.bar)
    if words == ["reverse"] { return .reverse }
    guard words.count == 3, words[2] == "reverse", let hex = Self.hex(words[0]),
      let index = UInt8(words[1])
    else { throw unexpected(line, path, Self.bar, words) }
    return .ground(trueColor: hex, twoFiftySix: .palette(index))
  }

  private func words(
    at path: String,
    expecting expected: String
  ) throws(ThemeError) -> (words: [String], line: Int) {
    guard let (value, line) = values[path] else {
      throw ThemeError(line: nil, path: path, expected: expected, found: "nothing")
    }
    return (value.split(separator: " ").map(String.init), line)
  }

  private func unexpected(
    _ line: Int,
    _ path: String,
    _ expected: String,
    _ words: [String]
  ) -> ThemeError {
    let found = words.isEmpty ? "nothing" : "`\(words.joined(separator: " "))`"
    return ThemeError(line: line, path: path, expected: expected, found: found)
  }

  private static let attributes: [String: Style.Attributes] = [
    "bold": .bold, "dim": .dim, "underline": .underline, "reverse": .reverse, "italic": .italic,
  ]

  private static func path(_ role: Role) -> String { "colours.\(role.rawValue)" }

  private static func color(_ words: ArraySlice<String>) -> ColorSpec? {
    let words = Array(words)
    switch words.count {
    case 1 where words[0] == "default": return .standard
    case 1: return BasicColor(name: words[0]).map { ColorSpec($0) }
    case 3:
      guard let trueColor = hex(words[0]), let index = UInt8(words[1]),
        let basic = basic(words[2])
      else { return nil }
      return ColorSpec(trueColor: trueColor, twoFiftySix: .palette(index), sixteen: basic)
    default: return nil
    }
  }

  private static func basic(_ word: String) -> Color? {
    word == "default" ? .standard : BasicColor(name: word).map { .palette($0.rawValue) }
  }

  private static func hex(_ word: String) -> Color? {
    let digits = word.dropFirst()
    guard word.first == "#", digits.utf8.count == 6, digits.allSatisfy(\.isHexDigit) else {
      return nil
    }
    return UInt32(digits, radix: 16).map { Color(hex: $0) }
  }
}

extension Theme {
  /// A theme from the entries of its file: dotted path, value as written, line from 1.
  package init(
    name: String,
    entries: [(path: String, value: String, line: Int)]
  ) throws(ThemeError) {
    self = try ThemeReader(entries).theme(named: name)
  }
}
