import TerminalUI
import Testing

struct TableWindowRefreshTests {
  @Test func `a refresh with nothing new changes nothing on screen`() {
    let list = SampleList(1...300)
    var window = TableWindow(over: list)
    window.move(by: 4)
    let before = window.visible
    window.refresh(from: list)
    #expect(window.visible == before)
  }

  @Test func `a row that came is counted and held back until it is taken in`() {
    var list = SampleList(stride(from: 10, through: 300, by: 10))
    var window = TableWindow(over: list)
    window.move(by: 5)
    let line = window.cursorLine
    let shown = window.visibleIDs
    list.add(45, 55)
    window.refresh(from: list)
    #expect(window.visibleIDs == shown)
    #expect(window.heldBack.map(\.id) == [45, 55])
    window.takeIn()
    #expect(window.visibleIDs == shown)
    window.answerAll(from: list)
    #expect(window.visibleIDs == [30, 40, 45, 50, 55, 60, 70, 80, 90, 100])
    #expect(window.selectedID == 60)
    #expect(window.cursorLine == line)
    #expect(window.heldBack.isEmpty)
    #expect(window.visible.filter { $0.change == .new }.map(\.row.id) == [45, 55])
  }

  @Test func `a row that changed keeps its place, shows its new values and is marked`() {
    var list = SampleList(1...30)
    var window = TableWindow(over: list)
    list.change(3, to: "approved")
    list.move(3, to: 25)
    window.refresh(from: list)
    #expect(window.visibleIDs == Array(1...10))
    #expect(window.row(3)?.state == "approved")
    #expect(window.visible.filter { $0.change == .changed }.map(\.row.id) == [3])
    window.takeIn()
    window.answerAll(from: list)
    #expect(window.visibleIDs == [1, 2, 4, 5, 6, 7, 8, 9, 10, 11])
    #expect(window.visible.allSatisfy { $0.change == nil })
  }

  @Test func `a row that went stays with its last values under the cursor`() {
    var list = SampleList(1...30)
    var window = TableWindow(over: list)
    window.move(by: 4)
    list.remove(5, 8)
    window.refresh(from: list)
    #expect(window.selectedID == 5)
    #expect(window.visible.filter { $0.change == .gone }.map(\.row.id) == [5, 8])
    #expect(window.visibleIDs == Array(1...10))
  }

  @Test func `taking in a list without the selected row goes to the next one below`() {
    var list = SampleList(1...30)
    var window = TableWindow(over: list)
    window.move(by: 4)
    list.remove(5, 6)
    window.refresh(from: list)
    window.takeIn()
    window.answerAll(from: list)
    #expect(window.selectedID == 7)
    #expect(window.cursorLine == 4)
  }

  @Test func `with nothing below it is the next one above`() {
    var list = SampleList(1...8)
    var window = TableWindow(over: list)
    window.moveToLast()
    list.remove(7, 8)
    window.takeIn()
    window.answerAll(from: list)
    #expect(window.selectedID == 6)
  }

  @Test func `a row that comes back is no longer gone`() {
    var list = SampleList(1...8)
    var window = TableWindow(over: list)
    list.remove(2)
    window.refresh(from: list)
    list.add(2)
    window.refresh(from: list)
    #expect(window.visible[1].change == .changed)
  }

  @Test func `rows loaded after the question was asked are not taken for gone`() {
    let list = SampleList(1...300)
    var window = TableWindow(over: list)
    window.refresh()
    let again = window.takeRequests()
    window.page(by: 5)
    let more = window.takeRequests()
    for request in more { window.apply(list.answer(request), answering: request) }
    for request in again { window.apply(list.answer(request), answering: request) }
    #expect(window.changes.isEmpty)
    #expect(window.selectedID == 51)
  }

  @Test func `an answer to an older question is refused`() {
    let list = SampleList(1...300)
    var window = TableWindow<SampleRow>(height: 10)
    let early = window.takeRequests()
    window.restart()
    for request in early {
      let isTaken = window.apply(list.answer(request), answering: request)
      #expect(!isTaken)
    }
    #expect(window.rows.isEmpty)
    window.answerAll(from: list)
    #expect(window.selectedID == 1)
  }

  @Test func `of two refreshes only the later answer counts`() {
    var list = SampleList(1...30)
    var window = TableWindow(over: list)
    window.refresh()
    let early = window.takeRequests()
    let before = list
    list.change(3, to: "approved")
    window.refresh()
    let late = window.takeRequests()
    for request in early { window.apply(before.answer(request), answering: request) }
    #expect(window.row(3)?.state == "open")
    for request in late { window.apply(list.answer(request), answering: request) }
    #expect(window.row(3)?.state == "approved")
  }

  @Test func `a change during a load is looked for once the load is done`() {
    var list = SampleList(1...30)
    var window = TableWindow<SampleRow>(height: 10)
    let first = window.takeRequests()
    let before = list
    list.change(3, to: "approved")
    window.refresh()
    for request in first { window.apply(before.answer(request), answering: request) }
    #expect(window.row(3)?.state == "open")
    window.answerAll(from: list)
    #expect(window.row(3)?.state == "approved")
  }

  @Test func `a filter keeps the selected row on its line`() {
    var window = TableWindow(over: SampleList(1...300))
    window.move(by: 19)
    let line = window.cursorLine
    let even = SampleList(stride(from: 2, through: 300, by: 2))
    window.restart()
    #expect(window.selectedID == 20)
    window.answerAll(from: even)
    #expect(window.selectedID == 20)
    #expect(window.cursorLine == line)
    #expect(window.changes.isEmpty)
  }

  @Test func `a filter that hides all and is taken away again leads back to the row`() {
    let list = SampleList(1...300)
    var window = TableWindow(over: list)
    window.move(by: 6)
    window.restart()
    window.answerAll(from: SampleList([]))
    #expect(window.selected == nil)
    window.restart()
    window.answerAll(from: list)
    #expect(window.selectedID == 7)
  }

  @Test func `following takes changes in at once and keeps the row`() {
    var list = SampleList(stride(from: 10, through: 300, by: 10))
    var window = TableWindow(over: list)
    window.move(by: 4)
    window.follow(true)
    window.answerAll(from: list)
    list.add(15)
    window.refresh(from: list)
    #expect(window.selectedID == 50)
    #expect(window.cursorLine == 4)
    #expect(window.rows.contains { $0.id == 15 })
    #expect(window.changes == [15: .new])
  }

  @Test func `following at the top shows what comes first`() {
    var list = SampleList(10...30)
    var window = TableWindow(over: list)
    window.follow(true)
    window.answerAll(from: list)
    list.add(5)
    window.refresh(from: list)
    #expect(window.selectedID == 5)
    #expect(window.visible.first?.change == .new)
  }

  @Test func `a change that was looked at is news no more`() {
    var list = SampleList(1...9)
    var window = TableWindow(over: list)
    list.change(3, to: "late")
    list.remove(4)
    window.refresh(from: list)
    window.acknowledge(3)
    window.acknowledge(4)
    #expect(window.changes == [4: .gone])
  }

  @Test func `hundreds of refreshes never put the cursor on another row`() {
    var dice = Dice(seed: 11)
    var list = SampleList(1...400)
    var window = TableWindow(over: list)
    for round in 0..<300 {
      if dice.roll(4) == 0 {
        window.move(by: dice.roll(60) - 30)
        window.answerAll(from: list)
      }
      let selected = window.selectedID
      let line = window.cursorLine
      switch dice.roll(3) {
      case 0: list.remove(dice.roll(400) + 1)
      case 1: list.change(dice.roll(400) + 1, to: "\(round)")
      default: if !list.rows.contains(where: { $0.id == round + 1000 }) { list.add(round + 1000) }
      }
      window.refresh(from: list)
      #expect(window.selectedID == selected)
      #expect(window.cursorLine == line)
    }
  }
}
