import TerminalUI
import Testing

struct FrameTests {
  private func framed(_ frame: Frame, _ width: Int, _ height: Int) -> [String] {
    var canvas = Canvas(size: Size(width: width, height: height))
    canvas.fill(canvas.bounds, with: "#")
    frame.draw(on: &canvas, in: canvas.bounds)
    return lines(of: canvas)
  }

  @Test func `words stand in its edges and what was below is cleared`() {
    let frame = Frame(title: "approve", corner: "risk 45", footer: "Esc leave", footerCorner: "0")
    #expect(
      framed(frame, 30, 3) == [
        "┌ approve ────────── risk 45 ┐", "│                            │",
        "└ Esc leave ────────────── 0 ┘",
      ]
    )
  }

  @Test func `the right word goes where there is no room for both`() {
    let frame = Frame(title: "approve AR-2044", corner: "risk 45 high")
    #expect(framed(frame, 24, 3)[0] == "┌ approve AR-2044 ─────┐")
    #expect(framed(frame, 14, 3)[0] == "┌ approve AR…┐")
  }

  @Test func `without room for a box the place is cleared and used whole`() {
    var canvas = Canvas(size: Size(width: 3, height: 2))
    let inside = Frame(title: "x").draw(on: &canvas, in: canvas.bounds)
    #expect(inside == canvas.bounds)
  }

  @Test func `a box is in the middle and never larger than its room`() {
    let room = Rect(row: 1, column: 2, width: 20, height: 9)
    #expect(
      Frame.centered(width: 10, height: 3, in: room)
        == Rect(row: 4, column: 7, width: 10, height: 3)
    )
    #expect(Frame.centered(width: 80, height: 30, in: room) == room)
  }
}
