import TerminalUI
import Testing

/// Drawing in a clip is drawing, with what lies outside left as it was.
@Suite struct ClippingTests {
  @Test func `inside the clip all is as it would be without, but for halved characters`() {
    var random = SeededRandom(seed: 20_260_311)
    for _ in 0..<300 {
      let text = SafeText(random.text(length: 10)).text
      let column = Int.random(in: -4...10, using: &random)
      let clip = Rect(
        row: 0,
        column: .random(in: 0...8, using: &random),
        width: .random(in: 0...12, using: &random),
        height: 1
      )
      let free = Self.drawn(text, at: column, clip: nil)
      let clipped = Self.drawn(text, at: column, clip: clip)
      for column in 0..<20 {
        let isInside = column >= clip.column && column < clip.right
        let expected = isInside ? free[0, column] : .blank
        guard clipped[0, column] != expected else { continue }
        let isEdge = column == clip.column || column == clip.right - 1
        #expect(isInside && isEdge, "seed \(random.seed): \(text.debugDescription)")
        #expect(clipped[0, column]?.text == " ", "seed \(random.seed): \(text.debugDescription)")
      }
    }
  }

  @Test func `a clip tells the same columns as no clip`() {
    var random = SeededRandom(seed: 20_260_312)
    for _ in 0..<300 {
      let text = random.text(length: 10)
      var canvas = Canvas(size: Size(width: 6, height: 2))
      let row = Int.random(in: -1...2, using: &random)
      let column = Int.random(in: -3...8, using: &random)
      let taken = canvas.draw(text, at: Position(row: row, column: column))
      #expect(taken == DisplayWidth.of(text), "seed \(random.seed): \(text.debugDescription)")
    }
  }

  @Test func `an empty clip lets nothing through`() {
    var canvas = Canvas(size: Size(width: 4, height: 1))
    canvas.clipped(to: Rect(row: 0, column: 2, width: 0, height: 1)) { canvas in
      canvas.draw("日本", at: Position(row: 0, column: 0))
      canvas.fill(canvas.bounds, with: "x")
      canvas.restyle(canvas.bounds) { $0.role = .danger }
    }
    #expect(canvas == Canvas(size: Size(width: 4, height: 1)))
  }

  private static func drawn(_ text: String, at column: Int, clip: Rect?) -> Canvas {
    var canvas = Canvas(size: Size(width: 20, height: 1))
    canvas.clipped(to: clip ?? canvas.bounds) { canvas in
      _ = canvas.draw(text, at: Position(row: 0, column: column), Style(.accent))
    }
    return canvas
  }
}
