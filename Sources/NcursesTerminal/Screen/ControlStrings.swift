/// The bytes of what ncurses has no function for; none of them moves the cursor or draws.
package enum ControlStrings {
  static let bell: [UInt8] = [0x07]
  static let pasteOn = bytes("\u{1b}[?2004h")
  static let pasteOff = bytes("\u{1b}[?2004l")
  /// Clicks and the wheel, in the encoding that reaches beyond column 223.
  static let mouseOn = bytes("\u{1b}[?1000h\u{1b}[?1006h")
  static let mouseOff = bytes("\u{1b}[?1006l\u{1b}[?1000l")
  static let askBackground = bytes("\u{1b}]11;?\u{1b}\\")
  static let keepTitle = bytes("\u{1b}[22;2t")
  static let titleBack = bytes("\u{1b}[23;2t")

  static func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// Names the window; what is not printable is left out, so that no title can end its own string.
  package static func title(_ text: String, asciiOnly: Bool) -> [UInt8] {
    let printable = text.unicodeScalars.filter { scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .unassigned: false
      default: scalar.isASCII || !asciiOnly
      }
    }
    return bytes("\u{1b}]2;\(String(String.UnicodeScalarView(printable.prefix(120))))\u{07}")
  }

  /// Longer texts do not fit the buffers that common terminals have for one control string.
  package static let clipboardLimit = 74_000

  /// Puts a text into the clipboard of the terminal that people sit at (OSC 52).
  package static func clipboard(
    _ text: String,
    within multiplexer: TerminalProfile.Multiplexer?
  ) -> [UInt8]? {
    guard text.utf8.count <= clipboardLimit else { return nil }
    let plain = bytes("\u{1b}]52;c;") + base64(Array(text.utf8)) + [0x07]
    switch multiplexer {
    case nil: return plain
    // tmux takes the plain form with `set-clipboard on` and the wrapped one with
    // `allow-passthrough on`; whichever it does not take it ignores.
    case .tmux: return plain + bytes("\u{1b}Ptmux;\u{1b}") + plain + bytes("\u{1b}\\")
    case .screen: return inPieces(plain)
    }
  }

  // GNU screen passes on what stands in a DCS string, and has room for 768 bytes of it.
  private static func inPieces(_ sequence: [UInt8]) -> [UInt8] {
    stride(from: 0, to: sequence.count, by: 700).flatMap { start in
      bytes("\u{1b}P") + sequence[start..<min(start + 700, sequence.count)] + bytes("\u{1b}\\")
    }
  }

  private static let alphabet = bytes(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
  )

  package static func base64(_ source: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity((source.count + 2) / 3 * 4)
    for start in stride(from: 0, to: source.count, by: 3) {
      let three = source[start..<min(start + 3, source.count)]
      let value = (0..<3).reduce(0) { $0 << 8 | ($1 < three.count ? Int(three[start + $1]) : 0) }
      for place in 0..<4 {
        let isPadding = place > three.count
        result.append(isPadding ? UInt8(ascii: "=") : alphabet[value >> (18 - 6 * place) & 0x3f])
      }
    }
    return result
  }
}
