package import Governance
package import TerminalUI

/// Sentences in the house's voice: what is so: why · what to do next.
package enum Wording {
  /// A refusal as one line.
  package static func line(_ refusal: Refusal, _ glyphs: Glyphs) -> String {
    [refusal.message, refusal.next].compactMap(\.self).joined(separator: " \(glyphs.dot) ")
  }

  package static func joined(_ parts: [String], _ glyphs: Glyphs) -> String {
    parts.filter { !$0.isEmpty }.joined(separator: " \(glyphs.dot) ")
  }
}

extension Wording {
  /// The signs of the house's own sentences in the form that the terminal has.
  package static func fit(_ text: String, _ glyphs: Glyphs) -> String {
    guard glyphs.isASCII else { return text }
    let signs: [(Character, String)] = [
      ("⏎", "Enter"), ("␣", "Space"), ("·", glyphs.dot), ("→", glyphs.arrow),
      ("…", glyphs.ellipsis),
      ("≥", glyphs.atLeast), ("≤", glyphs.atMost), ("✓", glyphs.met), ("✗", glyphs.missed),
      ("∞", glyphs.endless), ("↑", "Up"), ("↓", "Down"),
    ]
    return text.reduce(into: "") { fitted, character in
      fitted += signs.first { $0.0 == character }?.1 ?? String(character)
    }
  }
}
