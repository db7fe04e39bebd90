import TerminalUI
import Testing

struct DetailScrollTests {
  private func layout(_ lines: Int) -> FactLayout {
    FactLayout((0..<lines).map { Fact("\($0)", "line") }, width: 40)
  }

  private func scroll(_ lines: Int, height: Int, of record: String = "AR-1 v1") -> DetailScroll {
    var scroll = DetailScroll()
    scroll.show(layout(lines), height: height, of: record)
    return scroll
  }

  @Test func `what fits is read at once`() {
    #expect(scroll(5, height: 5).unreadText == nil)
  }

  @Test func `what does not fit is read when it was on screen`() {
    var scroll = scroll(14, height: 8)
    #expect(scroll.unreadText == "6 lines are not read yet: PgDn")
    scroll.move(by: 12)
    #expect(scroll.unreadText == "1 line is not read yet: PgDn")
    scroll.move(by: 1)
    #expect(scroll.unreadText == nil)
  }

  @Test func `paging reads everything`() {
    var scroll = scroll(50, height: 8)
    for _ in 0..<6 { scroll.page(by: 1) }
    #expect(scroll.unread == 0)
    #expect(scroll.top == 42)
    scroll.page(by: -10)
    #expect(scroll.top == 0)
    #expect(scroll.unread == 0)
  }

  @Test func `jumping to the end is not reading`() {
    var scroll = scroll(50, height: 8)
    scroll.moveToLast()
    #expect(scroll.line == 49)
    #expect(scroll.unread == 42)
    scroll.moveToFirst()
    for _ in 0..<6 { scroll.page(by: 1) }
    #expect(scroll.unread == 0)
  }

  @Test func `another version is unread and begins at its top`() {
    var scroll = scroll(14, height: 8)
    scroll.page(by: 1)
    #expect(scroll.unread == 0)
    scroll.show(layout(14), height: 8, of: "AR-1 v2")
    #expect(scroll.unread == 6)
    #expect(scroll.top == 0)
  }

  @Test func `another width of the same text counts as before only when all was read`() {
    var whole = scroll(14, height: 8)
    whole.page(by: 1)
    whole.show(layout(28), height: 8, of: "AR-1 v1")
    #expect(whole.unread == 0)
    var part = scroll(14, height: 8)
    part.move(by: 9)
    part.show(layout(28), height: 8, of: "AR-1 v1")
    #expect(part.unread > 0)
  }

  @Test func `what a layout left out was never read`() {
    let long = Fact.foreign("Why", (1...20).map { "\($0)" }.joined(separator: "\n"))
    var scroll = DetailScroll()
    scroll.show(FactLayout([long], width: 40), height: 30, of: "AR-1 v1")
    #expect(scroll.unread == 14)
  }

  @Test func `in no room nothing is read`() {
    var scroll = scroll(5, height: 0)
    for _ in 0..<9 { scroll.page(by: 1) }
    #expect(scroll.unread == 5)
  }

  @Test func `half pages and lines keep the cursor on screen`() {
    var scroll = scroll(50, height: 8)
    for step in 0..<30 {
      if step.isMultiple(of: 3) { scroll.move(by: -2) } else { scroll.halfPage(by: 1) }
      #expect((scroll.top..<scroll.top + 8).contains(scroll.line))
    }
  }
}
