import NcursesTerminal
import Testing

struct BackgroundTests {
  @Test(arguments: [
    ("15;0", Background.dark), ("0;15", .light), ("15;default;0", .dark), ("0;default;15", .light),
    ("0;7", .light), ("7;8", .dark), ("12;8", .dark), ("0;11", .light),
  ])
  func `COLORFGBG names the ground last`(_ value: String, _ background: Background) {
    #expect(Background(colorFgBg: value) == background)
  }

  @Test(arguments: ["", "15", "15;", "15;default", "0;16", "0;-1", "a;b"])
  func `a COLORFGBG that names no ground says nothing`(_ value: String) {
    #expect(Background(colorFgBg: value) == nil)
  }

  @Test(arguments: [
    ("rgb:ffff/ffff/ffff", Background.light), ("rgb:0000/0000/0000", .dark),
    ("rgb:fdfd/f6f6/e3e3", .light), ("rgb:0000/2b2b/3636", .dark), ("rgb:ff/ff/ff", .light),
    ("rgb:f/f/f", .light), ("rgb:0/0/f", .dark), ("rgba:ffff/ffff/ffff/ffff", .light),
  ])
  func `the terminal's answer is judged by how bright it looks`(
    _ answer: String,
    _ background: Background
  ) {
    for end in ["\u{07}", "\u{1b}\\"] {
      var decoder = KeyDecoder()
      #expect(decoder.feed(Array("\u{1b}]11;\(answer)\(end)".utf8), at: 0) == [])
      #expect(decoder.background == background)
    }
  }

  @Test(arguments: [
    "11;rgb:ffff/ffff", "11;rgb:fffff/0/0", "11;rgb:g/0/0", "11;rgb://", "10;rgb:ffff/ffff/ffff",
    "11;?", "52;c;QUJD", "11;rgb:-1/0/0",
  ])
  func `any other answer says nothing, and is no key`(_ answer: String) {
    var decoder = KeyDecoder()
    #expect(decoder.feed(Array("\u{1b}]\(answer)\u{07}x".utf8), at: 0) == keys("x"))
    #expect(decoder.background == nil)
  }

  @Test func `an answer without an end is given up`() {
    var decoder = KeyDecoder()
    #expect(decoder.feed(Array("\u{1b}]11;rgb:ff".utf8), at: 0) == [])
    #expect(decoder.expire(at: 500) == [])
    #expect(decoder.feed(Array("j".utf8), at: 501) == keys("j"))
  }
}
