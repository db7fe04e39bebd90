import NcursesTerminal
import TerminalUI
import Testing

struct EscapeTimingTests {
  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// A decoder that has just delivered a lone Esc, at 25 ms.
  private func afterEscape() -> KeyDecoder {
    var decoder = KeyDecoder()
    _ = decoder.feed([0x1b], at: 0)
    _ = decoder.expire(at: 25)
    return decoder
  }

  @Test func `a lone Esc is a key after 25 ms and not before`() {
    var decoder = KeyDecoder()
    #expect(decoder.deadline == nil)
    #expect(decoder.feed([0x1b], at: 100) == [])
    #expect(decoder.deadline == 125)
    #expect(decoder.expire(at: 124) == [])
    #expect(decoder.expire(at: 125) == [.key(.escape)])
    #expect(decoder.deadline == nil)
  }

  @Test func `Esc and a key in one packet are both delivered`() {
    #expect(decoded("\u{1b}j") == [.key(.escape)] + keys("j"))
    #expect(decoded("\u{1b}\u{1b}") == [.key(.escape), .key(.escape)])
    #expect(decoded("\u{1b}\u{1b}[A") == [.key(.escape), .key(.up)])
    #expect(decoded("\u{1b}\r") == [.key(.escape), .key(.enter)])
    #expect(decoded("\u{1b}\u{e9}") == [.key(.escape)] + keys("\u{e9}"))
  }

  @Test(arguments: ["[A", "OB", "[1;5C", "[15~", "[Z", "[<0;5;5M", "O5D", "[[A"])
  func `the rest of a torn sequence is swallowed`(_ rest: String) {
    var decoder = afterEscape()
    #expect(decoder.feed(bytes(rest), at: 85) == [])
    #expect(decoder.feed(bytes("x"), at: 90) == keys("x"))
  }

  @Test func `a torn rest may itself come in pieces`() {
    var decoder = afterEscape()
    #expect(decoder.feed(bytes("["), at: 60) == [])
    #expect(decoder.feed(bytes("1;5"), at: 200) == [])
    #expect(decoder.feed(bytes("C"), at: 400) == [])
    #expect(decoder.feed(bytes("C"), at: 410) == keys("C"))
  }

  @Test func `after 500 ms a bracket is a bracket again`() {
    var decoder = afterEscape()
    #expect(decoder.feed(bytes("[A"), at: 526) == keys("[A"))
  }

  @Test func `a torn rest that does not end is given up 500 ms after its Esc`() {
    var decoder = afterEscape()
    #expect(decoder.feed(bytes("[1"), at: 60) == [])
    #expect(decoder.deadline == 525)
    #expect(decoder.expire(at: 525) == [])
    #expect(decoder.feed(bytes("A"), at: 530) == keys("A"))
  }

  @Test func `another key after the Esc ends the wait for a torn rest`() {
    var decoder = afterEscape()
    #expect(decoder.feed(bytes("j["), at: 60) == keys("j["))
  }

  @Test func `a torn rest that turns out to be text does not eat a control key`() {
    var decoder = afterEscape()
    #expect(decoder.feed(bytes("[\r"), at: 60) == [.key(.enter)])
  }

  @Test func `a sequence that is slow but whole is its key`() {
    var decoder = KeyDecoder()
    #expect(decoder.feed(bytes("\u{1b}["), at: 0) == [])
    #expect(decoder.expire(at: 400) == [])
    #expect(decoder.feed(bytes("A"), at: 450) == [.key(.up)])
  }

  @Test func `Esc and what only looked like a head become keys when nothing follows`() {
    for (sent, character) in [("\u{1b}[", "["), ("\u{1b}O", "O"), ("\u{1b}]", "]")] {
      #expect(decoded(sent) == [.key(.escape)] + keys(character))
    }
    #expect(decoded("\u{1b}]x") == [.key(.escape)] + keys("]x"))
  }

  @Test func `a paste whose head was torn is still a paste`() {
    var decoder = afterEscape()
    #expect(decoder.feed(bytes("[200~rm -rf\u{1b}[201~"), at: 60) == [.paste("rm -rf")])
  }
}
