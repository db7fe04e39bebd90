import Testing
import TerminalUI

/// Where a searched text stands, and where the next one is.
struct TextSearchTests {
  @Test(arguments: [
    ("ris", "Risk is a risk", [0..<3, 10..<13]), ("aa", "aaaa", [0..<2, 2..<4]),
    ("X", "模型x", [4..<5]), ("none", "no", []), ("", "text", []), ("é", "CAFÉ", [3..<4]),
    ("ß", "straße", [4..<5]),
  ])
  func `columns of a text, whatever its case`(text: String, line: String, found: [Range<Int>]) {
    #expect(TextSearch.columns(of: text, in: line) == found)
  }

  private let layout = FactLayout(
    ["alpha", "beta", "alphabet", "gamma"].map { Fact("", StyledLine($0)) },
    width: 40
  )

  @Test func `lines that hold the text`() {
    #expect(TextSearch.lines(of: "ALPHA", in: layout) == [0, 2])
  }

  @Test func `the next match goes round`() {
    #expect(TextSearch.next(of: "alpha", from: 0, by: 1, in: layout) == 2)
    #expect(TextSearch.next(of: "alpha", from: 2, by: 1, in: layout) == 0)
    #expect(TextSearch.next(of: "alpha", from: 2, by: -1, in: layout) == 0)
    #expect(TextSearch.next(of: "alpha", from: 0, by: -1, in: layout) == 2)
    #expect(TextSearch.next(of: "delta", from: 0, by: 1, in: layout) == nil)
  }
}
