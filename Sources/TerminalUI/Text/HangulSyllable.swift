/// A Hangul syllable spelt in conjoining letters, put together as Unicode's canonical composition does.
///
/// Terminals agree on the columns of the composed syllable only; file names from other systems come
/// decomposed.
struct HangulSyllable {
  let scalar: Unicode.Scalar
  /// How many scalars of the text it replaces.
  let length: Int

  private static let firstSyllable: UInt32 = 0xAC00
  private static let syllables: UInt32 = 11_172
  private static let leads: ClosedRange<UInt32> = 0x1100...0x1112
  private static let vowels: ClosedRange<UInt32> = 0x1161...0x1175
  /// The place before the first final stands for none.
  private static let finals: ClosedRange<UInt32> = 0x11A8...0x11C2

  init?(startingAt index: Int, in scalars: [Unicode.Scalar]) {
    func value(_ offset: Int, in range: ClosedRange<UInt32>) -> UInt32? {
      guard index + offset < scalars.count else { return nil }
      let value = scalars[index + offset].value
      return range.contains(value) ? value - range.lowerBound : nil
    }
    let first = scalars[index].value
    var composed: UInt32
    var length: Int
    if let lead = value(0, in: Self.leads), let vowel = value(1, in: Self.vowels) {
      composed = (lead * 21 + vowel) * 28
      length = 2
    } else if first >= Self.firstSyllable, first < Self.firstSyllable + Self.syllables {
      composed = first - Self.firstSyllable
      length = 1
    } else {
      return nil
    }
    if composed % 28 == 0, let final = value(length, in: Self.finals) {
      composed += final + 1
      length += 1
    }
    guard length > 1, let scalar = Unicode.Scalar(Self.firstSyllable + composed) else { return nil }
    self.scalar = scalar
    self.length = length
  }
}
