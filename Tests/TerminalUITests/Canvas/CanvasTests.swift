import TerminalUI
import Testing

@Suite struct CanvasTests {
  @Test(arguments: [
    ("ada", 0, "ada     "), ("ada", 6, "      ad"), ("ada", -1, "da      "), ("ada", 8, "        "),
    ("日本", 1, " 日本   "), ("e\u{301}x", 0, "e\u{301}x      "), ("a\u{200B}b", 0, "ab      "),
    ("a\u{1B}b", 0, "ab      "), ("a\u{202E}b", 0, "ab      "), ("🇩🇪!", 0, "??!     "),
    ("e\u{301}\u{302}\u{303}", 0, "e\u{301}\u{302}       "), ("\u{301}a", 0, "a       "),
    ("क्ष", 0, "क्ष      "),
  ])
  func `text is drawn by columns and clipped at both ends`(
    text: String,
    column: Int,
    row: String
  ) {
    var canvas = Canvas(size: Size(width: 8, height: 1))
    canvas.draw(text, at: Position(row: 0, column: column))
    #expect(canvas.cells.map(\.text).joined() == row)
    #expect(canvas.isConsistent)
  }

  @Test(arguments: [("日", -1, "    "), ("日", 3, "    "), ("日", 2, "  日"), ("a日", 2, "  a ")])
  func `a wide character that does not fit whole is a blank`(
    text: String,
    column: Int,
    row: String
  ) {
    var canvas = Canvas(size: Size(width: 4, height: 1))
    canvas.draw(text, at: Position(row: 0, column: column))
    #expect(canvas.cells.map(\.text).joined() == row)
  }

  @Test func `drawing tells the columns it took, clipped ones included`() {
    var canvas = Canvas(size: Size(width: 4, height: 1))
    #expect(canvas.draw("日本語", at: Position(row: 0, column: 2)) == 6)
    #expect(canvas.draw("abc", at: Position(row: 5, column: 0)) == 3)
    #expect(canvas.draw("日", at: Position(row: -1, column: 0)) == 2)
    #expect(canvas.draw("", at: Position(row: 0, column: 0)) == 0)
  }

  @Test(arguments: [
    (0, "x 本 "), (1, " x本 "), (2, "日x  "), (3, "日 x "),
  ])
  func `overwriting one half of a wide character blanks the other`(column: Int, row: String) {
    var canvas = Canvas(size: Size(width: 5, height: 1))
    canvas.draw("日本", at: Position(row: 0, column: 0))
    canvas.draw("x", at: Position(row: 0, column: column))
    #expect(canvas.cells.map(\.text).joined() == row)
    #expect(canvas.isConsistent)
  }

  @Test func `a wide character over two others blanks what is left of both`() {
    var canvas = Canvas(size: Size(width: 4, height: 1))
    canvas.draw("日本", at: Position(row: 0, column: 0))
    canvas.draw("語", at: Position(row: 0, column: 1))
    #expect(canvas.cells.map(\.text).joined() == " 語 ")
    #expect(canvas.isConsistent)
  }

  @Test func `a filled area cuts the wide characters at its edges`() {
    var canvas = Canvas(size: Size(width: 6, height: 1))
    canvas.draw("日本語", at: Position(row: 0, column: 0))
    canvas.fill(Rect(row: 0, column: 1, width: 4, height: 1), Style(.accent), with: "-")
    #expect(canvas.cells.map(\.text).joined() == " ---- ")
    #expect(canvas[0, 1]?.style == Style(.accent))
    #expect(canvas[0, 5]?.style == .plain)
    #expect(canvas.isConsistent)
  }

  @Test(arguments: ["日", "", "ab", "\u{1B}", "\u{301}"])
  func `a filling that is not one narrow character is a blank`(text: String) {
    var canvas = Canvas(size: Size(width: 3, height: 1))
    canvas.fill(canvas.bounds, Style(.ok), with: text)
    #expect(canvas.cells == Array(repeating: Cell(" ", Style(.ok)), count: 3))
  }

  @Test func `restyling keeps the text and gives both halves of a wide character one look`() {
    var canvas = Canvas(size: Size(width: 4, height: 1))
    canvas.draw("a日b", at: Position(row: 0, column: 0), Style(.warn))
    canvas.restyle(Rect(row: 0, column: 0, width: 2, height: 1)) { $0.ground = .selection }
    let bar = Style(.warn, on: .selection)
    #expect(canvas.cells.map(\.style) == [bar, bar, bar, Style(.warn)])
    canvas.restyle(Rect(row: 0, column: 2, width: 2, height: 1)) { $0.attributes = .bold }
    #expect(canvas.cells.map(\.style) == [bar, bar, bar, Style(.warn, .bold)])
  }

  @Test func `clips nest and end with their closure`() {
    var canvas = Canvas(size: Size(width: 6, height: 2))
    canvas.clipped(to: Rect(row: 0, column: 1, width: 4, height: 1)) { canvas in
      canvas.clipped(to: Rect(row: 0, column: 0, width: 3, height: 2)) { canvas in
        canvas.fill(canvas.bounds, with: "x")
      }
      canvas.draw("yyyyyy", at: Position(row: 1, column: 0))
    }
    #expect(canvas.cells.map(\.text).joined() == " xx         ")
    #expect(canvas.clip == canvas.bounds)
  }

  @Test(arguments: [(0, 0), (1, 1), (0, 5), (5, 0)])
  func `the smallest canvases take any drawing`(width: Int, height: Int) {
    var canvas = Canvas(size: Size(width: width, height: height))
    canvas.draw("日本 abc", at: Position(row: 0, column: 0))
    canvas.draw("日本", at: Position(row: -4, column: -1))
    canvas.fill(Rect(row: -2, column: -2, width: 9, height: 9), with: "x")
    canvas.restyle(Rect(row: -2, column: -2, width: 9, height: 9)) { $0.role = .danger }
    #expect(canvas.cells.count == width * height)
    #expect(canvas.isConsistent)
    #expect(canvas[height, 0] == nil)
    #expect(canvas[0, -1] == nil)
  }

  @Test func `no sequence of drawings breaks a row`() {
    var random = SeededRandom(seed: 20_260_305)
    for _ in 0..<200 {
      let size = Size(
        width: .random(in: 1...24, using: &random),
        height: .random(in: 1...4, using: &random)
      )
      var canvas = Canvas(size: size)
      for _ in 0..<30 { canvas.change(at: &random) }
      #expect(canvas.isConsistent, "seed \(random.seed)")
    }
  }
}

extension Canvas {
  /// Whether every wide character has its two halves and every row its columns.
  fileprivate var isConsistent: Bool {
    (0..<size.height).allSatisfy { row in
      let cells = cells[row * size.width..<(row + 1) * size.width]
      let columns = cells.reduce(0) { $0 + DisplayWidth.of($1.text) }
      let halves = zip(cells, cells.dropFirst()).allSatisfy { left, right in
        (DisplayWidth.of(left.text) == 2) == right.isContinuation
          && (!right.isContinuation || left.style == right.style)
      }
      return columns == size.width && halves && cells.first?.isContinuation != true
    }
  }

  fileprivate mutating func change(at random: inout SeededRandom) {
    let position = Position(
      row: .random(in: -1...size.height, using: &random),
      column: .random(in: -4...size.width, using: &random)
    )
    let rect = Rect(
      row: position.row,
      column: position.column,
      width: .random(in: 0...9, using: &random),
      height: .random(in: 0...3, using: &random)
    )
    let style = Style(Role.allCases.randomElement(using: &random) ?? .text)
    let text = random.text(length: 6)
    switch Int.random(in: 0...4, using: &random) {
    case 0: fill(rect, style, with: String(text.prefix(1)))
    case 1: restyle(rect) { $0.ground = .selection }
    case 2: clipped(to: rect) { _ = $0.draw(text, at: position, style) }
    default: draw(text, at: position, style)
    }
  }
}
