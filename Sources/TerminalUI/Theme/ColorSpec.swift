/// One colour of a theme, declared for each depth, so that no terminal has to guess.
package struct ColorSpec: Hashable, Sendable {
  package let trueColor: Color
  package let twoFiftySix: Color
  package let sixteen: Color

  package init(trueColor: Color, twoFiftySix: Color, sixteen: Color) {
    self.trueColor = trueColor
    self.twoFiftySix = twoFiftySix
    self.sixteen = sixteen
  }

  package init(_ hex: UInt32, _ index: UInt8, _ basic: BasicColor) {
    self.init(
      trueColor: Color(hex: hex),
      twoFiftySix: .palette(index),
      sixteen: .palette(basic.rawValue)
    )
  }

  /// One of the user's own sixteen colours at every depth.
  package init(_ basic: BasicColor) {
    let color = Color.palette(basic.rawValue)
    self.init(trueColor: color, twoFiftySix: color, sixteen: color)
  }

  package static let standard = ColorSpec(
    trueColor: .standard,
    twoFiftySix: .standard,
    sixteen: .standard
  )

  package func color(at depth: ColorDepth) -> Color {
    switch depth {
    case .mono: .standard
    case .sixteen: sixteen
    case .twoFiftySix: twoFiftySix
    case .trueColor: trueColor
    }
  }
}
