import NcursesTerminal
import TerminalUI
import Testing

/// What one write of bytes means when nothing follows it.
func decoded(_ bytes: String) -> [Input] {
  var decoder = KeyDecoder()
  return decoder.feed(Array(bytes.utf8), at: 0) + decoder.expire(at: 10_000)
}

func keys(_ text: String) -> [Input] { text.map { .key(.character($0)) } }

struct KeyDecoderTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var sent: String
    var key: Key
    var terminal: String
    var testDescription: String { "\(terminal): \(sent.debugDescription) is \(key)" }

    init(_ sent: String, _ key: Key, _ terminal: String = "any") {
      self.sent = sent
      self.key = key
      self.terminal = terminal
    }
  }

  static let cases: [Case] =
    [
      Case("\u{1b}[A", .up), Case("\u{1b}[B", .down), Case("\u{1b}[C", .right),
      Case("\u{1b}[D", .left), Case("\u{1b}OA", .up, "application mode"),
      Case("\u{1b}OB", .down, "application mode"), Case("\u{1b}OC", .right, "application mode"),
      Case("\u{1b}OD", .left, "application mode"),
      Case("\u{1b}[1;2A", .up, "shift"), Case("\u{1b}[1;3B", .down, "alt"),
      Case("\u{1b}[1;5C", .right, "ctrl"), Case("\u{1b}O5D", .left, "old ctrl"),
      Case("\u{1b}[a", .up, "rxvt, shift"), Case("\u{1b}[d", .left, "rxvt, shift"),
      Case("\u{1b}[H", .home, "xterm"), Case("\u{1b}[F", .end, "xterm"),
      Case("\u{1b}OH", .home, "application mode"), Case("\u{1b}OF", .end, "application mode"),
      Case("\u{1b}[1~", .home, "screen, Linux console"),
      Case("\u{1b}[4~", .end, "screen, Linux console"),
      Case("\u{1b}[7~", .home, "rxvt"), Case("\u{1b}[8~", .end, "rxvt"),
      Case("\u{1b}[7$", .home, "rxvt, shift"), Case("\u{1b}[8^", .end, "rxvt, ctrl"),
      Case("\u{1b}[5@", .pageUp, "rxvt, ctrl and shift"),
      Case("\u{1b}[3~", .delete), Case("\u{1b}[5~", .pageUp), Case("\u{1b}[6~", .pageDown),
      Case("\u{1b}[6;5~", .pageDown, "ctrl"), Case("\u{1b}[Z", .backTab),
      Case("\u{1b}OP", .function(1), "xterm"), Case("\u{1b}OS", .function(4), "xterm"),
      Case("\u{1b}[1;2P", .function(1), "xterm, shift"),
      Case("\u{1b}[11~", .function(1), "rxvt"), Case("\u{1b}[[A", .function(1), "Linux console"),
      Case("\u{1b}[[E", .function(5), "Linux console"), Case("\u{1b}[15~", .function(5)),
      Case("\u{1b}[17~", .function(6)), Case("\u{1b}[21~", .function(10)),
      Case("\u{1b}[23~", .function(11)), Case("\u{1b}[24~", .function(12)),
      Case("\u{1b}[25~", .function(13)), Case("\u{1b}[28~", .function(15)),
      Case("\u{1b}[34~", .function(20)), Case("\u{1b}OM", .enter, "keypad"),
      Case("\u{1b}Oj", .character("*"), "keypad"), Case("\u{1b}Ok", .character("+"), "keypad"),
      Case("\u{1b}Op", .character("0"), "keypad"), Case("\u{1b}Oy", .character("9"), "keypad"),
      Case("\r", .enter), Case("\n", .enter), Case("\t", .tab), Case("\u{7f}", .backspace),
      Case("\u{08}", .backspace, "old backspace"), Case("\u{1b}", .escape),
      Case("a", .character("a")), Case(" ", .character(" ")), Case("~", .character("~")),
      Case("\u{e9}", .character("\u{e9}")), Case("\u{754c}", .character("\u{754c}")),
      Case("\u{1f642}", .character("\u{1f642}")),
    ]

  @Test(arguments: cases)
  func `each terminal's form of a key is that key`(_ sent: Case) {
    #expect(decoded(sent.sent) == [.key(sent.key)])
  }

  @Test(arguments: cases)
  func `a key is the same however its bytes are divided between reads`(_ sent: Case) {
    var decoder = KeyDecoder()
    var inputs: [Input] = []
    for byte in Array(sent.sent.utf8) { inputs += decoder.feed([byte], at: 0) }
    inputs += decoder.expire(at: 10_000)
    #expect(inputs == [.key(sent.key)])
  }

  @Test(arguments: UnicodeScalar("a").value...UnicodeScalar("z").value)
  func `Ctrl and a letter is that letter, but for Tab, Enter and Backspace`(_ letter: UInt32) throws
  {
    let scalar = try #require(Unicode.Scalar(letter))
    let named: [Character: Key] = ["h": .backspace, "i": .tab, "j": .enter, "m": .enter]
    var decoder = KeyDecoder()
    let key = named[Character(scalar)] ?? .control(Character(scalar))
    #expect(decoder.feed([UInt8(letter & 0x1f)], at: 0) == [.key(key)])
  }

  @Test func `an accent that comes with its letter is one character with it`() {
    #expect(decoded("e\u{301}x") == [.key(.character("e\u{301}")), .key(.character("x"))])
    #expect(decoded("\u{301}") == [.key(.character("\u{301}"))])
  }

  @Test func `two hundred keys in one write are two hundred keys`() {
    let inputs = decoded(String(repeating: "\u{1b}[B", count: 200))
    #expect(inputs == Array(repeating: .key(.down), count: 200))
  }

  @Test func `keys of all kinds in one write come in their order`() {
    #expect(
      decoded("a\u{1b}[Ab\rc\u{1b}")
        == [.key(.character("a")), .key(.up), .key(.character("b")), .key(.enter)]
        + [.key(.character("c")), .key(.escape)]
    )
  }

  @Test(arguments: [
    "\u{1b}[I", "\u{1b}[O", "\u{1b}[2~", "\u{1b}[?1;2c", "\u{1b}[?2026;2$y", "\u{1b}[>41;354;0c",
    "\u{1b}[99~", "\u{1b}[12345678901234567890~", "\u{1b}Oz", "\u{1b}[[Z",
  ])
  func `what no key sends is no key, and does not disturb the next`(_ bytes: String) {
    #expect(decoded(bytes + "x") == keys("x"))
  }

  @Test func `a sequence of any length ends at its end`() {
    let long = "\u{1b}[" + String(repeating: "1;", count: 5000)
    #expect(decoded(long + "Ax") == [.key(.up)] + keys("x"))
  }

  @Test func `a control character inside a sequence drops the sequence and is itself`() {
    #expect(decoded("\u{1b}[1\rx") == [.key(.enter)] + keys("x"))
    #expect(decoded("\u{1b}[1\u{1b}[A") == [.key(.up)])
    #expect(decoded("\u{1b}O\u{1b}") == [.key(.escape)] + keys("O") + [.key(.escape)])
  }

  @Test(arguments: [
    ([0xff], "\u{fffd}"), ([0xc3], ""), ([0xc3, 0x41], "\u{fffd}A"),
    ([0xed, 0xa0, 0x80], "\u{fffd}"),
    ([0xe0, 0x80, 0x80, 0x41], "\u{fffd}A"), ([0xc2, 0x9b], ""), ([0x80, 0x41], "\u{fffd}A"),
    ([0xe7, 0x95, 0x8c], "\u{754c}"),
  ])
  func `bytes that are no UTF-8 become one mark and take nothing with them`(
    _ bytes: [UInt8],
    _ text: String
  ) {
    var decoder = KeyDecoder()
    #expect(decoder.feed(bytes, at: 0) == keys(text))
  }

  @Test func `what terminfo knows of an odd terminal is used where nothing shared applies`() {
    let known: [[UInt8]: Key] = [
      Array("\u{1b}A".utf8): .up, Array("\u{1b}[214z".utf8): .home, Array("\u{1b}[A".utf8): .down,
    ]
    var decoder = KeyDecoder(knownKeys: known)
    #expect(decoder.feed(Array("\u{1b}A\u{1b}[214z".utf8), at: 0) == [.key(.up), .key(.home)])
    #expect(decoder.feed(Array("\u{1b}[A".utf8), at: 0) == [.key(.up)])
  }
}
