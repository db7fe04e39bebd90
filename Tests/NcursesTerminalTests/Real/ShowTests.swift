import NcursesTerminal
import TerminalUI
import Testing

extension RealTerminal {
  struct ShowTests {
    /// Forty rows of five columns, as a queue has, with the bar on one.
    private func queue(selected: Int) -> Canvas {
      var canvas = Canvas(size: Size(width: 120, height: 40))
      for row in 2..<38 {
        let ground: Role? = row == selected ? .selection : nil
        canvas.fill(Rect(row: row, column: 0, width: 120, height: 1), Style(.text, on: ground))
        let columns: [(Int, String, Role)] = [
          (0, row == selected ? "▸" : " ", .text), (4, "AR-20\(row)", .text),
          (14, "marta.kowalska", .text), (40, "deploy-prod / feature store", .text),
          (80, "late", row == 7 ? .danger : .muted), (90, "71 C", .warn),
        ]
        for (column, text, role) in columns {
          canvas.draw(text, at: Position(row: row, column: column), Style(role, on: ground))
        }
      }
      return canvas
    }

    @Test func `a canvas is sent as it stands`() throws {
      let pseudo = try PseudoTerminal()
      var terminal = try pseudo.terminal()
      terminal.show(canvas(["first row", "", "third, e\u{301} and 界"]), theme: .terminal)
      let sent = try pseudo.sent()
      #expect(sent.contains("first row"))
      #expect(sent.contains("third, e\u{301} and 界"))
    }

    @Test func `the same canvas again sends nothing`() throws {
      let pseudo = try PseudoTerminal()
      var terminal = try pseudo.terminal()
      let shown = canvas(["state", "界"])
      terminal.show(shown, theme: .terminal)
      _ = try pseudo.sentBytes()
      terminal.show(shown, theme: .terminal)
      #expect(try pseudo.sentBytes() == [])
    }

    @Test func `a changed word is all that is sent`() throws {
      let pseudo = try PseudoTerminal()
      var terminal = try pseudo.terminal()
      terminal.show(canvas(["one two three", "untouched"]), theme: .terminal)
      _ = try pseudo.sentBytes()
      terminal.show(canvas(["one TWO three", "untouched"]), theme: .terminal)
      let sent = try pseudo.sent()
      #expect(sent.contains("TWO"))
      #expect(!sent.contains("three") && !sent.contains("untouched"))
      #expect(sent.utf8.count < 20)
    }

    @Test func `moving the bar a row sends at most 330 bytes`() throws {
      let pseudo = try PseudoTerminal(width: 120, height: 40)
      var terminal = try pseudo.terminal()
      terminal.show(queue(selected: 5), theme: .terminal)
      _ = try pseudo.sentBytes()
      for row in 6..<20 {
        terminal.show(queue(selected: row), theme: .terminal)
        let count = try pseudo.sentBytes().count
        #expect(count > 0 && count <= 330, "row \(row)")
      }
    }

    /// A screen of rows as the access list has them, drawn by the table itself.
    private func list(selected: Int) -> Canvas {
      var canvas = Canvas(size: Size(width: 120, height: 40))
      let columns = [
        TableColumn("state", "STATE", .fixed(9), isPinned: true),
        TableColumn("risk", "RISK", .fixed(5), alignment: .right),
        TableColumn("principal", "PRINCIPAL", .fixed(13), isPinned: true),
        TableColumn("access", "ACCESS", .fill(16)), TableColumn("flags", "FLAGS", .fixed(5)),
        TableColumn("owner", "OWNER", .fixed(10)), TableColumn("due", "REVIEW", .fixed(6)),
        TableColumn("rule", "RULE", .fixed(12)),
      ]
      let rows = (2..<38).map { number in
        var row = TableRow(
          id: "GR-\(number)",
          cells: [
            "state": Span("standing", Style(.warn)), "risk": Span("70 C", Style(.danger)),
            "principal": Span("temp-\(number)"), "access": Span("Administr…Access prod/1…3333"),
            "flags": Span("···UW", Style(.warn)), "owner": Span("ada"),
            "due": Span("due", Style(.warn)), "rule": Span("baseline"),
          ]
        )
        row.isSelected = number == selected
        return row
      }
      Table(columns: columns, rows: rows).draw(on: &canvas, in: canvas.bounds)
      canvas.draw("\(selected)/73", at: Position(row: 39, column: 112), Style(.muted))
      return canvas
    }

    @Test(arguments: [Theme.terminal, .midnight], ["", "truecolor"])
    func `a cursor key in a list costs at most 330 bytes in the colours of any terminal`(
      _ theme: Theme,
      _ colours: String
    ) throws {
      let pseudo = try PseudoTerminal(width: 120, height: 40)
      var terminal = try pseudo.terminal("xterm-256color", theme: theme, ["COLORTERM": colours])
      terminal.show(list(selected: 5), theme: theme)
      _ = try pseudo.sentBytes()
      for row in 6..<20 {
        terminal.show(list(selected: row), theme: theme)
        let count = try pseudo.sentBytes().count
        #expect(count > 0 && count <= 330, "row \(row)")
      }
    }

    @Test func `no change of looks leaves a character set that nothing is drawn in`() throws {
      let pseudo = try PseudoTerminal(width: 120, height: 40)
      var terminal = try pseudo.terminal()
      terminal.show(list(selected: 5), theme: .terminal)
      // What the terminal is set up with comes from its description as it stands.
      _ = try pseudo.sentBytes()
      terminal.show(list(selected: 6), theme: .terminal)
      let sent = try pseudo.sent()
      #expect(sent.contains("\u{1b}[;1m") && sent.contains("standing"))
      #expect(!sent.contains("\u{1b}(B"))
    }

    @Test func `^L sends everything again`() throws {
      let pseudo = try PseudoTerminal()
      var terminal = try pseudo.terminal()
      terminal.show(canvas(["first", "second"]), theme: .terminal)
      _ = try pseudo.sentBytes()
      terminal.forgetShown()
      terminal.show(canvas(["first", "second"]), theme: .terminal)
      let sent = try pseudo.sent()
      #expect(sent.contains("first") && sent.contains("second"))
    }

    @Test func `wide and narrow text replace each other whole`() throws {
      let pseudo = try PseudoTerminal()
      var terminal = try pseudo.terminal()
      for (text, sentText) in [("界界|", "界界"), ("a界b|", "a界b"), ("abcd|", "bcd"), ("界cd|", "界")] {
        terminal.show(canvas([text]), theme: .terminal)
        #expect(try pseudo.sent().contains(sentText), "\(text)")
      }
    }

    @Test func `the text cursor is shown where the canvas has it, and hidden else`() throws {
      let pseudo = try PseudoTerminal()
      var terminal = try pseudo.terminal()
      var shown = canvas(["name: "])
      terminal.show(shown, theme: .terminal)
      _ = try pseudo.sentBytes()
      shown.cursor = Position(row: 20, column: 60)
      terminal.show(shown, theme: .terminal)
      let placed = try pseudo.sent()
      #expect(placed.contains("\u{1b}[21;61H") && placed.contains("\u{1b}[?25h"))
      shown.cursor = Position(row: 99, column: 4)
      terminal.show(shown, theme: .terminal)
      #expect(try pseudo.sent().contains("\u{1b}[?25l"))
    }

    @Test(arguments: [(1, 1), (2, 1), (5, 3), (80, 24), (200, 60)])
    func `a canvas larger or smaller than the window is clipped`(_ width: Int, _ height: Int) throws
    {
      let pseudo = try PseudoTerminal(width: width, height: height)
      var terminal = try pseudo.terminal()
      let size = terminal.size
      #expect(size == Size(width: width, height: height))
      let rows = Array(repeating: String(repeating: "界", count: 40), count: 24)
      terminal.show(canvas(rows), theme: .terminal)
      #expect(try pseudo.sent().contains("界") == (width > 1))
    }

    @Test func `a resize is taken once, and everything is drawn at the new size`() throws {
      let pseudo = try PseudoTerminal()
      var terminal = try pseudo.terminal()
      terminal.show(canvas(["kept"]), theme: .terminal)
      _ = try pseudo.sentBytes()
      let unchanged = terminal.adoptSize()
      pseudo.resize(width: 100, height: 30)
      let changed = terminal.adoptSize()
      let again = terminal.adoptSize()
      #expect(unchanged == nil && again == nil)
      #expect(changed == Size(width: 100, height: 30))
      var larger = canvas(["kept"], width: 100, height: 30)
      larger.draw("corner", at: Position(row: 29, column: 94))
      terminal.show(larger, theme: .terminal)
      let sent = try pseudo.sent()
      #expect(sent.contains("kept") && sent.contains("corne"))
    }
  }
}
