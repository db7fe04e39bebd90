/// The part of a filter's text that the cursor stands in or behind.
struct FilterWordAtCursor: Equatable {
  /// The field, where the cursor is behind its colon.
  private(set) var head: String?
  /// What stands before the cursor.
  private(set) var typed = ""
  /// What a candidate takes the place of: what was typed, and the rest of the word.
  private(set) var place = FilterPlace.nowhere

  /// `nil` inside quotes, where any text is right.
  init?(_ text: String, cursor: Int) {
    let scalars = Array(text.unicodeScalars)
    let cursor = min(max(cursor, 0), scalars.count)
    guard let wordStart = Self.wordStart(scalars[..<cursor]) else { return nil }
    var start = wordStart
    let colon = scalars[wordStart..<cursor].firstIndex(of: ":")
    if let colon {
      head = String(scalars: scalars[wordStart..<colon])
      start = (scalars[colon..<cursor].lastIndex(of: ",") ?? colon) + 1
      if start == colon + 1, start < cursor, scalars[start] == "=" { start += 1 }
    }
    typed = String(scalars: scalars[start..<cursor])
    place = FilterPlace(start, Self.wordEnd(scalars, from: cursor, inHead: colon == nil))
  }

  /// Where the bare word that reaches to the end begins, its `-` left out.
  private static func wordStart(_ before: ArraySlice<Unicode.Scalar>) -> Int? {
    var isQuoted = false
    var isEscaped = false
    var start = before.startIndex
    for (index, scalar) in before.enumerated() {
      if isQuoted {
        if isEscaped {
          isEscaped = false
        } else if scalar == "\\" {
          isEscaped = true
        } else if scalar == "\"" {
          isQuoted = false
        }
      } else if scalar == "\"" {
        isQuoted = true
      }
      // After a quoted value a comma goes on with the same condition; its head is found again
      // only by its colon, so a word begins where a bracket or a space ends the one before.
      if !isQuoted, scalar != "\"", FilterScanner.endsWord(scalar) { start = index + 1 }
    }
    guard !isQuoted else { return nil }
    let isNegated = start < before.endIndex && before[start] == "-"
    return isNegated ? start + 1 : start
  }

  private static func wordEnd(
    _ scalars: [Unicode.Scalar],
    from cursor: Int,
    inHead: Bool
  ) -> Int {
    var end = cursor
    while end < scalars.count, !FilterScanner.endsWord(scalars[end]) {
      if inHead, scalars[end] == ":" { return end + 1 }
      if !inHead, scalars[end] == "," { break }
      end += 1
    }
    return end
  }
}
