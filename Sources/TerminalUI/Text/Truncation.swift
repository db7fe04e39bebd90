/// Where a text that is too long loses its middle or its end.
package enum Truncation: Hashable, Sendable {
  case end
  /// Three fifths of what fits are the head: names of one kind differ at their ends.
  case middle

  /// The text itself where it fits, else as much of it as fits beside the ellipsis.
  ///
  /// The result may be a column short where a wide character would have to be halved.
  package func fit(_ text: String, to columns: Int, ellipsis: String = "…") -> String {
    guard columns > 0 else { return "" }
    // No scalar takes more columns than it has bytes of UTF-8.
    if text.utf8.count <= columns || DisplayWidth.of(text) <= columns { return text }
    let room = columns - DisplayWidth.of(ellipsis)
    guard room > 0 else { return Self.head(of: ellipsis, columns: columns) }
    switch self {
    case .end:
      return Self.head(of: text, columns: room) + ellipsis
    case .middle:
      let head = (room * 3 + 4) / 5
      return Self.head(of: text, columns: head) + ellipsis
        + Self.tail(of: text, columns: room - head)
    }
  }

  /// The longest beginning of a text that takes at most so many columns.
  package static func head(of text: some StringProtocol, columns: Int) -> String {
    var taken = 0
    var end = text.unicodeScalars.startIndex
    for index in text.unicodeScalars.indices {
      taken += ScalarKind(text.unicodeScalars[index]).columns
      guard taken <= columns else { break }
      end = text.unicodeScalars.index(after: index)
    }
    return String(text[..<end])
  }

  /// The longest end of a text that takes at most so many columns and starts at a spacing character.
  package static func tail(of text: some StringProtocol, columns: Int) -> String {
    var taken = 0
    var start = text.unicodeScalars.endIndex
    for index in text.unicodeScalars.indices.reversed() {
      let width = ScalarKind(text.unicodeScalars[index]).columns
      taken += width
      guard taken <= columns else { break }
      if width > 0 { start = index }
    }
    return String(text[start...])
  }
}
