import TerminalUI
import Testing

@Suite struct ThemeReaderTests {
  @Test func `each role gets its three colours and its attributes`() throws {
    let theme = try Theme(name: "mine", entries: Self.entries())
    #expect(theme.name == "mine")
    #expect(theme.summary == "a sample")
    #expect(theme[.text] == Theme.Ink(ColorSpec(0xD0D0D0, 252, .white)))
    #expect(theme[.danger] == Theme.Ink(ColorSpec(.brightRed), [.bold, .underline]))
    #expect(theme[.muted] == Theme.Ink(.standard, .dim))
    #expect(theme.background == ColorSpec(0x000000, 16, .black))
    #expect(theme.selectionGround(at: .trueColor) == Color(hex: 0x223344))
    #expect(theme.selectionGround(at: .sixteen) == nil)
  }

  @Test func `a colour may fall back to the terminal's own with sixteen`() throws {
    let theme = try Theme(name: "mine", entries: Self.entries(["text": "#d0d0d0 252 default"]))
    #expect(theme[.text].color.color(at: .sixteen) == .standard)
  }

  @Test func `the selection may be reversed everywhere`() throws {
    let theme = try Theme(name: "mine", entries: Self.entries(["selection": "reverse"]))
    #expect(theme.selection == .reverse)
  }

  @Test(arguments: [
    "blu", "", "#d0d0d0", "#d0d0d0 252", "#d0d0d 252 white", "#g0d0d0 252 white", "0xd0d0d0 1 red",
    "#d0d0d0 256 white", "#d0d0d0 -1 white", "#d0d0d0 252 purple", "#d0d0d0 white 252",
    "#+0d0d0 1 red",
  ])
  func `what is no colour is refused with its line`(value: String) {
    let error = #expect(throws: ThemeError.self) {
      try Theme(name: "mine", entries: Self.entries(["warn": value]))
    }
    #expect(error?.line == 8)
    #expect(error?.path == "colours.warn")
    #expect(error?.found == (value.isEmpty ? "nothing" : "`\(value)`"))
  }

  @Test(arguments: [
    ("text", "red loud", "`loud`"), ("text", "#d0d0d0 252 white blink", "`blink`"),
    ("background", "red bold", "`red bold`"), ("selection", "red", "`red`"),
    ("selection", "#223344 236 blue", "`#223344 236 blue`"),
    ("selection", "#223344 999 reverse", "`#223344 999 reverse`"),
  ])
  func `words that have no place are refused`(key: String, value: String, found: String) {
    let error = #expect(throws: ThemeError.self) {
      try Theme(name: "mine", entries: Self.entries([key: value]))
    }
    #expect(error?.found == found)
  }

  @Test(arguments: ["text", "chart6", "background", "selection"])
  func `a theme that leaves a role out is refused`(key: String) {
    let error = #expect(throws: ThemeError.self) {
      try Theme(name: "mine", entries: Self.entries().filter { $0.path != "colours.\(key)" })
    }
    #expect(error?.line == nil)
    #expect(error?.path == "colours.\(key)")
  }

  @Test(arguments: ["colours.tex", "colour", "name", "colours", "text"])
  func `a key that no theme has is refused`(path: String) {
    let error = #expect(throws: ThemeError.self) {
      try Theme(name: "mine", entries: Self.entries() + [(path, "red", 40)])
    }
    #expect(error?.line == 40)
    #expect(error?.path == path)
  }

  @Test func `a key given twice is refused`() {
    let error = #expect(throws: ThemeError.self) {
      try Theme(name: "mine", entries: Self.entries() + [("colours.ok", "red", 41)])
    }
    #expect(error?.line == 41)
    #expect(error?.found == "it again")
  }

  @Test func `an error is one line that says where, what belongs there and what was found`() {
    let error = #expect(throws: ThemeError.self) {
      try Theme(name: "mine", entries: Self.entries(["warn": "blu"]))
    }
    #expect(
      error?.description
        == "line 8: `colours.warn`: a colour such as `#d0d0d0 252 white`, `bright-red` or `default` belongs here, found `blu`"
    )
  }

  /// The entries of a whole theme, with some values changed.
  private static func entries(
    _ changed: [String: String] = [:]
  ) -> [(path: String, value: String, line: Int)] {
    let values = [
      ("background", "#000000 16 black"), ("selection", "#223344 236 reverse"),
      ("text", "#d0d0d0 252 white"), ("muted", "default dim"), ("accent", "cyan"),
      ("warn", "yellow"),
      ("ok", "green"), ("danger", "bright-red bold underline"), ("info", "blue"),
      ("border", "default"), ("title", "default bold"), ("chart1", "red"), ("chart2", "red"),
      ("chart3", "red"), ("chart4", "red"), ("chart5", "red"), ("chart6", "red"),
    ]
    let colours = values.enumerated().map { offset, entry in
      (path: "colours.\(entry.0)", value: changed[entry.0] ?? entry.1, line: offset + 3)
    }
    return [(path: "summary", value: "a sample", line: 1)] + colours
  }
}
