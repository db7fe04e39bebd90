import TerminalUI
import Testing

@Suite struct TruncationTests {
  @Test(arguments: [
    ("prod/features", 13, "prod/features"), ("prod/features", 12, "prod/featur…"),
    ("prod/features", 1, "…"), ("prod/features", 0, ""), ("prod/features", -3, ""), ("", 4, ""),
    ("日本語", 6, "日本語"), ("日本語", 5, "日本…"), ("日本語", 4, "日…"), ("日本語", 2, "…"),
    ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"), ("e\u{301}e\u{301}", 2, "e\u{301}e\u{301}"),
  ])
  func `a long text loses its end`(text: String, columns: Int, cut: String) {
    #expect(Truncation.end.fit(text, to: columns) == cut)
  }

  @Test(arguments: [
    ("prod/feature-stores/features", 12, "prod/fe…ures"), ("prod/features", 13, "prod/features"),
    ("abcdef", 5, "abc…f"), ("abcdef", 4, "ab…f"), ("abcdef", 3, "ab…"), ("abcdef", 2, "a…"),
    ("abcdef", 1, "…"), ("日本語日本語", 8, "日本…語"),
    ("xe\u{301}yze\u{301}\u{302}", 4, "xe\u{301}…e\u{301}\u{302}"),
  ])
  func `a long name loses its middle and keeps three fifths as its head`(
    text: String,
    columns: Int,
    cut: String
  ) {
    #expect(Truncation.middle.fit(text, to: columns) == cut)
  }

  @Test func `the ellipsis may be the ASCII one`() {
    #expect(Truncation.end.fit("abcdef", to: 4, ellipsis: Glyphs.ascii.ellipsis) == "abc~")
    #expect(Truncation.end.fit("abcdef", to: 2, ellipsis: "...") == "..")
  }

  @Test(arguments: [Truncation.end, .middle])
  func `a fitted text never takes more than it was given`(truncation: Truncation) {
    var random = SeededRandom(seed: 20_260_303)
    for _ in 0..<1_000 {
      let text = SafeText(random.text(length: 10)).text
      let columns = Int.random(in: 0...24, using: &random)
      let fitted = DisplayWidth.of(truncation.fit(text, to: columns))
      #expect(fitted <= columns, "seed \(random.seed): \(text.debugDescription) in \(columns)")
      let whole = DisplayWidth.of(text)
      // Each cut of a wide character may cost a column, and the middle form cuts twice.
      #expect(
        fitted >= min(whole, columns) - 2,
        "seed \(random.seed): \(text.debugDescription) in \(columns)"
      )
    }
  }

  @Test(arguments: [
    (Alignment.left, "ab", 4, "ab  "), (.right, "ab", 4, "  ab"), (.center, "ab", 5, " ab  "),
    (.left, "日", 3, "日 "), (.right, "日", 3, " 日"), (.left, "abc", 2, "abc"), (.center, "", 2, "  "),
    (.right, "e\u{301}", 2, " e\u{301}"), (.left, "", -1, ""),
  ])
  func `a short text is padded by columns, not by characters`(
    alignment: Alignment,
    text: String,
    columns: Int,
    padded: String
  ) {
    #expect(alignment.pad(text, to: columns) == padded)
  }

  @Test(arguments: [
    ("abc", 5, "abc  "), ("abcdef", 4, "abc…"), ("日本語", 4, "日… "), ("", 3, "   "), ("x", 0, ""),
  ])
  func `a filled column has exactly its width`(text: String, columns: Int, filled: String) {
    #expect(Alignment.left.fill(text, to: columns) == filled)
    #expect(DisplayWidth.of(Alignment.right.fill(text, to: columns, cut: .middle)) == columns)
  }
}
