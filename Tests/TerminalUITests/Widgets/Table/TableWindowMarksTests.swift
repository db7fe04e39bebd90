import TerminalUI
import Testing

struct TableWindowMarksTests {
  @Test func `a mark is set and taken away on the row under the cursor`() {
    var window = TableWindow(over: SampleList(1...9))
    window.toggleMark()
    window.move(by: 1)
    window.toggleMark()
    window.toggleMark()
    #expect(window.marks == [1])
    #expect(window.visible.map(\.isMarked) == [true] + Array(repeating: false, count: 8))
  }

  @Test func `marks outlive refresh, filter and reload`() {
    var list = SampleList(1...50)
    var window = TableWindow(over: list)
    window.toggleMark()
    window.restart()
    window.answerAll(from: SampleList(20...50))
    #expect(window.marks == [1])
    list.remove(1)
    window.restart()
    window.answerAll(from: list)
    window.refresh(from: list)
    #expect(window.marks == [1])
  }

  @Test(arguments: [(2, 4), (-2, 4)])
  func `a range is marked from the last mark to the cursor, both ways`(move: Int, from: Int) {
    var window = TableWindow(over: SampleList(1...9))
    window.move(by: from - 1)
    window.toggleMark()
    window.move(by: move)
    let hasRange = window.markFromLast()
    #expect(hasRange)
    #expect(window.marks == Set(min(from, from + move)...max(from, from + move)))
  }

  @Test func `without a last mark there is no range`() {
    var window = TableWindow(over: SampleList(1...9))
    let hasRange = window.markFromLast()
    #expect(!hasRange)
    #expect(window.marks.isEmpty)
  }

  @Test func `all that match are marked by id, also those of other pages`() {
    var window = TableWindow(over: SampleList(1...1000))
    window.mark(only: 1...214)
    #expect(window.marks.count == 214)
    #expect(window.visible.filter(\.isMarked).count == 10)
    window.unmarkAll()
    #expect(window.marks.isEmpty)
  }
}
