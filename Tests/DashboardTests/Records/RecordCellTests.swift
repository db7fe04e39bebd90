import Dashboard
import Governance
import Testing
import TerminalUI

/// What the screens of records show and hide.
struct RecordCellTests {
  @Test(
    arguments: [
      ("active", "brk-glass"), ("post_review_pending", "post-rev"),
      ("reviewed_justified", "justified"), ("reviewed_violation", "violation"),
    ])
  func `a state of emergency access stands whole in its column`(state: String, word: String) {
    let row = Sample.record(
      "BG-9",
      [("kind", .text("break_glass")), ("state", .text(state)), ("version", .integer(1))]
    )
    let play = Playing(.exceptions, records: [.exceptions: [.record(row)]])
    #expect(play.text.contains("\(word) "))
    #expect(word.count <= 9)
  }

  @Test(
    arguments: [
      (Dashboard.Screen.items, "", "is:mine state:open,decided"),
      (.items, "campaign:=RC-31", "campaign:=RC-31"),
      (.items, "class:high", "(class:high) is:mine state:open,decided"),
      (.findings, "", "is:open"), (.findings, "state:verified", "state:verified"),
      (.findings, "kind:compliance", "(kind:compliance) is:open"),
      (.findings, "id:=DF-1", "id:=DF-1"),
      (.recertify, "id:=RC-1", "id:=RC-1"), (.changes, "state:closed", "state:closed"),
      (.registry, "", ""), (.registry, "group:fraud", "group:fraud"),
    ])
  func `a list rests on what is still to be done`(
    screen: Dashboard.Screen,
    typed: String,
    asked: String
  ) {
    #expect(screen.list?.effective(typed) == asked)
  }

  @Test(arguments: Dashboard.Screen.lists)
  func `what a list rests on can be read by its own filter`(screen: Dashboard.Screen) throws {
    let list = try #require(screen.list)
    let context = FilterContext(clock: FilterClock(now: Sample.now) { _ in 0 })
    let filter = try Filter.parse(list.effective(""))
    _ = try filter.resolved(for: list.schema, in: context)
  }

  @Test func `n goes to what waits for the viewer`() {
    var play = Playing(.items)
    play.press(.down, .down)
    #expect(play.state.list?.selected?.id == "RI-2209")
    play.press(.character("N"))
    #expect(play.state.list?.selected?.id == "RI-2207")
    play.press(.character("n"))
    #expect(play.state.list?.selected?.id == "RI-2209")
  }

  @Test func `what has no name of its own is called by its id once`() {
    let play = Playing(.audit, size: Size(width: 120, height: 40))
    #expect(!play.text.contains("AR-2043 · AR-2043"))
  }

  @Test func `what an exception covers is not late`() {
    let row = Sample.record(
      "CF-9",
      [
        ("state", .text("waived")), ("rule", .text("root-mfa")), ("resource", .text("prod")),
        ("evaluation", .text("non_compliant")), ("due_at", .instant(Sample.now - .days(2))),
        ("version", .integer(1)),
      ]
    )
    let play = Playing(.findings, records: [.deviations: [.record(row)]])
    #expect(play.text.contains("root-mfa: prod"))
    #expect(!play.text.contains("-2d"), "what is waived is not late")
  }
}
