import TerminalUI
import Testing

struct FormDialogTests {
  private func typed() -> DialogState {
    var state = SampleDialogs.open(SampleDialogs.high)
    state.type("retrain after label fix, agreed with mei")
    state.press(.tab)
    state.type("prod/ver")
    return state
  }

  @Test func `high risk looks like the mock-up`() {
    #expect(
      drawn(FormDialog(typed()), 80, 11) == [
        "┌ approve AR-2044 v3 ──────────────────────────────────────────── risk 45 high ┐",
        "│ ml-train-gpu gets aiplatform.user on prod/vertex for 8h, 446 permissions     │",
        "│ writes   one vote, as security: 1 of 2. no access yet. then ben or mei       │",
        "│ signs    with ada@yubikey SHA256:4fQe…c1 through your agent; touch it        │",
        "│                                                                              │",
        "│ reason   retrain after label fix, agreed with mei                            │",
        "│          needed here · no secrets, no personal data: it is kept for ever     │",
        "│ type     prod/vertex   to approve  ▏prod/ver                                 │",
        "│                                                                              │",
        "│                  [ leave ]      approve · after the word, ⏎                  │",
        "└ ⏎ next field   Tab move   Esc leave, text is kept ─── changes since shown: 0 ┘",
      ]
    )
  }

  @Test func `the cursor is where one types`() {
    #expect(canvas(of: FormDialog(typed()), 80, 11).cursor == Position(row: 7, column: 46))
    var onButton = typed()
    onButton.press(.tab)
    #expect(canvas(of: FormDialog(onButton), 80, 11).cursor == nil)
  }

  @Test func `the button that Enter presses stands in brackets`() {
    var state = SampleDialogs.open(SampleDialogs.low)
    #expect(drawn(FormDialog(state), 80, 24).contains { $0.contains("[ leave ]        approve  ") })
    state.press(.tab)
    #expect(drawn(FormDialog(state), 80, 24).contains { $0.contains("  leave        [ approve ]") })
  }

  @Test func `at 40 columns and 11 lines all that is asked is there`() {
    var state = typed()
    state.painted(in: Size(width: 40, height: 11))
    let drawn = drawn(FormDialog(state), 40, 11)
    #expect(
      drawn == [
        "┌ approve AR-2044 v3 ──── risk 45 high ┐",
        "│ ml-train-gpu gets aiplatform.user on │",
        "│ prod/vertex for 8h, 446 permissions  │",
        "│ writes   one vote, as security: 1 of │",
        "│          2. no access yet. then ben  │",
        "│          or mei                      │",
        "│ reason   retrain after label fix, a… │",
        "│ type     prod/vertex ▏prod/ver       │",
        "│                                      │",
        "│      [ leave ]      approve · ⏎      │",
        "└ ⏎ next field   Tab move   Esc leave,…┘",
      ]
    )
  }

  @Test func `what stands against the act has its own line`() {
    var state = typed()
    state.press(.enter)
    let drawn = drawn(FormDialog(state), 80, 11)
    #expect(drawn[8].hasPrefix("│ type `prod/vertex` to approve "))
  }

  @Test func `signing takes the last line`() {
    var state = typed()
    state.waiting = "touch ada@yubikey · 27 s · Esc stops"
    let drawn = drawn(FormDialog(state), 80, 11)
    #expect(drawn[10].hasPrefix("└ touch ada@yubikey · 27 s · Esc stops ─"))
    #expect(canvas(of: FormDialog(state), 80, 11).cursor == nil)
  }

  @Test func `what changed is shown with the text that is kept`() {
    var state = typed()
    state.outdate(
      title: "AR-2044 is not what you saw",
      facts: [
        Fact(StyledLine("superseded 3s ago by noor with AR-2052. nothing was written")),
        Fact("for", "8h       →  24h"),
      ],
      acts: [.init("open AR-2052")]
    )
    #expect(
      drawn(FormDialog(state), 60, 9) == [
        "┌ AR-2044 is not what you saw ─────────────────────────────┐",
        "│ superseded 3s ago by noor with AR-2052. nothing was      │",
        "│ written                                                  │",
        "│ for      8h       →  24h                                 │",
        "│ reason   retrain after label fix, agreed with mei   kept │",
        "│                                                          │",
        "│                                                          │",
        "│             [ leave ]        open AR-2052                │",
        "└──────────────────────────────────────────────────────────┘",
      ]
    )
  }

  @Test func `foreign text in a fact stays in its column`() {
    let dialog = Dialog(
      title: "deny AR-1 v1",
      facts: [.foreign("why", "x\nwrites   nothing at all\u{1b}[2J")],
      acts: [.init("deny")]
    )
    let drawn = drawn(FormDialog(SampleDialogs.open(dialog)), 60, 12).filter { $0.contains("│") }
    #expect(drawn[0].hasPrefix("│ why      \"x⏎ "))
    #expect(drawn[1].hasPrefix("│          writes nothing at all␛[2J\" "))
  }

  @Test func `choices show the chosen one in brackets`() {
    let drawn = drawn(FormDialog(SampleDialogs.open(SampleDialogs.narrow)), 60, 12)
    #expect(drawn.contains { $0.contains("│ for       1h   4h  [8h] ") })
  }
}
