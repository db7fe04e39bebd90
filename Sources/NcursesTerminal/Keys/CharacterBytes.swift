/// The bytes of one UTF-8 scalar while they come in.
struct CharacterBytes {
  private(set) var bytes: [UInt8]
  /// How many continuation bytes are still to come.
  let missing: Int

  init(lead: UInt8) {
    let length =
      switch lead {
      case 0xc2..<0xe0: 2
      case 0xe0..<0xf0: 3
      case 0xf0..<0xf5: 4
      default: 1
      }
    self.init(bytes: [lead], missing: length - 1)
  }

  private init(bytes: [UInt8], missing: Int) {
    self.bytes = bytes
    self.missing = missing
  }

  func adding(_ byte: UInt8) -> CharacterBytes {
    CharacterBytes(bytes: bytes + [byte], missing: missing - 1)
  }

  /// One scalar; U+FFFD for bytes that are none.
  var text: String {
    guard let scalar = String(validating: bytes, as: UTF8.self) else { return "\u{fffd}" }
    return scalar
  }

  /// Whether this is one of the control characters U+0080 to U+009F, which no key sends.
  var isControl: Bool { bytes.count == 2 && bytes[0] == 0xc2 && bytes[1] < 0xa0 }
}
