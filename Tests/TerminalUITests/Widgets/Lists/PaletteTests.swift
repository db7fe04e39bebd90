import TerminalUI
import Testing

struct PaletteTests {
  private var palette: Palette {
    Palette(
      places: [SearchItem(id: "go.access", "access"), SearchItem(id: "go.approvals", "approvals")],
      acts: [
        SearchItem(id: "approve", "approve", key: "a"), SearchItem(id: "app", "ap", key: "z"),
      ],
      history: ["sources", "AR-2041"]
    )
  }

  private func typing(_ text: String) -> Palette {
    var palette = palette
    for character in text { _ = palette.handle(.character(character)) }
    return palette
  }

  private func press(_ keys: Key..., in palette: Palette) -> (Palette, SearchOutcome) {
    var palette = palette
    var outcome = SearchOutcome.open
    for key in keys { outcome = palette.handle(key) }
    return (palette, outcome)
  }

  @Test func `places stand before acts, however well an act fits`() {
    #expect(typing("ap").list.matches.map(\.id) == ["go.approvals", "app", "approve"])
    #expect(press(.enter, in: typing("ap")).1 == .taken(["go.approvals"]))
  }

  @Test func `an id goes to the caller as it was typed`() {
    #expect(press(.enter, in: typing("AR-2044")).1 == .typed("AR-2044"))
  }

  @Test func `up and down go through what was typed before`() {
    #expect(press(.up, in: palette).0.list.query.text == "AR-2041")
    #expect(press(.up, .up, in: palette).0.list.query.text == "sources")
    #expect(press(.up, .up, .up, in: palette).0.list.query.text == "sources")
    #expect(press(.up, .up, .down, in: palette).0.list.query.text == "AR-2041")
    #expect(press(.up, .down, in: palette).0.list.query.text == "")
  }

  @Test func `Tab completes and then goes through the others`() {
    let once = press(.tab, in: typing("app")).0
    #expect(once.list.query.text == "approvals")
    let twice = press(.tab, .tab, in: typing("a")).0
    #expect(twice.list.query.text == "access")
  }

  @Test func `leaving by Esc, ^C, or backspace on nothing`() {
    for key in [Key.escape, .control("c"), .backspace] {
      #expect(press(key, in: palette).1 == .left)
    }
    #expect(press(.backspace, in: typing("a")).1 == .open)
  }

  @Test func `a pasted id is searched`() {
    var palette = palette
    palette.paste("approve\n")
    #expect(palette.list.query.text == "approve ")
  }

  @Test func `it is drawn with its sign before the text`() {
    let drawn = drawn(typing("app"), 40, 6)
    #expect(drawn[1].hasPrefix("│ : app"))
    #expect(drawn[2].hasPrefix("│ ▸   approvals"))
    #expect(drawn[3].contains("a approve"))
  }
}
