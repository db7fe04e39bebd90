import CNcurses
import Glibc
import NcursesTerminal
import TerminalUI
import Testing

extension RealTerminal {
  struct GivingBackTests {
    private let leaving = ["\u{1b}[?1049l", "\u{1b}[?25h", "\u{1b}[?2004l", "\u{1b}[?1l\u{1b}>"]

    @Test func `a program whose code was given back goes on`() throws {
      let pseudo = try PseudoTerminal()
      var terminal = try pseudo.terminal()
      ProgramMemory.giveBack()
      terminal.show(canvas(["still here"]), theme: .terminal)
      #expect(try pseudo.sent().contains("still here"))
    }

    @Test func `a terminal that goes out of scope is as it was found`() throws {
      let pseudo = try PseudoTerminal()
      let before = pseudo.modes()
      func use() throws {
        var terminal = try pseudo.terminal()
        terminal.show(canvas(["on the screen"]), theme: .terminal)
        terminal.setMouse(true)
        terminal.setTitle("govtop")
        #expect(pseudo.modes() != before)
        let sent = try pseudo.sent()
        for mode in ["\u{1b}[?1049h", "\u{1b}[?2004h", "\u{1b}[?1000h", "\u{1b}]2;govtop"] {
          #expect(sent.contains(mode))
        }
      }
      try use()
      let sent = try pseudo.sent()
      for mode in leaving + ["\u{1b}[?1000l", "\u{1b}[23;2t"] { #expect(sent.contains(mode)) }
      #expect(pseudo.modes() == before)
    }

    @Test func `what was not turned on is not turned off`() throws {
      let pseudo = try PseudoTerminal()
      func use() throws { _ = try pseudo.terminal() }
      try use()
      let sent = try pseudo.sent()
      #expect(!sent.contains("\u{1b}[?1000") && !sent.contains("\u{1b}[23;2t"))
    }

    @Test func `a terminal left for another program comes back whole`() throws {
      let pseudo = try PseudoTerminal()
      let before = pseudo.modes()
      var terminal = try pseudo.terminal()
      let raw = pseudo.modes()
      terminal.show(canvas(["same as before"]), theme: .terminal)
      _ = try pseudo.sentBytes()
      terminal.leave()
      #expect(pseudo.modes() == before)
      let left = try pseudo.sent()
      for mode in leaving { #expect(left.contains(mode)) }
      terminal.enter()
      terminal.show(canvas(["same as before"]), theme: .terminal)
      #expect(pseudo.modes() == raw)
      let back = try pseudo.sent()
      for text in ["\u{1b}[?1049h", "\u{1b}[?2004h", "same as before"] {
        #expect(back.contains(text))
      }
    }

    @Test(arguments: [SIGTRAP, SIGILL, SIGSEGV, SIGBUS, SIGFPE, SIGABRT])
    func `a crash gives the terminal back before it goes its way`(_ number: Int32) throws {
      // Its way is here to be ignored: whoever had the signal before us gets it after us.
      let before = signal(number, SIG_IGN)
      defer { signal(number, before) }
      let pseudo = try PseudoTerminal()
      let modes = pseudo.modes()
      var terminal = try pseudo.terminal()
      terminal.show(canvas(["about to crash"]), theme: .terminal)
      _ = try pseudo.sentBytes()
      // Threads of the test runner keep SIGABRT back, which `abort` would not mind.
      var mask = sigset_t()
      sigemptyset(&mask)
      sigaddset(&mask, number)
      pthread_sigmask(SIG_UNBLOCK, &mask, nil)
      raise(number)
      let sent = try pseudo.sent()
      for mode in leaving + ["\u{1b}[?1000l", "\u{1b}[m"] { #expect(sent.contains(mode)) }
      #expect(pseudo.modes() == modes)
    }

    @Test func `what is not a terminal is refused with the way on`() throws {
      var ends: [Int32] = [-1, -1]
      try #require(gt_pipe(&ends))
      defer { for end in ends { close(end) } }
      let pseudo = try PseudoTerminal()
      for (input, output) in [(pseudo.program, ends[1]), (ends[0], pseudo.program)] {
        #expect(throws: TerminalError.notATerminal) {
          _ = try Terminal(input: input, output: output, environment: ["TERM": "xterm"])
        }
      }
    }

    @Test(arguments: [
      ("dumb", TerminalError.cannotPlaceCursor("dumb")), ("", .noName),
      ("no-such-terminal", .unknown("no-such-terminal")),
    ])
    func `a terminal without a full screen is refused and left untouched`(
      _ name: String,
      _ error: TerminalError
    ) throws {
      let pseudo = try PseudoTerminal()
      let before = pseudo.modes()
      #expect(throws: error) { _ = try pseudo.terminal(name) }
      #expect(try pseudo.sentBytes() == [])
      #expect(pseudo.modes() == before)
    }
  }
}
