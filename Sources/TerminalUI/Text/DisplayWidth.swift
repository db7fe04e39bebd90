/// How many columns a terminal gives to text, counted as `wcswidth` does: scalar by scalar.
///
/// Terminals differ on sequences (emoji joined by ZWJ or coloured by a modifier, flags, variation
/// selectors), so none is given a width of its own here; `SafeText` resolves them before drawing.
/// Characters of ambiguous width count 1.
package enum DisplayWidth {
  /// The columns of one grapheme cluster: mostly 0, 1 or 2; more where terminals draw several cells.
  package static func of(_ grapheme: Character) -> Int {
    if let ascii = grapheme.asciiValue { return (0x20...0x7E).contains(ascii) ? 1 : 0 }
    return grapheme.unicodeScalars.reduce(0) { $0 + ScalarKind($1).columns }
  }

  /// The columns of a text.
  package static func of(_ text: String) -> Int { measure(text) }

  /// The columns of a part of a text.
  package static func of(_ text: Substring) -> Int { measure(text) }

  // Generic only inside: across modules it would run unspecialised, thirty times slower.
  private static func measure(_ text: some StringProtocol) -> Int {
    var columns = 0
    for byte in text.utf8 {
      guard byte < 0x80 else {
        return text.unicodeScalars.reduce(0) { $0 + ScalarKind($1).columns }
      }
      if byte >= 0x20, byte != 0x7F { columns += 1 }
    }
    return columns
  }
}
