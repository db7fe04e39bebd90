/// A colour as a terminal takes it.
package enum Color: Hashable, Sendable {
  /// The terminal's own ink or ground, whichever is asked for.
  case standard
  /// A place in the terminal's palette; the first sixteen are the user's own.
  case palette(UInt8)
  case rgb(RGB)

  /// The colour written `0xRRGGBB`.
  package init(hex: UInt32) { self = .rgb(RGB(hex: hex)) }

  /// The colour in numbers, for exports and for judging contrast.
  ///
  /// The first sixteen are the user's to define; they are taken as xterm has them.
  package func rgb(standard: RGB) -> RGB {
    switch self {
    case .standard: standard
    case .rgb(let rgb): rgb
    case .palette(let index): RGB(palette: index)
    }
  }
}

/// The sixteen colours that every colour terminal has, in the order of their numbers.
package enum BasicColor: UInt8, CaseIterable, Hashable, Sendable {
  case black, red, green, yellow, blue, magenta, cyan, white
  case brightBlack, brightRed, brightGreen, brightYellow
  case brightBlue, brightMagenta, brightCyan, brightWhite

  /// The name in theme files: `red`, `bright-red`.
  package var name: String {
    let normal = Self(rawValue: rawValue % 8) ?? self
    return self == normal ? "\(self)" : "bright-\(normal)"
  }

  package init?(name: some StringProtocol) {
    guard let color = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = color
  }
}
