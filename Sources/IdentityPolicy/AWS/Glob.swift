/// A pattern with `*` for any text and `?` for any character, as actions and resources are named.
package struct Glob: Hashable, Sendable {
  let pattern: [UInt8]

  package init(_ text: some StringProtocol) {
    pattern = Array(text.utf8)
  }

  /// The pattern without regard to case; text to match must be lower-case then.
  package init(ignoringCase text: some StringProtocol) {
    pattern = Array(text.lowercased().utf8)
  }

  static let star: UInt8 = 0x2A
  static let mark: UInt8 = 0x3F

  /// Whether it has neither `*` nor `?`.
  package var isLiteral: Bool {
    !pattern.contains { $0 == Glob.star || $0 == Glob.mark }
  }

  /// Whether it matches any text of more than a few characters: `*`, `**`, `?*`.
  package var isEverything: Bool {
    pattern.contains(Glob.star) && pattern.allSatisfy { $0 == Glob.star || $0 == Glob.mark }
  }

  package func matches(_ text: some StringProtocol) -> Bool {
    var text = String(text)
    return text.withUTF8(matches)
  }

  // On a mismatch only the last `*` is tried again, so that hostile patterns stay cheap.
  private func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var place = 0
    var index = 0
    var retry: (index: Int, place: Int)?
    while place < text.count {
      if index < pattern.count, pattern[index] == Glob.star {
        retry = (index + 1, place)
        index += 1
      } else if index < pattern.count, pattern[index] == Glob.mark || pattern[index] == text[place]
      {
        index += 1
        place += 1
      } else if let last = retry {
        retry = (last.index, last.place + 1)
        index = last.index
        place = last.place + 1
      } else {
        return false
      }
    }
    return pattern[index...].allSatisfy { $0 == Glob.star }
  }
}
