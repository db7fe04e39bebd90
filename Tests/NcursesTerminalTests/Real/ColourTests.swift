import NcursesTerminal
import TerminalUI
import Testing

extension RealTerminal {
  struct ColourTests {
    /// Every role, with and without the bar, sent to a terminal.
    private func sent(
      _ name: String,
      _ theme: Theme,
      _ more: [String: String] = [:]
    ) throws -> String {
      let pseudo = try PseudoTerminal(width: 120, height: 40)
      var terminal = try pseudo.terminal(name, theme: theme, more)
      var shown = Canvas(size: Size(width: 120, height: 40))
      for (row, role) in Role.allCases.enumerated() {
        shown.draw("role \(role) · ▸", at: Position(row: row, column: 0), Style(role))
        shown.draw(
          "bar 界",
          at: Position(row: row, column: 60),
          Style(role, on: .selection)
        )
      }
      terminal.show(shown, theme: theme)
      return try pseudo.sent()
    }

    @Test(arguments: Theme.builtIn)
    func `under NO_COLOR no theme sends a colour`(_ theme: Theme) throws {
      let text = try sent("xterm-256color", theme, ["NO_COLOR": "1", "COLORTERM": "truecolor"])
      #expect(colourParameters(in: text) == [])
      #expect(text.contains("role danger"))
    }

    @Test(arguments: Theme.builtIn)
    func `a vt100 is sent no colour, whatever COLORTERM says`(_ theme: Theme) throws {
      let text = try sent("vt100", theme, ["COLORTERM": "truecolor"])
      #expect(colourParameters(in: text) == [])
      #expect(text.contains("role danger"))
      #expect(!text.contains("\u{1b}[?2004h"))
    }

    /// How `.midnight` says danger: by value where this host has ncurses-term, else by number.
    private func dangerByValue() throws -> String {
      let pseudo = try PseudoTerminal()
      let terminal = try pseudo.terminal("xterm-256color", ["COLORTERM": "truecolor"])
      return terminal.profile.directEntry == nil
        ? "\u{1b}[38;5;210m" : "\u{1b}[38:2::255:138:138m"
    }

    @Test func `an RGB theme is sent by value where COLORTERM says so, and only there`() throws {
      let byValue = try sent("xterm-256color", .midnight, ["COLORTERM": "truecolor"])
      #expect(try byValue.contains(dangerByValue()))
      let byNumber = try sent("xterm-256color", .midnight)
      #expect(byNumber.contains("\u{1b}[38;5;210m"))
      #expect(!byNumber.contains("38:2") && !byNumber.contains("38;2"))
    }

    @Test func `the terminal's own colours stay its own where RGB could be had`() throws {
      let text = try sent("xterm-256color", .terminal, ["COLORTERM": "truecolor"])
      #expect(text.contains("\u{1b}[94m"))
      #expect(!text.contains("38:2") && !text.contains("38;5"))
    }

    @Test func `eight colours and bold make sixteen`() throws {
      let text = try sent("xterm", .terminal)
      #expect(Set(colourParameters(in: text)).isSubset(of: (30...39).map(String.init) + ["49"]))
      #expect(text.contains("\u{1b}[34m"))
    }

    @Test func `the user's palette is never rewritten`() throws {
      for name in ["xterm-256color", "linux", "xterm-direct"] {
        let text = try sent(name, .midnight, ["COLORTERM": "truecolor"])
        #expect(!text.contains("\u{1b}]4;") && !text.contains("\u{1b}]P"))
      }
    }

    @Test(arguments: [["LC_ALL": "C"], ["LC_ALL": "POSIX"], ["LC_ALL": "", "LANG": ""]])
    func `without UTF-8 no byte above 0x7e is sent`(_ locale: [String: String]) throws {
      let text = try sent("xterm-256color", .terminal, locale)
      #expect(text.utf8.allSatisfy { $0 <= 0x7e })
      #expect(text.contains("bar ??"))
    }

    @Test func `a UTF-8 locale that this host does not have is UTF-8 all the same`() throws {
      let text = try sent("xterm-256color", .terminal, ["LC_ALL": "xx_YY.UTF-8"])
      #expect(text.contains("界"))
    }

    @Test func `a theme may change while the terminal is open, and back`() throws {
      let byValue = try dangerByValue()
      let pseudo = try PseudoTerminal()
      var terminal = try pseudo.terminal("xterm-256color", ["COLORTERM": "24bit"])
      let shown = canvas(["late"], Style(.danger))
      for (theme, colour) in [
        (Theme.terminal, "\u{1b}[31m"), (.midnight, byValue),
        (.terminal, "\u{1b}[31m"),
      ] {
        terminal.show(shown, theme: theme)
        let text = try pseudo.sent()
        #expect(text.contains(colour) && text.contains("late"))
      }
    }
  }
}
