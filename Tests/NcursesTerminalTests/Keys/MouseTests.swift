import NcursesTerminal
import TerminalUI
import Testing

struct MouseTests {
  private func mouse(_ kind: Mouse.Kind, _ row: Int, _ column: Int) -> [Input] {
    [.mouse(Mouse(kind, at: Position(row: row, column: column)))]
  }

  @Test func `the left button is a click at its place, counted from 0`() {
    #expect(decoded("\u{1b}[<0;1;1M") == mouse(.click, 0, 0))
    #expect(decoded("\u{1b}[<0;240;61M") == mouse(.click, 60, 239))
  }

  @Test func `the wheel turns up and down, with or without Shift, Alt and Ctrl`() {
    for modifiers in [0, 4, 8, 16, 28] {
      #expect(decoded("\u{1b}[<\(64 + modifiers);3;4M") == mouse(.wheelUp, 3, 2))
      #expect(decoded("\u{1b}[<\(65 + modifiers);3;4M") == mouse(.wheelDown, 3, 2))
    }
  }

  @Test(arguments: [
    "\u{1b}[<0;1;1m", "\u{1b}[<1;1;1M", "\u{1b}[<2;1;1M", "\u{1b}[<32;1;1M", "\u{1b}[<35;1;1M",
    "\u{1b}[<66;1;1M", "\u{1b}[<0;0;1M", "\u{1b}[<0;1M", "\u{1b}[<;;M", "\u{1b}[<0;-1;1M",
    "\u{1b}[<0;99999999999999999999;1M",
  ])
  func `releases, movements, other buttons and nonsense are nothing`(_ report: String) {
    #expect(decoded(report) == [])
  }

  @Test func `two clicks at one place within 400 ms are a click and a double click`() {
    var decoder = KeyDecoder()
    let click = Array("\u{1b}[<0;5;5M".utf8)
    let release = Array("\u{1b}[<0;5;5m".utf8)
    #expect(decoder.feed(click + release, at: 0) == mouse(.click, 4, 4))
    #expect(decoder.feed(click + release, at: 400) == mouse(.doubleClick, 4, 4))
    #expect(decoder.feed(click + release, at: 500) == mouse(.click, 4, 4))
  }

  @Test func `two clicks far apart, in time or place, are two clicks`() {
    var decoder = KeyDecoder()
    #expect(decoder.feed(Array("\u{1b}[<0;5;5M".utf8), at: 0) == mouse(.click, 4, 4))
    #expect(decoder.feed(Array("\u{1b}[<0;5;5M".utf8), at: 401) == mouse(.click, 4, 4))
    #expect(decoder.feed(Array("\u{1b}[<0;5;6M".utf8), at: 402) == mouse(.click, 5, 4))
  }

  @Test func `the oldest encoding is read too, and its bytes are never keys`() {
    #expect(decoded("\u{1b}[M !!") == mouse(.click, 0, 0))
    #expect(decoded("\u{1b}[M`%$") == mouse(.wheelUp, 3, 4))
    #expect(decoded("\u{1b}[M#!!x") == keys("x"))
    var decoder = KeyDecoder()
    #expect(decoder.feed([0x1b, 0x5b, 0x4d, 0x20, 0xff, 0xff], at: 0) == mouse(.click, 222, 222))
  }
}
