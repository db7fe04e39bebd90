/// A colour in numbers, as pictures and paper need it.
package struct RGB: Hashable, Sendable {
  package let red: UInt8
  package let green: UInt8
  package let blue: UInt8

  package init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// The colour written `0xRRGGBB`.
  package init(hex: UInt32) {
    self.init(
      red: UInt8(hex >> 16 & 0xFF),
      green: UInt8(hex >> 8 & 0xFF),
      blue: UInt8(hex & 0xFF)
    )
  }

  /// The colour of a place in xterm's palette of 256.
  package init(palette index: UInt8) {
    switch index {
    case 0..<16:
      self.init(hex: Self.basic[Int(index)])
    case 16..<232:
      let place = Int(index) - 16
      self.init(
        red: Self.steps[place / 36],
        green: Self.steps[place / 6 % 6],
        blue: Self.steps[place % 6]
      )
    default:
      let grey = 8 + 10 * (index - 232)
      self.init(red: grey, green: grey, blue: grey)
    }
  }

  /// The form of stylesheets, `#rrggbb`.
  package var hexadecimal: String {
    let digits = String(UInt32(red) << 16 | UInt32(green) << 8 | UInt32(blue), radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.count) + digits
  }

  private static let steps: [UInt8] = [0, 95, 135, 175, 215, 255]

  private static let basic: [UInt32] = [
    0x000000, 0xCD0000, 0x00CD00, 0xCDCD00, 0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5,
    0x7F7F7F, 0xFF0000, 0x00FF00, 0xFFFF00, 0x5C5CFF, 0xFF00FF, 0x00FFFF, 0xFFFFFF,
  ]
}
