/// The words for keys: one spelling for help, footer, configuration and manual.
extension Key {
  /// The key as shown to people: `a`, `^D`, `PgDn`, `␣`, `F5`, `⇧Tab`.
  package var label: String {
    switch self {
    case .character(" "): "␣"
    case .character(let character): String(character)
    case .control(let letter): "^" + letter.uppercased()
    case .function(let number): "F\(number)"
    default: Self.names.first { $0.key == self }?.label ?? "?"
    }
  }

  /// The same in ASCII, for terminals and locales that have nothing else.
  package var asciiLabel: String {
    if self == .character(" ") { return "Space" }
    return Self.names.first { $0.key == self }?.ascii ?? label
  }

  /// The key that a label of either form names, in any case where that is no other key.
  package init?(label: String) {
    let named = Self.names.first { $0.label == label || $0.lowered == label.lowercased() }
    if let named {
      self = named.key
    } else if label == "␣" || label.lowercased() == "space" {
      self = .character(" ")
    } else if let only = label.first, label.count == 1 {
      guard only.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7f }) else {
        return nil
      }
      self = .character(only)
    } else {
      self.init(prefixed: label)
    }
  }

  /// `^D`, `F5` and their other spellings.
  private init?(prefixed label: String) {
    let lowered = label.lowercased()
    let rest = lowered.dropFirst(lowered.hasPrefix("ctrl-") ? 5 : lowered.hasPrefix("c-") ? 2 : 1)
    if lowered.hasPrefix("^") || lowered.hasPrefix("ctrl-") || lowered.hasPrefix("c-") {
      guard let letter = rest.first, rest.count == 1, ("a"..."z").contains(letter) else {
        return nil
      }
      self = .control(letter)
    } else if lowered.hasPrefix("f"), let number = Int(rest), (1...24).contains(number) {
      self = .function(number)
    } else {
      return nil
    }
  }

  private struct Name {
    let key: Key
    let label: String
    let ascii: String
    let lowered: String

    init(_ key: Key, _ label: String, _ ascii: String? = nil) {
      self.key = key
      self.label = label
      self.ascii = ascii ?? label
      self.lowered = self.ascii.lowercased()
    }
  }

  private static let names = [
    Name(.enter, "⏎", "Enter"), Name(.escape, "Esc"), Name(.tab, "Tab"),
    Name(.backTab, "⇧Tab", "S-Tab"), Name(.backspace, "Backspace"), Name(.delete, "Del"),
    Name(.up, "↑", "Up"), Name(.down, "↓", "Down"), Name(.left, "←", "Left"),
    Name(.right, "→", "Right"), Name(.home, "Home"), Name(.end, "End"),
    Name(.pageUp, "PgUp"), Name(.pageDown, "PgDn"),
  ]
}
