/// Writes foreign scalars one after the other in their safe form.
struct SafeTextWriter {
  let asciiOnly: Bool
  private(set) var text = ""
  private(set) var isAltered = false
  /// The combining marks over the character written last; `nil` where none may stand.
  private var marksOverBase: Int?
  private var marksCut = 0

  /// Scalars younger than this have no agreed width in terminals of the time.
  private static let knownToTerminals = (major: 14, minor: 0)

  init(asciiOnly: Bool) { self.asciiOnly = asciiOnly }

  mutating func write(_ foreign: String) {
    let scalars = Array(foreign.unicodeScalars)
    var index = 0
    while index < scalars.count {
      if let syllable = HangulSyllable(startingAt: index, in: scalars) {
        write(syllable.scalar)
        index += syllable.length
      } else if scalars[index] == "\r", index + 1 < scalars.count, scalars[index + 1] == "\n" {
        index += 1
      } else {
        write(scalars[index])
        index += 1
      }
    }
    endMarks()
  }

  private mutating func write(_ scalar: Unicode.Scalar) {
    if case .combining = ScalarKind(scalar), !asciiOnly, Self.isKnown(scalar) {
      writeCombining(scalar)
      return
    }
    endMarks()
    switch scalar {
    case " ": keep(scalar, mayCarryMarks: false)
    case "\t": substitute(" ")
    case "\n" where !asciiOnly: substitute("⏎")
    case "\u{0}"..."\u{1F}", "\u{7F}": substitute(picture(ofControl: scalar))
    case "!"..."~": keep(scalar, mayCarryMarks: true)
    default: writeBeyondASCII(scalar)
    }
  }

  private mutating func writeBeyondASCII(_ scalar: Unicode.Scalar) {
    if Self.isSpace(scalar) {
      substitute(" ")
    } else if !asciiOnly, Self.isKnown(scalar), Self.isPlain(scalar) {
      keep(scalar, mayCarryMarks: true)
    } else {
      substitute(spelling(of: scalar))
    }
  }

  private mutating func writeCombining(_ scalar: Unicode.Scalar) {
    guard let marks = marksOverBase else {
      substitute(spelling(of: scalar))
      return
    }
    if marks < CellClusters.mostMarks {
      text.unicodeScalars.append(scalar)
      marksOverBase = marks + 1
    } else {
      marksCut += 1
    }
  }

  /// Says how many combining marks were left out over the character written last.
  private mutating func endMarks() {
    guard marksCut > 0 else { return }
    let cut = marksCut
    marksCut = 0
    substitute("⟨+\(cut)⟩")
  }

  private mutating func keep(_ scalar: Unicode.Scalar, mayCarryMarks: Bool) {
    text.unicodeScalars.append(scalar)
    marksOverBase = mayCarryMarks ? 0 : nil
  }

  private mutating func substitute(_ mark: String) {
    text += mark
    isAltered = true
    marksOverBase = nil
  }

  private func picture(ofControl scalar: Unicode.Scalar) -> String {
    guard !asciiOnly else { return spelling(of: scalar) }
    // The block "Control Pictures" mirrors C0; DEL has its place behind it.
    let value = scalar == "\u{7F}" ? 0x2421 : 0x2400 + scalar.value
    return Unicode.Scalar(value).map { String($0) } ?? spelling(of: scalar)
  }

  private func spelling(of scalar: Unicode.Scalar) -> String {
    let hex = String(scalar.value, radix: 16, uppercase: true)
    let digits = String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    return asciiOnly ? "<U+\(digits)>" : "⟨U+\(digits)⟩"
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    let kind = ScalarKind(scalar)
    return kind == .narrow || kind == .wide
  }

  /// Category Zs, spelt out: asking for a category takes longer than all else here together.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: true
    default: false
    }
  }

  private static func isKnown(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    // Noncharacters have an age, too.
    if value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value) { return false }
    guard let age = scalar.properties.age else { return false }
    return age <= knownToTerminals
  }
}
