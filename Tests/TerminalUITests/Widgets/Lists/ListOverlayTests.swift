import TerminalUI
import Testing

struct ListOverlayTests {
  @Test func `the actions of a row: possible ones with keys, the others with the reason`() {
    let menu = ActionMenu("AR-2044", SearchListTests.items)
    #expect(
      drawn(menu, 50, 9) == [
        "┌ AR-2044 ───────────────────────────────────────┐",
        "│ /                                              │",
        "│ Verbs                                          │",
        "│ ▸ a approve                                    │",
        "│   b blast radius  who it reaches               │",
        "│ Everywhere                                     │",
        "│   ? keys                                       │",
        "│ Verbs                                          │",
        "└ key or ⏎ does it  type to search  Esc leave ───┘",
      ]
    )
  }

  @Test func `a verb's own key runs it, and an impossible one says why`() {
    var menu = ActionMenu("AR-2044", SearchListTests.items)
    let blast = menu.handle(.character("b"))
    let deny = menu.handle(.character("d"))
    #expect(blast == .taken(["blast"]))
    #expect(deny == .refused("your own request"))
  }

  @Test func `other letters narrow, and then all letters are text`() {
    var menu = ActionMenu("AR-2044", SearchListTests.items)
    let first = menu.handle(.character("r"))
    let second = menu.handle(.character("a"))
    #expect(first == .open)
    #expect(second == .open)
    #expect(menu.list.query.text == "ra")
    #expect(menu.list.selected?.id == "blast")
  }

  @Test func `help shows the keys of a context, searchable, and Enter names the action`() {
    var list = HelpOverlay.list(of: SampleKeys.keymap, in: SampleKeys.lists)
    let before = drawn(HelpOverlay(list), 44, 8)
    #expect(before[0].hasPrefix("┌ keys ─"))
    #expect(before[2] == "│ Lists                                    │")
    #expect(before[3] == "│ ▸ j ↓    move                            │")
    for character in "compare" { _ = list.handle(.character(character)) }
    #expect(drawn(HelpOverlay(list), 44, 8).contains { $0.contains("=      compare with before") })
    #expect(list.take() == .taken(["compare"]))
  }

  @Test func `a long list keeps the cursor in sight`() {
    let items = (1...50).map { SearchItem(id: "\($0)", "choice \($0)") }
    var picker = Picker("sort", items)
    for _ in 0..<30 { _ = picker.handle(.down) }
    #expect(drawn(picker, 30, 10).contains { $0.contains("▸ choice 31") })
  }

  @Test func `a picker for several marks what is chosen`() {
    var picker = Picker("columns", SearchListTests.items, allowsMany: true, chosen: ["approve"])
    _ = picker.handle(.down)
    #expect(drawn(picker, 50, 9).contains { $0.contains("  ● a approve") })
    #expect(drawn(picker, 50, 9).contains { $0.contains("▸ · d deny  ⊘ your own request") })
  }

  @Test func `a picker takes nothing that is not in it`() {
    var picker = Picker("sort", SearchListTests.items)
    for character in "zzz" { _ = picker.handle(.character(character)) }
    let outcome = picker.handle(.enter)
    #expect(outcome == .open)
    #expect(drawn(picker, 30, 9).contains { $0.contains("nothing fits") })
  }
}
