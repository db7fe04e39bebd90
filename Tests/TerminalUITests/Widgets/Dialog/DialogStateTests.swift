import TerminalUI
import Testing

struct DialogStateTests {
  @Test func `the focus starts on a field that must be filled, else on leaving`() {
    #expect(SampleDialogs.open(SampleDialogs.high).focus == .field(0))
    #expect(SampleDialogs.open(SampleDialogs.deny).focus == .field(0))
    #expect(SampleDialogs.open(SampleDialogs.low).focus == .leave)
    #expect(SampleDialogs.open(SampleDialogs.narrow).focus == .leave)
  }

  @Test func `high risk is confirmed by a reason, the typed word and Enter`() {
    var state = SampleDialogs.open(SampleDialogs.high)
    state.type("retrain")
    let atWord = state.press(.enter)
    #expect(atWord == .open)
    #expect(state.focus == .word)
    state.type("prod/vertex")
    let done = state.press(.enter)
    #expect(done == .confirmed("approve"))
    #expect(state.texts == ["reason": "retrain"])
  }

  @Test func `a wrong word acts on nothing and is named`() {
    var state = SampleDialogs.open(SampleDialogs.high)
    state.type("retrain")
    state.press(.enter)
    state.type("prod/verte")
    let outcome = state.press(.enter)
    #expect(outcome == .open)
    #expect(state.notice == "type `prod/vertex` to approve")
    #expect(state.focus == .word)
  }

  @Test func `a right word without the reason leads back to the reason`() {
    var state = SampleDialogs.open(SampleDialogs.high)
    state.press(.tab)
    state.type("prod/vertex")
    let outcome = state.press(.enter)
    #expect(outcome == .open)
    #expect(state.focus == .field(0))
    #expect(state.notice == "reason is needed here")
  }

  @Test func `blanks are no reason`() {
    var state = SampleDialogs.open(SampleDialogs.deny)
    state.type("   ")
    let outcome = state.press(.tab, .tab, .enter)
    #expect(outcome == .open)
    #expect(state.notice == "reason is needed here")
  }

  @Test func `the word must be typed, not pasted`() {
    var state = SampleDialogs.open(SampleDialogs.high)
    state.paste("from the ticket")
    state.press(.tab)
    state.paste("prod/vertex")
    let outcome = state.press(.enter)
    #expect(outcome == .open)
    #expect(state.word.isEmpty)
    #expect(state.texts["reason"] == "from the ticket")
  }

  @Test func `Enter on a field only ever goes on`() {
    var state = SampleDialogs.open(SampleDialogs.deny)
    state.type("not needed")
    let once = state.press(.enter)
    #expect(once == .open)
    #expect(state.focus == .leave)
    let twice = state.press(.enter)
    #expect(twice == .left)
  }

  @Test func `low risk takes Tab and Enter, not Enter alone`() {
    var hasty = SampleDialogs.open(SampleDialogs.low)
    let left = hasty.press(.enter)
    #expect(left == .left)
    var state = SampleDialogs.open(SampleDialogs.low)
    let done = state.press(.tab, .enter)
    #expect(done == .confirmed("approve"))
  }

  static let dead: [Key] = [
    .character("y"), .character("a"), .character(" "), .character("d"), .home, .delete,
    .backspace, .function(1), .control("d"),
  ]

  @Test(arguments: dead)
  func `on buttons printable keys are dead`(key: Key) {
    for moves in [[], [Key.tab]] {
      var state = SampleDialogs.open(SampleDialogs.low)
      for move in moves { state.press(move) }
      let before = state
      let outcome = state.press(key)
      #expect(outcome == .open)
      #expect(state == before)
    }
  }

  @Test func `no single key confirms any dialog, wherever the dialog starts`() {
    let keys: [Key] = [.enter, .tab, .up, .down, .left, .right, .pageDown, .character("y")]
    for dialog in [
      SampleDialogs.high, SampleDialogs.low, SampleDialogs.deny, SampleDialogs.narrow,
    ] {
      for key in keys {
        var state = SampleDialogs.open(dialog)
        let outcome = state.press(key)
        #expect(outcome == .open || outcome == .left)
      }
    }
  }

  @Test func `Tab and the arrows go round fields and buttons`() {
    var state = SampleDialogs.open(SampleDialogs.high)
    var seen: [DialogState.Focus] = []
    for key in [Key.tab, .down, .tab, .backTab, .up] {
      state.press(key)
      seen.append(state.focus)
    }
    #expect(seen == [.word, .leave, .field(0), .leave, .word])
  }

  @Test func `left and right edit in a field, choose in a choice, change the button`() {
    var text = SampleDialogs.open(SampleDialogs.deny)
    text.type("ab")
    text.press(.left)
    text.type("x")
    #expect(text.texts["reason"] == "axb")
    var choice = SampleDialogs.open(SampleDialogs.narrow)
    choice.press(.backTab, .left, .left, .left)
    #expect(choice.focus == .field(0))
    #expect(choice.texts["for"] == "1h")
    var buttons = SampleDialogs.open(SampleDialogs.low)
    buttons.press(.right)
    #expect(buttons.focus == .act(0))
    buttons.press(.right)
    #expect(buttons.focus == .act(0))
    buttons.press(.left, .left)
    #expect(buttons.focus == .leave)
  }

  @Test(arguments: [Key.escape, .control("c")])
  func `leaving keeps the text, and it is offered again`(key: Key) {
    var state = SampleDialogs.open(SampleDialogs.deny)
    state.type("half a reason")
    let outcome = state.press(key)
    #expect(outcome == .left)
    let again = SampleDialogs.open(SampleDialogs.deny, kept: state.texts)
    #expect(again.texts == ["reason": "half a reason"])
    #expect(again.fields[0].text.cursor == 13)
  }

  @Test func `what was typed before the dialog was painted is dropped and said`() {
    var state = DialogState(SampleDialogs.low)
    let early = state.press(.character("y"), .enter)
    #expect(early == .open)
    state.press(.tab)
    state.painted(in: Size(width: 80, height: 24))
    #expect(state.notice == "2 keys typed early were dropped")
    #expect(state.focus == .act(0))
    state.press(.backTab)
    #expect(state.notice == "")
  }

  @Test func `facts that were not in sight stand against the act until they were`() {
    var state = DialogState(
      Dialog(
        title: "approve AR-1 v1",
        facts: (1...20).map { Fact("fact \($0)", "value") },
        acts: [.init("approve")]
      )
    )
    state.painted(in: Size(width: 80, height: 12))
    let early = state.press(.tab, .enter)
    #expect(early == .open)
    #expect(state.notice == "12 lines are not read yet: PgDn")
    let late = state.press(.pageDown, .pageDown, .enter)
    #expect(late == .confirmed("approve"))
  }

  @Test func `while a signature is made only leaving works`() {
    var state = SampleDialogs.open(SampleDialogs.deny)
    state.type("why")
    state.waiting = "touch ada@yubikey · 27 s · Esc stops"
    state.type("x")
    let acted = state.press(.tab, .tab, .enter)
    #expect(acted == .open)
    #expect(state.texts["reason"] == "why")
    state.fail("no key answered: try another, or ssh -A")
    #expect(state.texts["reason"] == "why")
    #expect(state.waiting == nil)
    state.waiting = "touch"
    let left = state.press(.escape)
    #expect(left == .left)
  }

  @Test func `what changed meanwhile takes the act away and keeps the text`() {
    var state = SampleDialogs.open(SampleDialogs.high)
    state.type("agreed with mei")
    state.press(.tab)
    state.type("prod/vertex")
    state.outdate(
      title: "AR-2044 is not what you saw",
      facts: [Fact("for", "8h  →  24h")],
      acts: [.init("open AR-2052")]
    )
    #expect(state.focus == .leave)
    let left = state.press(.enter)
    #expect(left == .left)
    let opened = state.press(.tab, .enter)
    #expect(opened == .confirmed("open AR-2052"))
    #expect(state.texts["reason"] == "agreed with mei")
  }
}
