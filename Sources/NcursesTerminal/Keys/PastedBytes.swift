/// What comes between the marks of a bracketed paste.
package struct PastedBytes {
  /// A longer paste is cut here, and `isCut` says so.
  package static let limit = 64 * 1024

  /// What follows `ESC [` at the start.
  static let head = Array("200~".utf8)
  private static let tail = Array("\u{1b}[201~".utf8)
  /// After this silence a `^C` gives up a paste whose end was lost.
  private static let silence: Int64 = 1000

  private var bytes: [UInt8] = []
  private var matched = 0
  private var lastByte: Int64
  private(set) var isCut = false

  init(at now: Int64) {
    self.lastByte = now
  }

  /// Takes one byte, and says whether it was the last.
  mutating func take(_ byte: UInt8, at now: Int64) -> Bool {
    if byte == 0x03, now - lastByte >= Self.silence { return true }
    lastByte = now
    if byte == Self.tail[matched] {
      matched += 1
      return matched == Self.tail.count
    }
    // Only the mark's first byte is an Esc, so nothing shorter can match within what did.
    Self.tail.prefix(matched).forEach { keep($0) }
    matched = byte == Self.tail[0] ? 1 : 0
    if matched == 0 { keep(byte) }
    return false
  }

  private mutating func keep(_ byte: UInt8) {
    if bytes.count < Self.limit { bytes.append(byte) } else { isCut = true }
  }

  /// The text as it came; the half of a character at a cut is left out.
  var text: String {
    var whole = bytes[...]
    for _ in 0..<3 where isCut && String(validating: whole, as: UTF8.self) == nil {
      whole.removeLast()
    }
    return String(decoding: whole, as: UTF8.self)
  }
}
