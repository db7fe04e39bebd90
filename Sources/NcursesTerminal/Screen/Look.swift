import CNcurses
import TerminalUI

/// A resolved style in ncurses' words.
struct Look: Equatable {
  /// How ncurses counts colours under a terminfo entry.
  enum Numbering: Hashable {
    /// So many by number.
    case palette(Int)
    /// By RGB value, but for the first eight.
    case direct
  }

  var pair: ColourPairs.Pair
  var attributes: Int32

  init(_ style: ResolvedStyle, in numbering: Numbering) {
    attributes = Self.names.reduce(0) { bits, name in
      style.attributes.contains(name.0) ? bits | Int32(name.1) : bits
    }
    pair = ColourPairs.Pair(
      ink: Self.number(of: style.ink, in: numbering),
      ground: Self.number(of: style.ground, in: numbering)
    )
    // Eight colours and bold make sixteen.
    if case .palette(8...) = style.ink, case .palette(..<16) = numbering {
      attributes |= Int32(GT_BOLD)
    }
  }

  private static let names: [(Style.Attributes, Int)] = [
    (.bold, GT_BOLD), (.dim, GT_DIM), (.underline, GT_UNDERLINE), (.reverse, GT_REVERSE),
    (.italic, GT_ITALIC),
  ]

  private static func number(of color: Color, in numbering: Numbering) -> Int32 {
    switch (color, numbering) {
    case (.standard, _): -1
    case (.palette(let index), .palette(let count)): Int32(count < 16 ? index % 8 : index)
    case (.palette(let index), .direct): index < 8 ? Int32(index) : value(of: RGB(palette: index))
    case (.rgb(let rgb), .direct): value(of: rgb)
    // Not asked for: a theme names palette colours for terminals that have only those.
    case (.rgb, .palette): -1
    }
  }

  // ncurses takes the first eight values for the terminal's own colours: black becomes almost so.
  private static func value(of rgb: RGB) -> Int32 {
    let value = Int32(rgb.red) << 16 | Int32(rgb.green) << 8 | Int32(rgb.blue)
    return value < 8 ? 0x010101 : value
  }
}

extension Theme {
  /// Whether some colour is given by value rather than as one of the terminal's own.
  var namesRGB: Bool {
    Role.allCases.contains { role in
      let plain = resolve(Style(role), at: .trueColor)
      let selected = resolve(Style(role, on: .selection), at: .trueColor)
      return [plain.ink, plain.ground, selected.ink, selected.ground].contains { color in
        if case .rgb = color { true } else { false }
      }
    }
  }
}
