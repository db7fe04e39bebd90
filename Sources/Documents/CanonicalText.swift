/// The spelling rules of canonical JSON, one function a token.
enum CanonicalText {
  /// Byte order of UTF-8, which is not the order of Swift's `<` for text outside ASCII.
  static func precedes(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }

  static func appendInteger(_ number: Int64, to bytes: inout [UInt8]) {
    bytes.append(contentsOf: String(number).utf8)
  }

  /// Appends the quoted text with `\"`, `\\` and `\u00xx` below 0x20, and no other escape.
  static func appendString(_ text: String, to bytes: inout [UInt8]) {
    bytes.append(ASCII.quote)
    var text = text
    text.withUTF8 { appendEscaped($0, to: &bytes) }
    bytes.append(ASCII.quote)
  }

  private static func appendEscaped(
    _ utf8: UnsafeBufferPointer<UInt8>,
    to bytes: inout [UInt8]
  ) {
    var start = 0
    for index in 0..<utf8.count {
      let byte = utf8[index]
      guard byte < ASCII.space || byte == ASCII.quote || byte == ASCII.backslash else { continue }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start..<index]))
      appendEscape(of: byte, to: &bytes)
      start = index + 1
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[start...]))
  }

  private static func appendEscape(of byte: UInt8, to bytes: inout [UInt8]) {
    bytes.append(ASCII.backslash)
    guard byte < ASCII.space else {
      bytes.append(byte)
      return
    }
    bytes.append(contentsOf: "u00".utf8)
    bytes.append(ASCII.hexDigit(byte >> 4))
    bytes.append(ASCII.hexDigit(byte & 15))
  }
}
