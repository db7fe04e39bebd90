/// A pattern with `*` for any text and `?` for any character, as actions and resources are named.
package struct Glob: Hashable, Sendable {
  /// A byte of the text as it is, or one of the two signs that stand for others.
  typealias Token = UInt16

  let pattern: [Token]

  package init(_ text: some StringProtocol) {
    self.init(tokens: Glob.tokens(text))
  }

  /// The pattern without regard to case; text to match must be lower-case then.
  package init(ignoringCase text: some StringProtocol) {
    self.init(text.lowercased())
  }

  init(tokens: some Sequence<Token>) {
    pattern = Array(tokens)
  }

  static let star: Token = 0x12A
  static let mark: Token = 0x13F

  /// The tokens of a text in which `*` and `?` are open, or stand for themselves.
  static func tokens(_ text: some StringProtocol, isOpen: Bool = true) -> [Token] {
    text.utf8.map { byte in
      guard isOpen else { return Token(byte) }
      switch byte {
      case 0x2A: return star
      case 0x3F: return mark
      default: return Token(byte)
      }
    }
  }

  /// The tokens without the capitals that values of a request brought in.
  static func lowercased(_ tokens: [Token]) -> [Token] {
    tokens.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
  }

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

  /// The same for the UTF-8 of a text.
  func matches(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer(matches)
  }

  // On a mismatch only the last `*` is tried again, so that hostile patterns stay cheap.
  private func matches(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    var place = 0
    var index = 0
    var retry: (index: Int, place: Int)?
    while place < text.count {
      let token = index < pattern.count ? pattern[index] : 0
      if token == Glob.star {
        retry = (index + 1, place)
        index += 1
      } else if token == Glob.mark {
        index += 1
        place = Glob.next(text, behind: place)
      } else if token == Token(text[place]), index < pattern.count {
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

  /// The place of the next character, which may be several bytes on.
  private static func next(_ text: UnsafeBufferPointer<UInt8>, behind place: Int) -> Int {
    var place = place + 1
    while place < text.count, text[place] & 0xC0 == 0x80 { place += 1 }
    return place
  }
}
