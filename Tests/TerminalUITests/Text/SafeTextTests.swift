import TerminalUI
import Testing

@Suite struct SafeTextTests {
  @Test(arguments: [
    "", "ada", "roles/aiplatform.user", "Ada Lovelace", "Zoë", "e\u{301}\u{302}", "Жанна", "李小龍",
    "😀 ok", "שלום", "مرحبا", "naïve — “quoted”", "हिन्दी", "ไทย", "prod/日本",
  ])
  func `honest text stays as it is`(text: String) {
    let safe = SafeText(text)
    #expect(safe.text == text)
    #expect(!safe.isAltered)
  }

  @Test(arguments: [
    ("\u{1B}[31mred", "␛[31mred"), ("a\u{8}b", "a␈b"), ("a\rb", "a␍b"), ("\u{0}", "␀"),
    ("\u{7F}", "␡"), ("\u{9B}31m", "⟨U+009B⟩31m"), ("\u{7}", "␇"), ("\u{85}", "⟨U+0085⟩"),
  ])
  func `control characters become pictures of themselves`(foreign: String, shown: String) {
    #expect(SafeText(foreign).text == shown)
    #expect(SafeText(foreign).isAltered)
  }

  @Test(arguments: [
    ("a\nb", "a⏎b"), ("a\r\nb", "a⏎b"), ("a\tb", "a b"), ("a\u{A0}b", "a b"), ("a\u{2003}b", "a b"),
    ("a\u{3000}b", "a b"), ("a\u{2028}b", "a⟨U+2028⟩b"),
  ])
  func `line feeds show as a mark, every other blank as a space`(foreign: String, shown: String) {
    #expect(SafeText(foreign).text == shown)
    #expect(SafeText(foreign).isAltered)
  }

  @Test(arguments: [
    0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0x200E, 0x200F, 0x061C,
    0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, 0x00AD, 0xE0041, 0xE007F, 0xFE0E, 0xFE0F, 0xE0100,
    0x180E,
    0x034F, 0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0xFFF9, 0x0600, 0x1D173,
  ])
  func `what is invisible or turns the direction is spelt out`(value: Int) throws {
    let scalar = try #require(Unicode.Scalar(UInt32(value)))
    let digits = String(value, radix: 16, uppercase: true)
    let mark = "⟨U+\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)⟩"
    #expect(SafeText("a\(scalar)b").text == "a\(mark)b")
  }

  @Test(arguments: [0xE000, 0xF0000, 0x10FFFD, 0xFFFE, 0xFDD0, 0x1FFFF, 0x1FAE8, 0x2FFF0])
  func `private, unassigned and very young characters are spelt out`(value: Int) throws {
    let scalar = try #require(Unicode.Scalar(UInt32(value)))
    #expect(SafeText("\(scalar)").text == "⟨U+\(String(value, radix: 16, uppercase: true))⟩")
  }

  @Test(arguments: [
    ("👨‍👩", "👨⟨U+200D⟩👩"), ("❤\u{FE0F}", "❤⟨U+FE0F⟩"), ("👍🏽", "👍⟨U+1F3FD⟩"),
    ("🇩🇪", "⟨U+1F1E9⟩⟨U+1F1EA⟩"), ("1\u{FE0F}\u{20E3}", "1⟨U+FE0F⟩⟨U+20E3⟩"), ("☰", "⟨U+2630⟩"),
  ])
  func `sequences on which terminals disagree are spelt out`(foreign: String, shown: String) {
    #expect(SafeText(foreign).text == shown)
  }

  @Test(arguments: [
    ("e\u{301}\u{302}\u{303}", "e\u{301}\u{302}⟨+1⟩"),
    ("Z\u{300}\u{301}\u{302}\u{303}\u{304}!", "Z\u{300}\u{301}⟨+3⟩!"),
    ("\u{301}a", "⟨U+0301⟩a"), (" \u{301}", " ⟨U+0301⟩"), ("\n\u{301}", "⏎⟨U+0301⟩"),
  ])
  func `at most two marks stand over a character, and none over ours`(
    foreign: String,
    shown: String
  ) {
    #expect(SafeText(foreign).text == shown)
    #expect(SafeText(foreign).isAltered)
  }

  @Test(arguments: [
    ("\u{1112}\u{1161}\u{11AB}", "한"), ("\u{1100}\u{1161}", "가"), ("가\u{11A8}", "각"),
  ])
  func `decomposed Hangul is put together`(foreign: String, shown: String) {
    #expect(Array(SafeText(foreign).text.unicodeScalars) == Array(shown.unicodeScalars))
    #expect(!SafeText(foreign).isAltered)
  }

  @Test func `a conjoining vowel without its consonant is spelt out`() {
    #expect(SafeText("a\u{1161}").text == "a⟨U+1161⟩")
    #expect(SafeText("각\u{11A8}").text == "각⟨U+11A8⟩")
  }

  @Test(arguments: [
    ("Zoë", "Zo<U+00EB>"), ("e\u{301}", "e<U+0301>"), ("\u{1B}[0m", "<U+001B>[0m"), ("a\tb", "a b"),
    ("a\nb", "a<U+000A>b"), ("\u{202E}x", "<U+202E>x"), ("日", "<U+65E5>"), ("😀", "<U+1F600>"),
    ("a\u{A0}b", "a b"), ("\u{9B}", "<U+009B>"),
  ])
  func `the ASCII form spells out everything beyond ASCII`(foreign: String, shown: String) {
    #expect(SafeText(foreign, asciiOnly: true).text == shown)
    #expect(SafeText(foreign, asciiOnly: true).isAltered)
  }

  @Test func `columns are those of the safe form`() {
    #expect(SafeText("\u{202E}").columns == 8)
    #expect(SafeText("日本").columns == 4)
  }

  @Test func `whatever comes in, nothing that moves a cell comes out`() {
    var random = SeededRandom(seed: 20_260_301)
    for _ in 0..<2_000 {
      let foreign = random.text(length: 12)
      let safe = SafeText(foreign).text
      for scalar in safe.unicodeScalars {
        let kind = ScalarKind(scalar)
        #expect(
          kind == .narrow || kind == .wide || kind == .combining,
          "seed \(random.seed): \(foreign.debugDescription)"
        )
      }
      let ascii = SafeText(foreign, asciiOnly: true).text
      #expect(
        ascii.utf8.allSatisfy { (0x20...0x7E).contains($0) },
        "seed \(random.seed): \(foreign.debugDescription)"
      )
    }
  }

  @Test func `what is safe already is not altered again`() {
    var random = SeededRandom(seed: 20_260_302)
    for _ in 0..<1_000 {
      let once = SafeText(random.text(length: 8))
      #expect(SafeText(once.text).text == once.text, "seed \(random.seed)")
    }
  }
}
