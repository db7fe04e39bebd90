/// How terminals treat one Unicode scalar: whether it is drawn, and in how many columns.
package enum ScalarKind: Hashable, Sendable {
  case narrow
  case wide
  /// Drawn over the cell before it.
  case combining
  /// Takes no column: format characters, variation selectors, conjoining vowels and finals.
  case invisible
  /// C0, DEL and C1: an order to the terminal, never drawn.
  case control
  /// Terminals differ in its columns or its glyph; the columns are those of glibc and ncurses.
  case disputed(columns: Int)

  package init(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    switch value {
    case 0x20...0x7E: self = .narrow
    case 0...0x9F: self = .control
    case 0xAD: self = .disputed(columns: 1)
    case 0...0x2FF: self = .narrow
    default: self = Self.looked(up: value)
    }
  }

  package var columns: Int {
    switch self {
    case .narrow: 1
    case .wide: 2
    case .disputed(let columns): columns
    case .combining, .invisible, .control: 0
    }
  }

  private static func looked(up value: UInt32) -> ScalarKind {
    if WidthTable.has(value, in: WidthTable.combining) { return .combining }
    if WidthTable.has(value, in: WidthTable.invisible) { return .invisible }
    let isWide = value >= 0x1100 && WidthTable.has(value, in: WidthTable.wide)
    if WidthTable.has(value, in: WidthTable.disputed) {
      return .disputed(columns: isWide ? 2 : 1)
    }
    return isWide ? .wide : .narrow
  }
}
