import TerminalUI
import Testing

/// Dialogs in every room from the smallest that the design promises.
struct DialogRoomTests {
  private static let sizes = [
    (40, 11), (60, 11), (60, 15), (80, 11), (80, 24), (100, 30), (240, 70),
  ]

  @Test(arguments: sizes)
  func `all that is asked and the buttons are always in sight`(width: Int, height: Int) {
    for dialog in [SampleDialogs.high, SampleDialogs.low, SampleDialogs.deny] {
      let drawn = drawn(FormDialog(SampleDialogs.open(dialog)), width, height)
      let text = drawn.joined(separator: "\n")
      #expect(text.contains("│ reason   "))
      #expect(text.contains("[ leave ]"))
      #expect(text.contains(dialog.word == nil ? dialog.acts[0].label : "│ type     prod/vertex"))
    }
  }

  @Test(arguments: sizes)
  func `a dialog is never wider than 80 columns and stands in the middle`(width: Int, height: Int) {
    let drawn = drawn(FormDialog(SampleDialogs.open(SampleDialogs.high)), width, height)
    let top = drawn.first { $0.contains("┌") } ?? ""
    let indent = top.prefix { $0 == " " }.count
    #expect(top.count - indent == min(80, width))
    #expect(indent == max(0, (width - 80) / 2))
  }

  @Test(arguments: [(40, 11), (40, 9), (40, 7), (80, 6), (20, 5), (1, 1)])
  func `what is not in sight is never confirmed`(width: Int, height: Int) {
    var state = DialogState(SampleDialogs.low)
    let size = Size(width: width, height: height)
    state.painted(in: size)
    let layout = FormDialog(state).layout(in: size)
    let isInSight = layout.facts.lines.count <= layout.factHeight
    let outcome = state.press(.tab, .enter)
    #expect(outcome == (isInSight ? .confirmed("approve") : .open))
    #expect(state.notice.isEmpty == isInSight)
  }

  @Test func `paging through the facts in a small room opens the way`() {
    var state = DialogState(SampleDialogs.low)
    state.painted(in: Size(width: 40, height: 9))
    for _ in 0..<9 { state.press(.pageDown) }
    let outcome = state.press(.tab, .enter)
    #expect(outcome == .confirmed("approve"))
  }

  @Test func `other facts under the same dialog are unread again`() {
    var state = SampleDialogs.open(SampleDialogs.low)
    state.outdate(title: "changed", facts: SampleDialogs.facts, acts: [.init("look")])
    state.painted(in: Size(width: 40, height: 8))
    #expect(state.facts.top == 0)
    let outcome = state.press(.tab, .enter)
    #expect(outcome == .confirmed("look"))
  }

  @Test func `many fields keep their order and their hints where there is room`() {
    let dialog = Dialog(
      title: "request access",
      facts: [],
      fields: [
        DialogField("who", isRequired: true, text: "ada"),
        DialogField("what", hint: "an entitlement"),
        DialogField("for", choices: ["1h", "8h"]), DialogField("reason", isRequired: true),
      ],
      acts: [.init("send")]
    )
    let tall = drawn(FormDialog(SampleDialogs.open(dialog)), 60, 20).filter { $0.contains("│") }
    let labels = tall.map { $0.dropFirst(2).prefix(9).filter { $0 != " " } }
    #expect(labels.filter { !$0.isEmpty } == ["who", "what", "for", "reason"])
    #expect(tall.contains { $0.contains("│          an entitlement") })
    let low = drawn(FormDialog(SampleDialogs.open(dialog)), 60, 8)
    #expect(!low.contains { $0.contains("an entitlement") })
    #expect(low.contains { $0.contains("│ reason   needed here") })
  }

  @Test func `a long word to type is cut for show but asked in full`() {
    let word = "prod/" + String(repeating: "x", count: 60)
    let dialog = Dialog(
      title: "revoke GR-1 v1",
      facts: [],
      word: .init(word, to: "revoke"),
      acts: [.init("revoke")]
    )
    var state = DialogState(dialog)
    state.painted(in: Size(width: 60, height: 12))
    state.type(word)
    #expect(drawn(FormDialog(state), 60, 12).contains { $0.contains("type     prod/xxx") })
    let outcome = state.press(.enter)
    #expect(outcome == .confirmed("revoke"))
  }
}
