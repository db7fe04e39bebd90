import Dashboard
import Governance
import Testing
import TerminalUI

/// One list: its questions, its marks, how far its records were read.
struct ListStateTests {
  static func row(_ number: Int) -> ListedRow {
    ListedRow(
      .request(Sample.row(Sample.request(number))),
      at: Cursor([.integer(Int64(number))])
    )
  }

  static func answered(_ count: Int) -> ListState {
    var list = ListState(.requests, settings: nil)
    list.window.resize(height: 5)
    guard let question = list.nextQuestion() else { return list }
    list.window.apply(TerminalUI.Page((1...count).map(row)), answering: question)
    list.settle(question)
    return list
  }

  @Test func `the first question is for the beginning, and there is one`() {
    var list = ListState(.requests, settings: nil)
    #expect(list.nextQuestion()?.part == .first)
    #expect(list.nextQuestion() == nil)
  }

  @Test func `a question of a later generation does not wait`() {
    var list = ListState(.requests, settings: nil)
    let first = list.nextQuestion()
    list.restart()
    let second = list.nextQuestion()
    #expect(second != nil)
    #expect(second?.generation != first?.generation)
  }

  @Test func `a commit while a question is underway is looked at after its answer`() {
    var list = Self.answered(3)
    list.refresh()
    let first = list.nextQuestion()
    #expect(first != nil)
    list.refresh()
    list.refresh()
    #expect(list.nextQuestion() == nil)
    if let first { list.settle(first) }
    #expect(list.nextQuestion() != nil)
  }

  @Test func `what nobody answers is asked again`() {
    var list = ListState(.requests, settings: nil)
    _ = list.nextQuestion()
    list.giveUp()
    list.refresh()
    #expect(list.nextQuestion() != nil)
  }

  @Test func `settings are what a list remembers`() {
    let settings = Settings.List(
      filter: "lin",
      sort: "risk",
      isReversed: true,
      hidden: ["vote"],
      showsPreview: false
    )
    let list = ListState(.requests, settings: settings)
    #expect(list.remembered == settings)
    #expect(ListState(.requests, settings: nil).remembered == Settings.List())
  }

  @Test func `how far a record was read is kept for its version`() {
    var list = Self.answered(3)
    let facts = (0..<20).map { Fact("f", StyledLine("line \($0)")) }
    list.painted(FactLayout(facts, width: 40), height: 8, at: Sample.now)
    #expect(list.scroll.unread == 12)
    #expect(list.handle(.down) == true)
    list.painted(FactLayout(facts, width: 40), height: 8, at: Sample.now)
    #expect(list.scroll.unread == 12)
    #expect(list.handle(.up) == true)
    list.painted(FactLayout(facts, width: 40), height: 20, at: Sample.now)
    #expect(list.scroll.unread == 0)
  }

  @Test func `marked rows come in the order of the list`() {
    var list = Self.answered(4)
    for action in [Action.down, .mark, .up, .up, .up, .mark] { _ = list.handle(action) }
    #expect(list.markedRows.map(\.id) == ["AR-1", "AR-2"])
  }

  @Test func `a marked row on another page is kept as it was`() {
    var list = Self.answered(2)
    _ = list.handle(.mark)
    list.restart()
    guard let question = list.nextQuestion() else { return }
    list.window.apply(TerminalUI.Page([Self.row(9)]), answering: question)
    list.settle(question)
    #expect(list.markedRows.map(\.id) == ["AR-1"])
  }

  @Test func `what is not the list's business is not taken`() {
    var list = Self.answered(2)
    for action in [Action.approve, .palette, .filter, .leave, .export] {
      #expect(list.handle(action) == false)
    }
  }
}
