package import TerminalUI

/// What terminfo says about a kind of terminal.
package struct TerminalFacts: Hashable, Sendable {
  /// 0 where there are none.
  package var colours: Int
  /// Whether the cursor can be sent anywhere; without that there is no full screen.
  package var placesCursor: Bool
  /// Whether xterm's control strings (title, clipboard) are understood.
  package var takesControlStrings: Bool

  package init(colours: Int, placesCursor: Bool = true, takesControlStrings: Bool = true) {
    self.colours = colours
    self.placesCursor = placesCursor
    self.takesControlStrings = takesControlStrings
  }
}

/// What this terminal can do, decided from the environment and terminfo before anything is drawn.
package struct TerminalProfile: Hashable, Sendable {
  /// What stands between us and the terminal that people look at.
  package enum Multiplexer: Hashable, Sendable { case tmux, screen }

  /// The terminfo entry for up to 256 colours.
  package let entry: String
  /// The colours of `entry` in use, 0 under `NO_COLOR`.
  package let colours: Int
  /// The terminfo entry for colours by their RGB value, where there is one.
  package let directEntry: String?
  package let multiplexer: Multiplexer?
  package let takesControlStrings: Bool
  /// Whether only ASCII may be sent: no UTF-8 locale, or the Linux console with its 256 glyphs.
  package let usesASCII: Bool
  /// What the environment tells about the background, if it does.
  package let background: Background?

  package init(
    environment: [String: String],
    isUTF8: Bool,
    facts: (String) -> TerminalFacts?
  ) throws(TerminalError) {
    guard let name = environment["TERM"], !name.isEmpty else { throw .noName }
    guard name != "dumb" else { throw .cannotPlaceCursor(name) }
    guard let (entry, known) = Self.entry(for: name, facts: facts) else { throw .unknown(name) }
    guard known.placesCursor else { throw .cannotPlaceCursor(name) }
    let multiplexer = Self.multiplexer(name: name, environment: environment)
    let wanted = ColorDepth(
      noColor: environment["NO_COLOR"],
      colorTerm: environment["COLORTERM"],
      terminfoColors: known.colours
    )
    self.entry = entry
    self.colours = wanted == .mono ? 0 : known.colours
    self.directEntry =
      wanted == .mono
      ? nil
      : Self.directEntry(for: entry, known, wanted, within: multiplexer, facts: facts)
    self.multiplexer = multiplexer
    self.takesControlStrings =
      known.takesControlStrings || multiplexer != nil || name.hasPrefix("screen")
    self.usesASCII = !isUTF8 || name == "linux"
    self.background = environment["COLORFGBG"].flatMap(Background.init(colorFgBg:))
  }

  /// The most that this terminal can show.
  package var depth: ColorDepth { directEntry == nil ? ownDepth : .trueColor }

  /// The most that it can show by numbers of its own palette.
  package var ownDepth: ColorDepth {
    directEntry == entry
      ? .trueColor : ColorDepth(noColor: nil, colorTerm: nil, terminfoColors: colours)
  }

  /// The depth to show a theme at: under a direct entry only eight of the terminal's own colours
  /// can be named, so a theme that rests on them is better shown without.
  package func depth(for theme: Theme) -> ColorDepth { theme.namesRGB ? depth : ownDepth }

  /// The terminfo entry to use at a depth.
  func entry(at depth: ColorDepth) -> String {
    depth == .trueColor ? directEntry ?? entry : entry
  }

  // Over SSH the newest terminals are unknown to older hosts; all of these follow xterm.
  private static let xtermFollowers = [
    "xterm", "alacritty", "contour", "foot", "ghostty", "kitty", "rio", "wezterm",
  ]

  private static func entry(
    for name: String,
    facts: (String) -> TerminalFacts?
  ) -> (String, TerminalFacts)? {
    if let known = facts(name) { return (name, known) }
    guard xtermFollowers.contains(where: name.hasPrefix) else { return nil }
    let stead = "xterm-256color"
    return facts(stead).map { (stead, $0) }
  }

  private static func multiplexer(
    name: String,
    environment: [String: String]
  ) -> Multiplexer? {
    if environment["TMUX"] != nil || name.hasPrefix("tmux") { return .tmux }
    return environment["STY"] == nil ? nil : .screen
  }

  private static func directEntry(
    for entry: String,
    _ known: TerminalFacts,
    _ wanted: ColorDepth,
    within multiplexer: Multiplexer?,
    facts: (String) -> TerminalFacts?
  ) -> String? {
    if known.colours > 1 << 16 { return entry }
    // GNU screen hands COLORTERM on and then misreads RGB colours.
    guard wanted == .trueColor, multiplexer != .screen else { return nil }
    // tmux calls itself `screen` too, unless told otherwise.
    let isTmux = multiplexer == .tmux || entry.hasPrefix("screen")
    let direct = isTmux ? "tmux-direct" : "xterm-direct"
    return facts(direct) == nil ? nil : direct
  }
}
