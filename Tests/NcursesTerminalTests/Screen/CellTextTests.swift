import NcursesTerminal
import Testing

struct CellTextTests {
  /// The columns of a C library that knows these few.
  private func columns(_ scalar: UInt32) -> Int {
    switch scalar {
    case 0x20..<0x7f, 0xe4: 1
    case 0x301, 0x308: 0
    case 0x754c, 0x1f642: 2
    default: -1
    }
  }

  private func pieces(_ text: String, _ width: Int, asciiOnly: Bool = false) -> [String] {
    CellText.pieces(of: text, columns: width, asciiOnly: asciiOnly, columnsOf: columns)
      .map { scalars in
        String(String.UnicodeScalarView(scalars.compactMap { Unicode.Scalar($0) }))
      }
  }

  @Test func `what canvas and C library measure alike is sent as it is`() {
    #expect(pieces("a", 1) == ["a"])
    #expect(pieces("\u{754c}", 2) == ["\u{754c}"])
    #expect(pieces("a\u{301}\u{308}", 1) == ["a\u{301}\u{308}"])
  }

  @Test func `what they measure otherwise is marked in as many columns as the canvas has`() {
    #expect(pieces("\u{754c}", 1) == ["?"])
    #expect(pieces("\u{e4}", 2) == ["?", "?"])
    #expect(pieces("\u{1fae8}", 2) == ["?", "?"])
    #expect(pieces("\u{301}", 1) == ["?"])
    #expect(pieces("\u{1b}", 1) == ["?"])
    #expect(pieces("\u{9b}", 1) == ["?"])
  }

  @Test func `a second spacing scalar in a cell is left out`() {
    #expect(pieces("a\u{754c}\u{301}", 1) == ["a\u{301}"])
  }

  @Test func `where only ASCII may be sent the letter stays without its marks`() {
    #expect(pieces("a\u{301}", 1, asciiOnly: true) == ["a"])
    #expect(pieces("\u{e4}", 1, asciiOnly: true) == ["?"])
    #expect(pieces("\u{754c}", 2, asciiOnly: true) == ["?", "?"])
    #expect(pieces("~", 1, asciiOnly: true) == ["~"])
  }
}
