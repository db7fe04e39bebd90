import TerminalUI
import Testing

/// What holds for the export of any screen at all, tried on random ones.
@Suite struct ExportPropertyTests {
  @Test func `a page says what the rows say`() {
    for (canvas, seed) in Self.canvases(seed: 20_260_307) {
      let page = canvas.html(theme: .midnight, title: "t")
      let rows = canvas.cells.rows(of: canvas.size.width)
      let body = Self.lines(of: page, from: "<pre>", to: "</pre>")
      #expect(body.map(Self.text) == rows, "seed \(seed)")
    }
  }

  @Test func `a picture names each ink character once, in the order of the cells`() {
    for (canvas, seed) in Self.canvases(seed: 20_260_308) {
      let picture = canvas.svg(theme: .midnight, title: "t")
      let drawn = picture.split(separator: "\n").filter { $0.hasPrefix("<text") }
        .map { Self.text(of: String($0)) }.joined()
      let shown = canvas.cells.map(\.text).joined()
      #expect(Self.ink(of: drawn) == Self.ink(of: shown), "seed \(seed)")
    }
  }

  @Test func `no export lets a character of markup through`() {
    for (canvas, seed) in Self.canvases(seed: 20_260_309) {
      let exports = [
        canvas.svg(theme: .nord, title: "<&>"), canvas.html(theme: .nord, title: "<&>"),
      ]
      for export in exports {
        let opened = export.unicodeScalars.count { $0 == "<" }
        #expect(opened == export.unicodeScalars.count { $0 == ">" }, "seed \(seed)")
        #expect(Self.strayAmpersands(in: export) == 0, "seed \(seed)")
      }
    }
  }

  @Test func `a screen file has a row a line, each as wide as the screen`() {
    for (canvas, seed) in Self.canvases(seed: 20_260_310) {
      let lines = canvas.screenFile(theme: "mono").split(separator: "\n")
      let rows = lines.dropFirst().prefix(canvas.size.height)
      for row in rows {
        // By scalars: a spacing mark in the first cell makes one `Character` with the bar.
        let bars = [row.unicodeScalars.first, row.unicodeScalars.last]
        #expect(bars == ["|", "|"], "seed \(seed)")
        #expect(DisplayWidth.of(row) == canvas.size.width + 2, "seed \(seed)")
      }
    }
  }

  private static func canvases(seed: UInt64) -> [(Canvas, UInt64)] {
    var random = SeededRandom(seed: seed)
    return (0..<40).map { _ in
      var canvas = Canvas(size: Size(width: 20, height: 3))
      for row in 0..<3 {
        for column in [0, 7, 14] {
          let style = Style(Role.allCases.randomElement(using: &random) ?? .text)
          let text = SafeText(random.text(length: 6) + "<&\">").text
          canvas.draw(text, at: Position(row: row, column: column), style)
        }
      }
      return (canvas, seed)
    }
  }

  private static func lines(of page: String, from start: String, to end: String) -> [String] {
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.drop { $0 != start }.dropFirst().prefix { $0 != end }.map(String.init)
  }

  /// The text of a line of markup: tags left out, entities replaced.
  private static func text(of markup: String) -> String {
    var text = ""
    var isTag = false
    for scalar in markup.unicodeScalars {
      switch scalar {
      case "<": isTag = true
      case ">": isTag = false
      default: if !isTag { text.unicodeScalars.append(scalar) }
      }
    }
    for (entity, character) in entities { text = text.replacing(entity, with: character) }
    return text
  }

  private static let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")]

  private static func strayAmpersands(in markup: String) -> Int {
    var rest = markup
    for (entity, _) in entities { rest = rest.replacing(entity, with: "") }
    return rest.unicodeScalars.count { $0 == "&" }
  }

  /// Text without blanks, and without the blocks that a picture draws as rectangles.
  private static func ink(of text: String) -> [Unicode.Scalar] {
    text.unicodeScalars.filter { $0 != " " && !(0x2581...0x2588).contains($0.value) }
  }
}

extension [Cell] {
  fileprivate func rows(of width: Int) -> [String] {
    stride(from: 0, to: count, by: width).map { start in
      self[start..<start + width].map(\.text).joined()
    }
  }
}
