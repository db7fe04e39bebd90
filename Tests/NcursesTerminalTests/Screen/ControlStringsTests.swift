import NcursesTerminal
import Testing

struct ControlStringsTests {
  private func text(_ bytes: [UInt8]?) -> String? {
    bytes.map { String(decoding: $0, as: UTF8.self) }
  }

  // RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"), ("\u{ff}\u{754c}?", "w7/nlYw/"),
  ])
  func `base64 is that of the standard`(_ source: String, _ encoded: String) {
    #expect(text(ControlStrings.base64(Array(source.utf8))) == encoded)
  }

  @Test func `the clipboard is reached through what stands between`() {
    let plain = "\u{1b}]52;c;Zm9v\u{07}"
    #expect(text(ControlStrings.clipboard("foo", within: nil)) == plain)
    #expect(
      text(ControlStrings.clipboard("foo", within: .tmux))
        == plain + "\u{1b}Ptmux;\u{1b}" + plain + "\u{1b}\\"
    )
    #expect(
      text(ControlStrings.clipboard("foo", within: .screen)) == "\u{1b}P" + plain + "\u{1b}\\"
    )
  }

  @Test func `GNU screen gets a long text in pieces that it has room for`() throws {
    let long = String(repeating: "x", count: 3000)
    let bytes = try #require(text(ControlStrings.clipboard(long, within: .screen)))
    let pieces = bytes.split(separator: "\u{1b}\\")
    #expect(pieces.count > 1)
    #expect(pieces.allSatisfy { $0.hasPrefix("\u{1b}P") && $0.utf8.count < 768 })
    let whole = pieces.map { $0.dropFirst(2) }.joined()
    #expect(whole == text(ControlStrings.clipboard(long, within: nil)))
  }

  @Test func `a text too long for terminals is refused rather than cut`() {
    let limit = ControlStrings.clipboardLimit
    #expect(ControlStrings.clipboard(String(repeating: "x", count: limit), within: nil) != nil)
    #expect(ControlStrings.clipboard(String(repeating: "x", count: limit + 1), within: nil) == nil)
  }

  @Test(arguments: [
    ("govtop", "govtop"), ("a\u{07}\u{1b}]52;c;eA==\u{07}b", "a]52;c;eA==b"),
    ("a\nb\u{9c}c", "abc"),
    ("a\u{202e}b\u{200b}c\u{2028}d", "abcd"), ("Zürich 界", "Zürich 界"), ("", ""),
  ])
  func `no text can end the title's control string or hide in it`(_ title: String, _ shown: String)
  {
    #expect(
      text(ControlStrings.title(title, asciiOnly: false)) == "\u{1b}]2;\(shown)\u{07}"
    )
  }

  @Test func `a title is ASCII where the screen is, and never long`() {
    #expect(text(ControlStrings.title("Zürich", asciiOnly: true)) == "\u{1b}]2;Zrich\u{07}")
    let long = String(repeating: "x", count: 5000)
    #expect(ControlStrings.title(long, asciiOnly: false).count == 4 + 120 + 1)
  }
}
