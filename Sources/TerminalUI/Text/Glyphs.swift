/// The signs that screens are made of, in two forms: for terminals with UTF-8 and for those without.
package struct Glyphs: Hashable, Sendable {
  package let isASCII: Bool
  /// The row under the cursor.
  package let cursor: String
  /// A row marked for a bulk action.
  package let mark: String
  package let staged: String
  /// A row that the viewer may not decide.
  package let barred: String
  package let met: String
  package let missed: String
  package let late: String
  package let changed: String
  package let added: String
  /// The dashed line that sets a pane off.
  package let dash: String
  package let bar: String
  package let ellipsis: String
  /// Two columns wide in ASCII, one otherwise.
  package let arrow: String
  package let dot: String
  package let atLeast: String
  package let atMost: String
  package let enter: String
  package let endless: String
  /// The text cursor of a field in exports and previews.
  package let caret: String
  package let box: Box
  /// The steps of a sparkline, lowest first.
  package let sparks: [String]
  /// The filled and the empty part of a gauge.
  package let gaugeFull: String
  package let gaugeEmpty: String
  /// What fills parts of a whole and cells of a map, heaviest first: told apart without colour.
  package let shades: [String]
  package let curve: Curve

  /// The signs that a line chart is drawn with.
  package struct Curve: Hashable, Sendable {
    package let level: String
    package let steep: String
    /// Where a line leaves its height downwards, and where it arrives.
    package let fallsFrom: String
    package let fallsTo: String
    /// Where a line leaves its height upwards, and where it arrives.
    package let risesFrom: String
    package let risesTo: String
    /// A height that has a number beside it.
    package let tick: String
    package let corner: String
    /// Points at the moment that is looked at.
    package let pointer: String
  }

  /// The frame of a dialog.
  package struct Box: Hashable, Sendable {
    package let topLeft: String
    package let topRight: String
    package let bottomLeft: String
    package let bottomRight: String
    package let horizontal: String
    package let vertical: String
  }

  package static let unicode = Glyphs(
    isASCII: false,
    cursor: "▸",
    mark: "●",
    staged: "✎",
    barred: "⊘",
    met: "✓",
    missed: "✗",
    late: "!",
    changed: "~",
    added: "+",
    dash: "┄",
    bar: "│",
    ellipsis: "…",
    arrow: "→",
    dot: "·",
    atLeast: "≥",
    atMost: "≤",
    enter: "⏎",
    endless: "∞",
    caret: "▏",
    box: Box(
      topLeft: "┌",
      topRight: "┐",
      bottomLeft: "└",
      bottomRight: "┘",
      horizontal: "─",
      vertical: "│"
    ),
    sparks: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
    gaugeFull: "█",
    gaugeEmpty: "░",
    shades: ["█", "▓", "▒", "░"],
    curve: Curve(
      level: "─",
      steep: "│",
      fallsFrom: "╮",
      fallsTo: "╰",
      risesFrom: "╯",
      risesTo: "╭",
      tick: "┤",
      corner: "┼",
      pointer: "▲"
    )
  )

  package static let ascii = Glyphs(
    isASCII: true,
    cursor: ">",
    mark: "*",
    staged: "=",
    barred: "x",
    met: "v",
    missed: "X",
    late: "!",
    changed: "~",
    added: "+",
    dash: "-",
    bar: "|",
    ellipsis: "~",
    arrow: "->",
    dot: ":",
    atLeast: ">=",
    atMost: "<=",
    enter: "RET",
    endless: "inf",
    caret: "|",
    box: Box(
      topLeft: "+",
      topRight: "+",
      bottomLeft: "+",
      bottomRight: "+",
      horizontal: "-",
      vertical: "|"
    ),
    sparks: ["_", ".", ",", "-", "=", "+", "*", "#"],
    gaugeFull: "#",
    gaugeEmpty: ".",
    shades: ["#", "=", "-", "."],
    curve: Curve(
      level: "-",
      steep: "|",
      fallsFrom: ".",
      fallsTo: "'",
      risesFrom: "'",
      risesTo: ".",
      tick: "+",
      corner: "+",
      pointer: "^"
    )
  )
}
