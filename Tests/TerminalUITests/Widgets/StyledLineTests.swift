import TerminalUI
import Testing

struct StyledLineTests {
  private func drawn(_ line: StyledLine, width: Int, _ glyphs: Glyphs = .unicode) -> String {
    var canvas = Canvas(size: Size(width: 20, height: 1))
    canvas.fill(canvas.bounds, with: "#")
    line.draw(on: &canvas, at: Position(row: 0, column: 0), width: width, glyphs: glyphs)
    return lines(of: canvas)[0]
  }

  @Test(arguments: [
    ("\u{1b}[31mred", "␛[31mred"), ("one\ntwo", "one⏎two"), ("a\u{202e}b", "a⟨U+202E⟩b"),
    ("plain", "plain"), ("… ▸ ●", "… ▸ ●"),
  ])
  func `text becomes harmless where a span is made`(foreign: String, shown: String) {
    #expect(Span(foreign).text == shown)
    #expect(StyledLine(foreign).text == shown)
    let literal = StyledLine(stringLiteral: foreign)
    #expect(literal.text == shown)
  }

  @Test func `what is harmless stays as it is when it is made so again`() {
    for foreign in ["\u{1b}\u{7}\u{200b}", "a\nb", "日本\u{301}", "⏎␛⟨U+202E⟩"] {
      let once = Span(foreign)
      #expect(Span(once.text).text == once.text)
    }
  }

  @Test(arguments: [
    (20, "risk 45 high########"), (12, "risk 45 high########"), (11, "risk 45 hi…#########"),
    (6, "risk …##############"), (1, "…###################"), (0, "####################"),
  ])
  func `a line is cut at its width with a sign, never beyond`(width: Int, text: String) {
    let line = StyledLine([Span("risk "), Span("45 high", .danger)])
    #expect(drawn(line, width: width) == text)
  }

  @Test(arguments: [
    (6, "日本語##############"), (5, "日本…###############"), (4, "日…#################"),
  ])
  func `a wide character is never halved`(width: Int, text: String) {
    #expect(drawn(StyledLine("日本語"), width: width) == text)
  }

  @Test func `each piece keeps its look and the cut has that of the last`() {
    var canvas = Canvas(size: Size(width: 8, height: 1))
    let line = StyledLine([Span("ab", .ok), Span("cdefghij", .danger)])
    line.draw(on: &canvas, at: Position(row: 0, column: 0), width: 8)
    #expect(roles(of: canvas, row: 0) == "oodddddd")
  }

  @Test func `in ASCII a line takes the room of what is really drawn`() {
    #expect(drawn(StyledLine("é · x"), width: 20, .ascii).hasPrefix("<U+00E9> <U+00B7> x"))
    #expect(drawn(StyledLine("é · x"), width: 6, .ascii) == "<U+00~##############")
  }

  @Test func `a line at the right ends at the edge, a too long one is cut at its own end`() {
    var canvas = Canvas(size: Size(width: 10, height: 1))
    StyledLine("2/31").drawRight(on: &canvas, in: canvas.bounds)
    #expect(lines(of: canvas) == ["      2/31"])
    StyledLine("far too long a text").drawRight(on: &canvas, in: canvas.bounds)
    #expect(lines(of: canvas) == ["far too l…"])
  }

  @Test func `lines are added piece by piece and know whether they say anything`() {
    var line = StyledLine("a", .ok) + StyledLine("b", .warn)
    line.append("c")
    #expect(line.text == "abc")
    #expect(line.spans.map(\.style.role) == [.ok, .warn, .text])
    #expect(StyledLine([Span(""), Span("")]).isEmpty)
    #expect(!line.isEmpty)
  }

  @Test(arguments: [
    (1, ["a", "b"]), (3, ["a b"]), (0, ["a", "b"]),
  ])
  func `wrapping never loses a word, however narrow`(width: Int, pieces: [String]) {
    #expect(StyledLine("a b").wrapped(to: width).map(\.text) == pieces)
  }

  @Test func `wrapped pieces together are the line without the blanks at its breaks`() {
    let text = "446 permissions, 3 administrative, 412 new to it · reads 2 confidential datasets"
    for width in 1...90 {
      let pieces = StyledLine(text).wrapped(to: width)
      #expect(pieces.map(\.text).joined().filter { $0 != " " } == text.filter { $0 != " " })
      for piece in pieces { #expect(piece.columns <= width) }
    }
  }

  @Test func `a rectangle gives its lines and its inside, empty where there are none`() {
    let rect = Rect(row: 2, column: 3, width: 10, height: 4)
    #expect(rect.line(1) == Rect(row: 3, column: 3, width: 10, height: 1))
    #expect(rect.line(4).isEmpty)
    #expect(rect.line(-1).isEmpty)
    let inside = rect.inset(top: 1, left: 2, bottom: 1, right: 3)
    #expect(inside == Rect(row: 3, column: 5, width: 5, height: 2))
    #expect(rect.inset(top: 9, left: 99).isEmpty)
    #expect(rect.inset(left: 6, right: 6).isEmpty)
  }
}
