import TerminalUI
import Testing

@Suite struct TextExportTests {
  @Test func `rows are text without the blanks at their ends`() {
    #expect(Canvas.sample.rows() == ["ada <&\">", " 日e\u{301} ok   ▅▅", "  late"])
    #expect(Canvas.sample.text() == "ada <&\">\n 日e\u{301} ok   ▅▅\n  late\n")
  }

  @Test func `an empty canvas has empty rows`() {
    #expect(Canvas(size: Size(width: 3, height: 2)).rows() == ["", ""])
    #expect(Canvas(size: Size(width: 0, height: 0)).text() == "")
  }

  @Test func `a screen file holds rows, looks and what the letters mean`() {
    #expect(
      Canvas.sample.screenFile(theme: "midnight") == """
        12x3 midnight
        |ada <&">    |
        | 日e\u{301} ok   ▅▅|
        |  late      |
        styles
          2 SOOO.oo...11
          3 ..eeee
        legend
        S text on selection
        O ok on selection
        o ok
        1 chart1
        e danger underline

        """
    )
  }

  @Test func `a plain screen has rows only, and says where the cursor is`() {
    var canvas = Canvas(size: Size(width: 3, height: 1))
    canvas.draw("ab", at: Position(row: 0, column: 0))
    canvas.cursor = Position(row: 0, column: 2)
    #expect(canvas.screenFile(theme: "mono") == "3x1 mono\n|ab |\ncursor 1,3\n")
  }

  @Test func `every style gets a letter of its own`() {
    let styles = Role.allCases.flatMap { role in
      [Style(role), Style(role, on: .selection), Style(role, .bold)]
    }
    var canvas = Canvas(size: Size(width: styles.count, height: 1))
    for (column, style) in styles.enumerated() {
      canvas.draw("x", at: Position(row: 0, column: column), style)
    }
    let lines = canvas.screenFile(theme: "mono").split(separator: "\n")
    let letters = lines.first { $0.hasPrefix("  1 ") }?.dropFirst(4) ?? ""
    #expect(letters.count == styles.count)
    #expect(Set(letters).count == styles.count)
    #expect(lines.contains("w warn"))
    #expect(lines.contains("W warn on selection"))
  }

  @Test func `styles that differ make files that differ`() {
    var canvas = Canvas.sample
    canvas.restyle(Rect(row: 2, column: 5, width: 1, height: 1)) { $0.attributes.insert(.bold) }
    #expect(canvas.screenFile(theme: "mono") != Canvas.sample.screenFile(theme: "mono"))
  }
}
