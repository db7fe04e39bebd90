import Glibc
import TerminalUI
import Testing

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("a", 1), ("ada@example.com", 15), ("~", 1), ("\u{0}", 0), ("\t", 0), ("\n", 0),
    ("\r\n", 0), ("\u{7F}", 0), ("\u{9B}", 0),
  ])
  func `ASCII takes a column each, control characters none`(text: String, columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test(arguments: [
    ("é", 1), ("e\u{301}", 1), ("ж", 1), ("Ω", 1), ("│", 1), ("…", 1), ("▅", 1), ("✓", 1),
    ("±", 1), ("§", 1), ("é\u{302}\u{303}", 1), ("שלום", 4), ("مرحبا", 5),
  ])
  func `letters, signs and ambiguous characters take one column, marks none`(
    text: String,
    columns: Int
  ) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test(arguments: [
    ("日本語", 6), ("한국", 4), ("ｱ", 1), ("Ａ", 2), ("　", 2), ("😀", 2), ("⌚", 2), ("が", 2),
    ("か\u{3099}", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("𠮷", 2), ("〈", 2),
  ])
  func `East Asian wide and full-width characters and emoji take two columns`(
    text: String,
    columns: Int
  ) {
    #expect(DisplayWidth.of(text) == columns)
  }

  @Test(arguments: ["\u{200B}", "\u{200D}", "\u{FEFF}", "\u{FE0F}", "\u{202E}", "\u{E0041}"])
  func `invisible characters take no column`(text: String) {
    #expect(DisplayWidth.of(text) == 0)
  }

  @Test(arguments: [("👨‍👩‍👧", 6), ("🇩🇪", 2), ("👍🏽", 4), ("❤\u{FE0F}", 1), ("1\u{FE0F}\u{20E3}", 1)])
  func `an emoji sequence counts what its scalars count`(text: String, columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
    #expect(DisplayWidth.of(Character(text)) == columns)
  }

  @Test(arguments: ["a", " ", "\u{7F}", "é", "日", "e\u{301}", "😀", "\u{200B}", "क्ष"])
  func `a character takes what a text of it alone takes`(text: String) {
    #expect(DisplayWidth.of(Character(text)) == DisplayWidth.of(text))
  }

  @Test func `a part of a text is measured like a text`() {
    #expect(DisplayWidth.of("prod/日本".dropFirst(4)) == 5)
  }

  @Test func `every character that may be drawn has the width the C library gives it`() throws {
    // The header hides `wcwidth` from Swift unless X/Open is asked for; the library has it.
    let symbol = try #require(dlsym(nil, "wcwidth"))
    let wcwidth = unsafeBitCast(symbol, to: (@convention(c) (wchar_t) -> Int32).self)
    let locale = try #require(newlocale(Int32(1 << LC_CTYPE), "C.UTF-8", nil))
    let before = uselocale(locale)
    defer {
      uselocale(before)
      freelocale(locale)
    }
    var compared = 0
    var differing: [String] = []
    for value in UInt32(0x20)...0x3FFFF {
      guard let scalar = Unicode.Scalar(value), !SafeText("x\(scalar)").isAltered else { continue }
      compared += 1
      if wcwidth(wchar_t(bitPattern: value)) != Int32(ScalarKind(scalar).columns) {
        differing.append(String(value, radix: 16))
      }
    }
    #expect(differing == [])
    #expect(compared > 100_000)
  }
}
