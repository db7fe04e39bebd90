import Crypto

/// Ids that follow from names, so that the same thing has the same id each time.
package enum NameUUID {
  /// The namespace of URLs (RFC 9562, 6.6): `6ba7b811-9dad-11d1-80b4-00c04fd430c8`.
  private static let urls: [UInt8] = [
    0x6B, 0xA7, 0xB8, 0x11, 0x9D, 0xAD, 0x11, 0xD1, 0x80, 0xB4, 0x00, 0xC0, 0x4F, 0xD4, 0x30, 0xC8,
  ]

  /// The UUID of version 5 of a name in the namespace of URLs, in lower case.
  package static func version5(_ name: String) -> String {
    var hash = Insecure.SHA1()
    hash.update(data: urls)
    hash.update(data: Array(name.utf8))
    var bytes = Array(hash.finalize().prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x50
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = bytes.flatMap { [ASCII.hexDigit($0 >> 4), ASCII.hexDigit($0 & 15)] }
    let text = String(decoding: digits, as: UTF8.self)
    var parts: [Substring] = []
    var rest = Substring(text)
    for length in [8, 4, 4, 4, 12] {
      parts.append(rest.prefix(length))
      rest = rest.dropFirst(length)
    }
    return parts.joined(separator: "-")
  }
}
