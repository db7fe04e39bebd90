extension Canvas {
  /// The screen as a file to review and to compare: its rows between bars, then how they look.
  ///
  /// Under `styles` stands a line for each row that is not all plain: its number from 1 and a
  /// letter a cell, `.` for plain. Under `legend` each letter is explained, so that the file says
  /// everything that the canvas holds. Blanks count as plain unless something of them can be seen.
  package func screenFile(theme: String) -> String {
    var letters = StyleLetters()
    var lines = ["\(size.width)x\(size.height) \(theme)"]
    lines += (0..<size.height).map { "|\(cells(inRow: $0).map(\.text).joined())|" }
    let styles = (0..<size.height).compactMap { styleLine(ofRow: $0, &letters) }
    if !styles.isEmpty { lines += ["styles"] + styles + ["legend"] + letters.legend }
    if let cursor { lines.append("cursor \(cursor.row + 1),\(cursor.column + 1)") }
    return lines.map { $0 + "\n" }.joined()
  }

  private func styleLine(ofRow row: Int, _ letters: inout StyleLetters) -> String? {
    var line = ""
    for cell in cells(inRow: row) {
      line.append(cell.looksPlain ? "." : letters.letter(for: cell.style))
    }
    guard let last = line.lastIndex(where: { $0 != "." }) else { return nil }
    let number = String(row + 1)
    return String(repeating: " ", count: max(0, 3 - number.count)) + number + " " + line[...last]
  }
}

extension Cell {
  fileprivate var looksPlain: Bool {
    guard style != .plain else { return true }
    return text == " " && style.ground == nil && style.role != .selection
      && style.attributes.isDisjoint(with: [.underline, .reverse])
  }
}

/// The letters that stand for styles in one screen file, and what each means.
private struct StyleLetters {
  private var letters: [Style: Character] = [:]
  private(set) var legend: [String] = []
  /// No role's own letters, so that those keep their meaning in every file.
  private var spare = Array("efgjklnpqruvyzEFGJKLNPQRUVYZ7890=+*#%&$@").reversed() as [Character]

  mutating func letter(for style: Style) -> Character {
    if let letter = letters[style] { return letter }
    let letter = Self.ownLetter(of: style) ?? spare.popLast() ?? "?"
    letters[style] = letter
    legend.append("\(letter) \(style.words)")
    return letter
  }

  private static func ownLetter(of style: Style) -> Character? {
    guard style.attributes.isEmpty, style.ground == nil || style.ground == .selection else {
      return nil
    }
    let isSelected = style.ground == .selection
    if let chart = style.role.rawValue.last, chart.isNumber { return isSelected ? nil : chart }
    guard let first = style.role == .text ? "s" : style.role.initial else { return nil }
    return isSelected ? Character(first.uppercased()) : first
  }
}

extension Role {
  /// The letter of the role in screen files; `s` is plain text on the selection.
  fileprivate var initial: Character? {
    switch self {
    case .title: "t"
    case .selection: "x"
    default: rawValue.first
    }
  }
}

extension Style {
  /// The style in words: `warn on selection bold`.
  fileprivate var words: String {
    var words = [role.rawValue]
    if let ground { words += ["on", ground.rawValue] }
    let named: [(Attributes, String)] = [
      (.bold, "bold"), (.dim, "dim"), (.underline, "underline"), (.reverse, "reverse"),
      (.italic, "italic"),
    ]
    words += named.filter { attributes.contains($0.0) }.map(\.1)
    return words.joined(separator: " ")
  }
}
