/// The ink and the ground that stand for a terminal's own in a picture.
package struct Paper: Hashable, Sendable {
  package let ink: RGB
  package let ground: RGB

  package init(ink: RGB, ground: RGB) {
    self.ink = ink
    self.ground = ground
  }

  package static let dark = Paper(ink: RGB(hex: 0xD0D0D0), ground: RGB(hex: 0x101014))
  package static let light = Paper(ink: RGB(hex: 0x1F2328), ground: RGB(hex: 0xFFFFFF))
}

/// How a cell looks in a picture, with nothing left to a terminal.
struct Look: Hashable {
  var ink: RGB
  var ground: RGB
  var isBold: Bool
  var isDim: Bool
  var isUnderlined: Bool
  var isItalic: Bool

  init(_ style: Style, theme: Theme, paper: Paper) {
    let resolved = theme.resolve(style, at: .trueColor)
    let ink = resolved.ink.rgb(standard: paper.ink)
    let ground = resolved.ground.rgb(standard: paper.ground)
    let isReversed = resolved.attributes.contains(.reverse)
    self.ink = isReversed ? ground : ink
    self.ground = isReversed ? ink : ground
    isBold = resolved.attributes.contains(.bold)
    isDim = resolved.attributes.contains(.dim)
    isUnderlined = resolved.attributes.contains(.underline)
    isItalic = resolved.attributes.contains(.italic)
  }
}
