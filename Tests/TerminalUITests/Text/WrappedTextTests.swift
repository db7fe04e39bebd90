import TerminalUI
import Testing

@Suite struct WrappedTextTests {
  @Test(arguments: [
    ("retrain after label fix", 12, ["retrain", "after label", "fix"]),
    ("retrain after", 13, ["retrain after"]), ("", 10, []), ("   ", 10, [""]),
    ("a  b", 10, ["a b"]), ("abcdefgh", 3, ["abc", "def", "gh"]),
    ("no abcdefgh", 4, ["no", "abcd", "efgh"]), ("日本語", 4, ["日本", "語"]),
    ("日本語", 3, ["日", "本", "語"]), ("日 a", 1, ["?", "a"]), ("日", 1, ["?"]),
    ("e\u{301}e\u{301}e\u{301}", 2, ["e\u{301}e\u{301}", "e\u{301}"]),
  ])
  func `lines break at spaces, and inside a word only where it is longer than a line`(
    text: String,
    width: Int,
    lines: [String]
  ) {
    #expect(WrappedText(text, width: width).lines == lines)
  }

  @Test func `a line ends after the mark of a line feed`() {
    let safe = SafeText("first line\nsecond\n\nlast")
    #expect(WrappedText(safe.text, width: 20).lines == ["first line⏎", "second⏎", "⏎", "last"])
  }

  @Test func `a width of nothing is taken as one column`() {
    #expect(WrappedText("ab", width: 0).lines == ["a", "b"])
  }

  @Test(arguments: [
    (20, ["a", "b", "c"]), (3, ["a", "b", "c"]), (2, ["a", "b", "… 1 more line"]),
    (1, ["a", "… 2 more lines"]), (0, ["… 3 more lines"]),
  ])
  func `lines beyond the limit are counted`(most: Int, rows: [String]) {
    #expect(WrappedText("a b c", width: 1).rows(atMost: most) == rows)
  }

  @Test func `the count has an ASCII form`() {
    #expect(WrappedText("a b", width: 1).rows(atMost: 1, glyphs: .ascii) == ["a", "~ 1 more line"])
  }

  @Test func `no line is wider than asked, and no word is lost`() {
    var random = SeededRandom(seed: 20_260_304)
    for _ in 0..<500 {
      let text = SafeText(random.text(length: 30)).text
      let width = Int.random(in: 2...20, using: &random)
      let lines = WrappedText(text, width: width).lines
      #expect(
        lines.allSatisfy { DisplayWidth.of($0) <= width },
        "seed \(random.seed): \(text.debugDescription) in \(width)"
      )
      #expect(
        lines.joined().filter { $0 != " " } == text.filter { $0 != " " },
        "seed \(random.seed): \(text.debugDescription) in \(width)"
      )
    }
  }
}
