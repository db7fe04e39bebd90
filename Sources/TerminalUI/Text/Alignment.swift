/// Where a short text stands in its column.
package enum Alignment: Hashable, Sendable {
  case left, right, center

  /// The text with blanks around it up to so many columns; a longer text is returned as it is.
  package func pad(_ text: String, to columns: Int) -> String {
    let missing = columns - DisplayWidth.of(text)
    guard missing > 0 else { return text }
    let before =
      switch self {
      case .left: 0
      case .right: missing
      case .center: missing / 2
      }
    return String(repeating: " ", count: before) + text
      + String(repeating: " ", count: missing - before)
  }

  /// Exactly so many columns: cut where too long, padded where too short.
  package func fill(
    _ text: String,
    to columns: Int,
    cut truncation: Truncation = .end,
    ellipsis: String = "…"
  ) -> String {
    pad(truncation.fit(text, to: columns, ellipsis: ellipsis), to: columns)
  }
}
