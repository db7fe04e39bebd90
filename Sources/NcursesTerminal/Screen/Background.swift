/// Whether the terminal is dark letters on light, or the other way round.
package enum Background: Hashable, Sendable {
  case light, dark

  /// Reads `COLORFGBG`, which rxvt and Konsole set: `15;0`, or `15;default;0`.
  package init?(colorFgBg: String) {
    let fields = colorFgBg.split(separator: ";", omittingEmptySubsequences: false)
    guard fields.count > 1, let last = fields.last, let index = Int(last),
      (0..<16).contains(index)
    else { return nil }
    self = index == 7 || index >= 9 ? .light : .dark
  }

  /// Reads what follows `ESC ]` in a terminal's answer: `11;rgb:ffff/ffff/dddd`.
  init?(answer: [UInt8]) {
    let text = String(decoding: answer.prefix { $0 != 0x1b }, as: UTF8.self)
    guard text.hasPrefix("11;rgb"), let colon = text.firstIndex(of: ":") else { return nil }
    let channels = text[text.index(after: colon)...].split(separator: "/").prefix(3).map(Self.share)
    guard channels.count == 3, let red = channels[0], let green = channels[1],
      let blue = channels[2]
    else { return nil }
    // How bright an eye finds the three (Rec. 709).
    self = 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.5 ? .light : .dark
  }

  /// The share of full brightness that one to four hexadecimal digits say.
  private static func share(_ digits: Substring) -> Double? {
    guard (1...4).contains(digits.count), digits.allSatisfy(\.isHexDigit),
      let value = Int(digits, radix: 16)
    else { return nil }
    return Double(value) / Double((1 << (4 * digits.count)) - 1)
  }
}
