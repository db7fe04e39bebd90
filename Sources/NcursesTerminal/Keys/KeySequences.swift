import TerminalUI

/// The key sequences that terminals share: xterm, VTE, rxvt, PuTTY, screen, tmux, the Linux console.
enum KeySequences {
  static func isDigit(_ byte: UInt8) -> Bool { (0x30..<0x3a).contains(byte) }

  /// The key of a byte below 0x20, or of 0x7f.
  static func control(_ byte: UInt8) -> Key {
    switch byte {
    case 0x08, 0x7f: .backspace
    case 0x09: .tab
    case 0x0a, 0x0d: .enter
    case 0x1b: .escape
    case 0x01..<0x1b: .control(Character(Unicode.Scalar(byte + 0x60)))
    default: .control(Character(Unicode.Scalar(byte + 0x40)))
    }
  }

  /// The key of `ESC O` and a letter: the keypad's application mode.
  static func single(_ byte: UInt8) -> Key? {
    switch byte {
    case UInt8(ascii: "M"): .enter
    case UInt8(ascii: "I"): .tab
    case UInt8(ascii: " "): .character(" ")
    case UInt8(ascii: "X"): .character("=")
    // `*` is 0x2a and sent as `j`; so on to `9`, sent as `y`.
    case UInt8(ascii: "j")...UInt8(ascii: "y"): .character(Character(Unicode.Scalar(byte - 0x40)))
    default: letter(byte)
    }
  }

  /// The key of `ESC [` and what follows; modifiers are left out, unknown sequences have none.
  static func sequence(_ bytes: [UInt8]) -> Key? {
    guard let final = bytes.last else { return nil }
    if bytes.count == 2, bytes[0] == UInt8(ascii: "[") {
      return (UInt8(ascii: "A")...UInt8(ascii: "E")).contains(final)
        ? .function(Int(final) - 0x40) : nil
    }
    let digits = bytes.prefix(while: isDigit)
    let rest = bytes.dropFirst(digits.count).dropLast()
    guard rest.allSatisfy({ isDigit($0) || $0 == UInt8(ascii: ";") }) else { return nil }
    switch final {
    case UInt8(ascii: "~"), UInt8(ascii: "^"), UInt8(ascii: "@"), UInt8(ascii: "$"):
      return number(digits.reduce(0) { min($0 * 10 + Int($1 & 0x0f), 1000) })
    case UInt8(ascii: "Z"): return .backTab
    // rxvt sends shifted arrows in lower case.
    case UInt8(ascii: "a")...UInt8(ascii: "d"): return letter(final - 0x20)
    default: return letter(final)
    }
  }

  private static func letter(_ byte: UInt8) -> Key? {
    switch byte {
    case UInt8(ascii: "A"): .up
    case UInt8(ascii: "B"): .down
    case UInt8(ascii: "C"): .right
    case UInt8(ascii: "D"): .left
    case UInt8(ascii: "F"): .end
    case UInt8(ascii: "H"): .home
    case UInt8(ascii: "P")...UInt8(ascii: "S"): .function(Int(byte) - 0x4f)
    default: nil
    }
  }

  private static func number(_ number: Int) -> Key? {
    switch number {
    case 1, 7: .home
    case 4, 8: .end
    case 3: .delete
    case 5: .pageUp
    case 6: .pageDown
    // The numbers have holes where a VT220 keyboard has them.
    case 11...15: .function(number - 10)
    case 17...21: .function(number - 11)
    case 23...26: .function(number - 12)
    case 28, 29: .function(number - 13)
    case 31...34: .function(number - 14)
    default: nil
    }
  }

  /// The names by which terminfo knows keys, for terminals that send something of their own.
  static let capabilities: [(name: String, key: Key)] =
    [
      ("kcuu1", .up), ("kcud1", .down), ("kcub1", .left), ("kcuf1", .right),
      ("khome", .home), ("kend", .end), ("kpp", .pageUp), ("knp", .pageDown),
      ("kdch1", .delete), ("kcbt", .backTab),
    ] + (1...12).map { ("kf\($0)", .function($0)) }
}
