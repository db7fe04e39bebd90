import NcursesTerminal
import TerminalUI
import Testing

struct TerminalProfileTests {
  /// The terminfo of a host with ncurses-term.
  private static let entries: [String: TerminalFacts] = [
    "xterm": TerminalFacts(colours: 8), "xterm-256color": TerminalFacts(colours: 256),
    "vt100": TerminalFacts(colours: 0, takesControlStrings: false),
    "linux": TerminalFacts(colours: 8, takesControlStrings: false),
    "screen-256color": TerminalFacts(colours: 256, takesControlStrings: false),
    "tmux-256color": TerminalFacts(colours: 256),
    "xterm-direct": TerminalFacts(colours: 1 << 24),
    "tmux-direct": TerminalFacts(colours: 1 << 24),
    "hardcopy": TerminalFacts(colours: 0, placesCursor: false),
  ]

  private func profile(
    _ name: String,
    _ more: [String: String] = [:],
    isUTF8: Bool = true,
    without missing: Set<String> = []
  ) throws(TerminalError) -> TerminalProfile {
    try TerminalProfile(
      environment: more.merging(["TERM": name]) { $1 },
      isUTF8: isUTF8
    ) { missing.contains($0) ? nil : Self.entries[$0] }
  }

  @Test(
    arguments: [
      ("xterm-256color", [:], ColorDepth.twoFiftySix), ("xterm", [:], .sixteen),
      ("linux", [:], .sixteen), ("vt100", [:], .mono), ("xterm-direct", [:], .trueColor),
      ("xterm-256color", ["COLORTERM": "truecolor"], .trueColor),
      ("xterm", ["COLORTERM": "24bit"], .trueColor),
      ("xterm-256color", ["COLORTERM": "yes"], .twoFiftySix),
      ("vt100", ["COLORTERM": "truecolor"], .mono),
      ("xterm-256color", ["COLORTERM": "truecolor", "NO_COLOR": "1"], .mono),
      ("xterm-256color", ["NO_COLOR": ""], .twoFiftySix),
      ("xterm-direct", ["NO_COLOR": "1"], .mono),
      ("screen-256color", ["COLORTERM": "truecolor", "STY": "1.pts"], .twoFiftySix),
    ] as [(String, [String: String], ColorDepth)]
  )
  func `the depth is what both environment and terminfo allow`(
    _ name: String,
    _ more: [String: String],
    _ depth: ColorDepth
  ) throws {
    #expect(try profile(name, more).depth == depth)
  }

  @Test(
    arguments: [
      ("xterm-256color", [:], "xterm-direct"), ("tmux-256color", [:], "tmux-direct"),
      ("screen-256color", [:], "tmux-direct"),
      ("xterm-256color", ["TMUX": "/tmp/tmux-0/default,1,0"], "tmux-direct"),
      ("xterm-direct", [:], "xterm-direct"),
    ] as [(String, [String: String], String)]
  )
  func `RGB colours need the direct entry of what draws them`(
    _ name: String,
    _ more: [String: String],
    _ direct: String
  ) throws {
    let environment = more.merging(["COLORTERM": "truecolor"]) { $1 }
    #expect(try profile(name, environment).directEntry == direct)
  }

  @Test func `without the direct entry 256 colours remain`() throws {
    let poor = try profile(
      "xterm-256color",
      ["COLORTERM": "truecolor"],
      without: ["xterm-direct"]
    )
    #expect(poor.directEntry == nil)
    #expect(poor.depth == .twoFiftySix)
  }

  @Test func `a theme of the terminal's own colours is not shown by value`() throws {
    let rich = try profile("xterm-256color", ["COLORTERM": "truecolor"])
    #expect(rich.depth(for: .terminal) == .twoFiftySix)
    #expect(rich.depth(for: .midnight) == .trueColor)
    #expect(try profile("xterm-256color").depth(for: .midnight) == .twoFiftySix)
    #expect(try profile("xterm-direct").depth(for: .terminal) == .trueColor)
    #expect(try profile("vt100").depth(for: .midnight) == .mono)
  }

  @Test(arguments: ["foot", "xterm-kitty", "alacritty", "ghostty", "wezterm"])
  func `a newer terminal that terminfo does not know is taken for an xterm`(_ name: String) throws {
    #expect(try profile(name).entry == "xterm-256color")
    #expect(try profile(name, ["COLORTERM": "truecolor"]).directEntry == "xterm-direct")
  }

  @Test(arguments: [
    ("", TerminalError.noName), ("dumb", .cannotPlaceCursor("dumb")),
    ("hardcopy", .cannotPlaceCursor("hardcopy")), ("wyse-99", .unknown("wyse-99")),
  ])
  func `what cannot carry a full screen is refused`(_ name: String, _ error: TerminalError) {
    #expect(throws: error) { try profile(name, ["COLORTERM": "truecolor"]) }
  }

  @Test func `an xterm that even terminfo's xterm is missing for is unknown`() {
    #expect(throws: TerminalError.unknown("foot")) {
      try profile("foot", without: ["xterm-256color"])
    }
  }

  @Test func `no UTF-8, or the Linux console, means ASCII`() throws {
    #expect(try profile("xterm").usesASCII == false)
    #expect(try profile("xterm", isUTF8: false).usesASCII)
    #expect(try profile("linux").usesASCII)
  }

  @Test func `control strings go to what understands them, through what passes them on`() throws {
    #expect(try profile("vt100").takesControlStrings == false)
    #expect(try profile("linux").takesControlStrings == false)
    #expect(try profile("xterm").takesControlStrings)
    #expect(try profile("screen-256color").takesControlStrings)
    #expect(try profile("xterm").multiplexer == nil)
    #expect(try profile("screen-256color").multiplexer == nil)
    #expect(try profile("tmux-256color").multiplexer == .tmux)
    #expect(try profile("screen-256color", ["TMUX": "x"]).multiplexer == .tmux)
    #expect(try profile("screen-256color", ["STY": "x"]).multiplexer == .screen)
    #expect(try profile("screen-256color", ["STY": "x", "TMUX": "x"]).multiplexer == .tmux)
  }

  @Test(arguments: [
    TerminalError.notATerminal, .noName, .unknown("x\u{1b}y"), .cannotPlaceCursor("dumb"),
    .outOfDescriptors,
  ])
  func `a refusal is one line that says what to do`(_ error: TerminalError) throws {
    let sentence = error.sentence
    #expect(sentence.utf8.allSatisfy { (0x20..<0x7f).contains($0) })
    #expect(sentence.contains("; ") && sentence.last != ".")
  }
}
