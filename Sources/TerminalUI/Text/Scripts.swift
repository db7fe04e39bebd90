/// The writing systems that the letters of one word come from, as far as mixing them deceives.
struct Scripts: OptionSet, Hashable, Sendable {
  let rawValue: UInt32

  static let latin = Scripts(rawValue: 1 << 0)
  static let greek = Scripts(rawValue: 1 << 1)
  static let cyrillic = Scripts(rawValue: 1 << 2)
  static let armenian = Scripts(rawValue: 1 << 3)
  static let hebrew = Scripts(rawValue: 1 << 4)
  static let arabic = Scripts(rawValue: 1 << 5)
  static let georgian = Scripts(rawValue: 1 << 6)
  static let cherokee = Scripts(rawValue: 1 << 7)
  static let han = Scripts(rawValue: 1 << 8)
  static let kana = Scripts(rawValue: 1 << 9)
  static let bopomofo = Scripts(rawValue: 1 << 10)
  static let hangul = Scripts(rawValue: 1 << 11)
  /// Letters that only repeat others in another dress: mathematical and full-width forms.
  static let disguised = Scripts(rawValue: 1 << 12)
  /// Every other script, taken as one.
  static let other = Scripts(rawValue: 1 << 13)

  /// UTS 39, "highly restrictive": what may stand together in one identifier.
  private static let allowedTogether: [Scripts] = [
    [.latin, .han, .kana], [.latin, .han, .bopomofo], [.latin, .han, .hangul],
  ]

  var isMixed: Bool {
    rawValue.nonzeroBitCount > 1 && !Self.allowedTogether.contains { $0.isSuperset(of: self) }
  }

  /// The script of one letter.
  init(letter: Unicode.Scalar) {
    let value = letter.value
    let block = Self.blocks.last { $0.first <= value }
    guard let block, value <= block.last else {
      self = .other
      return
    }
    self = block.script
  }

  init(rawValue: UInt32) { self.rawValue = rawValue }

  /// Blocks of Unicode in order; where one script's block holds a few signs of none, they stay in it.
  private static let blocks: [(first: UInt32, last: UInt32, script: Scripts)] = [
    (0x0041, 0x02B8, .latin), (0x0370, 0x03E1, .greek), (0x03F0, 0x03FF, .greek),
    (0x0400, 0x052F, .cyrillic), (0x0531, 0x058F, .armenian), (0x0591, 0x05F4, .hebrew),
    (0x0600, 0x06FF, .arabic), (0x0750, 0x077F, .arabic), (0x0870, 0x08FF, .arabic),
    (0x10A0, 0x10FF, .georgian), (0x1100, 0x11FF, .hangul), (0x13A0, 0x13FF, .cherokee),
    (0x1C80, 0x1C8F, .cyrillic), (0x1C90, 0x1CBF, .georgian), (0x1E00, 0x1EFF, .latin),
    (0x1F00, 0x1FFF, .greek), (0x2100, 0x214F, .disguised), (0x2460, 0x24FF, .disguised),
    (0x2C60, 0x2C7F, .latin), (0x2D00, 0x2D2F, .georgian), (0x2DE0, 0x2DFF, .cyrillic),
    (0x2E80, 0x2FD5, .han), (0x3005, 0x3007, .han), (0x3021, 0x303B, .han),
    (0x3041, 0x30FF, .kana), (0x3105, 0x312F, .bopomofo), (0x3131, 0x318E, .hangul),
    (0x31A0, 0x31BF, .bopomofo), (0x31F0, 0x31FF, .kana), (0x3400, 0x4DBF, .han),
    (0x4E00, 0x9FFF, .han), (0xA640, 0xA69F, .cyrillic), (0xA722, 0xA7FF, .latin),
    (0xA960, 0xA97F, .hangul), (0xAB30, 0xAB64, .latin), (0xAB70, 0xABBF, .cherokee),
    (0xAC00, 0xD7FF, .hangul), (0xF900, 0xFAFF, .han), (0xFB00, 0xFB06, .latin),
    (0xFB13, 0xFB17, .armenian), (0xFB1D, 0xFB4F, .hebrew), (0xFB50, 0xFDFF, .arabic),
    (0xFE70, 0xFEFC, .arabic), (0xFF21, 0xFF5A, .disguised), (0xFF66, 0xFF9F, .kana),
    (0x1D400, 0x1D7FF, .disguised), (0x1F130, 0x1F189, .disguised), (0x20000, 0x3FFFF, .han),
  ]
}
