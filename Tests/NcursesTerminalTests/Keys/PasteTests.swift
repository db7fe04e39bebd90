import NcursesTerminal
import TerminalUI
import Testing

struct PasteTests {
  private static let head = "\u{1b}[200~"
  private static let tail = "\u{1b}[201~"

  private func pasted(_ text: String) -> [Input] { decoded(Self.head + text + Self.tail) }

  @Test(arguments: [
    "", "yes", "two\r\nlines\tand a tab", "caf\u{e9} \u{754c}", "\u{1b}[A\u{1b}", "\u{1b}[20",
    "q\u{3}",
    "\u{1b}\u{1b}\u{1b}[201",
  ])
  func `a paste arrives whole, as it came, and as no key`(_ text: String) {
    #expect(pasted(text) == [.paste(text)])
  }

  @Test func `keys around a paste keep their places`() {
    #expect(decoded("a\(Self.head)b\(Self.tail)c") == keys("a") + [.paste("b")] + keys("c"))
  }

  @Test func `a paste may come in any number of reads and take its time`() {
    var decoder = KeyDecoder()
    var inputs: [Input] = []
    for (index, byte) in (Self.head + "slow" + Self.tail).utf8.enumerated() {
      inputs += decoder.feed([byte], at: Int64(index) * 20)
      #expect(decoder.expire(at: Int64(index) * 20 + 1) == [])
    }
    #expect(inputs == [.paste("slow")])
  }

  @Test func `a paste that waits for its end has no deadline`() {
    var decoder = KeyDecoder()
    _ = decoder.feed(Array((Self.head + "half").utf8), at: 0)
    #expect(decoder.deadline == nil)
    #expect(decoder.expire(at: 1_000_000) == [])
  }

  @Test func `^C after a silence gives up a paste whose end was lost`() {
    var decoder = KeyDecoder()
    _ = decoder.feed(Array((Self.head + "half").utf8), at: 0)
    #expect(decoder.feed([0x03], at: 999) == [])
    #expect(decoder.feed([0x03], at: 1999) == [.paste("half\u{3}")])
    #expect(decoder.feed(Array("q".utf8), at: 2000) == keys("q"))
  }

  @Test func `a paste of the limit is whole, a longer one is cut and counted`() {
    var decoder = KeyDecoder()
    let whole = String(repeating: "x", count: PastedBytes.limit)
    #expect(decoder.feed(Array((Self.head + whole + Self.tail).utf8), at: 0) == [.paste(whole)])
    #expect(decoder.pastesCut == 0)
    #expect(
      decoder.feed(Array((Self.head + whole + "y" + Self.tail).utf8), at: 0) == [.paste(whole)]
    )
    #expect(decoder.pastesCut == 1)
    #expect(decoder.feed(Array("q".utf8), at: 0) == keys("q"))
  }

  @Test func `a cut leaves no half of a character`() {
    let long = "x" + String(repeating: "\u{754c}", count: PastedBytes.limit)
    let kept = "x" + String(repeating: "\u{754c}", count: (PastedBytes.limit - 1) / 3)
    #expect(pasted(long) == [.paste(kept)])
  }

  @Test func `bytes that are no UTF-8 become marks`() {
    var decoder = KeyDecoder()
    let bytes = Array(Self.head.utf8) + [0x61, 0xff, 0x62] + Array(Self.tail.utf8)
    #expect(decoder.feed(bytes, at: 0) == [.paste("a\u{fffd}b")])
  }

  @Test func `an end without a beginning is nothing`() {
    #expect(decoded(Self.tail + "x") == keys("x"))
  }
}
