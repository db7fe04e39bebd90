import NcursesTerminal
import TerminalUI
import Testing

extension RealTerminal {
  struct ReadingTests {
    @Test func `typed keys are read once, all that wait`() throws {
      let pseudo = try PseudoTerminal()
      var terminal = try pseudo.terminal()
      let nothing = terminal.read(at: 0)
      #expect(nothing == TerminalReading())
      try pseudo.type("j\u{1b}[B\u{3}\u{11}\u{13}\u{1a}ü")
      var reading = TerminalReading()
      // The other end may hand the bytes over in more than one piece.
      while reading.inputs.count < 7 { reading.inputs += terminal.read(at: 0).inputs }
      let control: [Input] = "cqsz".map { .key(.control($0)) }
      let typed: [Input] = keys("j") + [.key(.down)] + control + keys("ü")
      #expect(reading.inputs == typed)
      let rest = terminal.read(at: 0)
      #expect(rest == TerminalReading())
    }

    @Test func `a lone Esc asks to be read again and then is Esc`() throws {
      let pseudo = try PseudoTerminal()
      var terminal = try pseudo.terminal()
      try pseudo.type("\u{1b}")
      let first = terminal.read(at: 100).inputs
      let deadline = terminal.inputDeadline
      let early = terminal.read(at: 124).inputs
      let due = terminal.read(at: 125).inputs
      let noDeadline = terminal.inputDeadline
      #expect(first == [] && deadline == 125)
      #expect(early == [])
      #expect(due == [.key(.escape)] && noDeadline == nil)
    }

    @Test func `a key that waits completes its sequence, however late it is read`() throws {
      let pseudo = try PseudoTerminal()
      var terminal = try pseudo.terminal()
      try pseudo.type("\u{1b}")
      let first = terminal.read(at: 0).inputs
      try pseudo.type("[A")
      let second = terminal.read(at: 300).inputs
      #expect(first == [] && second == [.key(.up)])
    }

    @Test
    func `a background that the terminal answers is known, and keys typed meanwhile are kept`()
      throws
    {
      let pseudo = try PseudoTerminal()
      var terminal = try pseudo.terminal()
      _ = try pseudo.sentBytes()
      try pseudo.type("j\u{1b}]11;rgb:fdfd/f6f6/e3e3\u{1b}\\k")
      let answer = terminal.askBackground { 0 }
      #expect(try pseudo.sent() == "\u{1b}]11;?\u{1b}\\")
      #expect(answer.background == .light)
      let rest = terminal.read(at: 0).inputs
      #expect(answer.reading.inputs + rest == keys("jk"))
    }

    @Test func `a terminal that does not answer leaves the background unknown`() throws {
      let pseudo = try PseudoTerminal()
      var terminal = try pseudo.terminal()
      var time: Int64 = 0
      let answer = terminal.askBackground {
        defer { time += 100 }
        return time
      }
      #expect(answer.background == nil)
      #expect(answer.reading == TerminalReading())
    }

    @Test func `a background that the environment names is not asked for`() throws {
      let pseudo = try PseudoTerminal()
      var terminal = try pseudo.terminal("rxvt", ["COLORFGBG": "15;0"])
      _ = try pseudo.sentBytes()
      let background = terminal.askBackground { 0 }.background
      #expect(background == .dark)
      #expect(try pseudo.sentBytes() == [])
    }

    @Test func `bell, mouse, title and clipboard are sent where they are understood`() throws {
      let pseudo = try PseudoTerminal()
      var terminal = try pseudo.terminal()
      _ = try pseudo.sentBytes()
      terminal.bell()
      terminal.setMouse(true)
      terminal.setMouse(true)
      terminal.setMouse(false)
      let isCopied = terminal.copyToClipboard("AR-2044")
      #expect(isCopied)
      #expect(
        try pseudo.sent() == "\u{07}\u{1b}[?1000h\u{1b}[?1006h\u{1b}[?1006l\u{1b}[?1000l"
          + "\u{1b}]52;c;QVItMjA0NA==\u{07}"
      )
    }

    @Test func `a terminal without control strings gets none, and the caller is told`() throws {
      let pseudo = try PseudoTerminal()
      var terminal = try pseudo.terminal("vt100")
      _ = try pseudo.sentBytes()
      terminal.setTitle("govtop")
      let isCopied = terminal.copyToClipboard("AR-2044")
      let background = terminal.askBackground { 0 }.background
      #expect(!isCopied && background == nil)
      #expect(try pseudo.sentBytes() == [])
    }
  }
}
