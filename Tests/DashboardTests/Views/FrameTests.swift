import Dashboard
import Governance
import Testing
import TerminalUI

/// Where things stand at each size.
struct FrameTests {
  static func frame(
    _ width: Int,
    _ height: Int,
    _ screen: Dashboard.Screen = .approvals,
    isOpen: Bool = false,
    showsPreview: Bool = true
  ) -> ScreenFrame {
    var state = Sample.state(screen, size: Size(width: width, height: height))
    state.approvals.isOpen = isOpen
    state.approvals.showsPreview = showsPreview
    return ScreenFrame(state)
  }

  @Test func `80x24 is header, tabs, title, body and footer`() {
    let frame = Self.frame(80, 24)
    #expect(!frame.isCompact)
    #expect(frame.header == Rect(row: 0, column: 0, width: 80, height: 1))
    #expect(frame.tabs == Rect(row: 1, column: 0, width: 80, height: 1))
    #expect(frame.title == Rect(row: 2, column: 0, width: 80, height: 1))
    #expect(frame.body == Rect(row: 3, column: 0, width: 80, height: 20))
    #expect(frame.footer == Rect(row: 23, column: 0, width: 80, height: 1))
  }

  @Test func `posture has no title line, its panes have their own`() {
    let frame = Self.frame(80, 24, .posture)
    #expect(frame.title == nil)
    #expect(frame.body == Rect(row: 2, column: 0, width: 80, height: 21))
  }

  @Test func `80x24 shows five rows and thirteen lines of detail, as the mock-up has it`() {
    let list = Self.frame(80, 24).list
    #expect(list.rows == 5)
    #expect(list.line?.row == 9)
    #expect(list.detail == Rect(row: 10, column: 0, width: 80, height: 13))
  }

  @Test(
    arguments: [
      (24, 5, 13), (30, 8, 16), (40, 16, 18), (60, 36, 18), (20, 4, 10), (21, 4, 11),
    ])
  func `a higher screen gives rows to the list`(height: Int, rows: Int, detail: Int) {
    let list = Self.frame(80, height).list
    #expect(list.detail?.height == detail)
    #expect(list.rows == rows)
    let whole = list.table.height + 1 + detail
    #expect(whole == Self.frame(80, height).body.height)
  }

  @Test(arguments: [19, 18, 16])
  func `under twenty lines there is no preview`(height: Int) {
    let list = Self.frame(80, height).list
    #expect(list.detail == nil)
    #expect(list.line != nil)
    #expect(list.rows == height - 6)
  }

  @Test func `without preview the list has the whole body`() {
    let list = Self.frame(80, 24, showsPreview: false).list
    #expect(list.detail == nil)
    #expect(list.rows == 18)
  }

  @Test(arguments: [(139, false), (140, true), (200, true)])
  func `from 140 columns the detail stands beside the list`(width: Int, isBeside: Bool) {
    let list = Self.frame(width, 40).list
    #expect((list.detail?.column ?? 0 > 0) == isBeside)
    if isBeside {
      #expect(list.table.width >= 80)
      #expect(list.detail?.right == width)
      #expect(list.rows == 34)
    }
  }

  @Test(arguments: [(80, 24), (200, 60), (40, 12), (60, 15)])
  func `an open detail covers the body`(width: Int, height: Int) {
    let frame = Self.frame(width, height, isOpen: true)
    #expect(frame.list.detail == frame.body)
    #expect(frame.list.table.isEmpty)
    #expect(frame.list.line == nil)
  }

  @Test(arguments: [(59, 24), (80, 14), (40, 12), (20, 5)])
  func `a small screen is one head line, rows and a footer`(width: Int, height: Int) {
    let frame = Self.frame(width, height)
    #expect(frame.isCompact)
    #expect(frame.tabs == nil)
    #expect(frame.title == nil)
    #expect(frame.body.height == height - 2)
    #expect(frame.list.detail == nil)
  }

  @Test func `60x15 is no small screen`() {
    let frame = Self.frame(60, 15)
    #expect(!frame.isCompact)
    #expect(frame.list.rows == 9)
  }

  @Test func `40x12 has five rows and five lines for the one under the cursor`() {
    let list = Self.frame(40, 12).list
    #expect(list.rows == 5)
    #expect(list.line?.height == 5)
    #expect(Self.frame(40, 9).list.line == nil)
  }

  @Test(arguments: [0, 1, 2, 3, 4])
  func `nothing is negative on hardly any lines`(height: Int) {
    for screen in Dashboard.Screen.allCases {
      let frame = Self.frame(10, height, screen)
      #expect(frame.list.rows >= 1)
      #expect(frame.body.height >= 0)
    }
  }
}
