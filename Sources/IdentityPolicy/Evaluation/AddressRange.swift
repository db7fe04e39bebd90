/// An address or block of addresses of the internet, of version 4 or 6: `203.0.113.0/24`.
struct AddressRange: Hashable, Sendable {
  // An address of version 4 stands in the last 4 of 16 bytes.
  private let bytes: [UInt8]
  private let isVersion4: Bool
  /// How many of the leading bits of its version must agree.
  private let bits: Int

  /// Whether it is one address rather than a block.
  var isSingle: Bool { bits == (isVersion4 ? 32 : 128) }

  init?(_ text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count <= 2, let first = parts.first else { return nil }
    isVersion4 = !first.contains(":")
    guard let bytes = isVersion4 ? Self.version4(first) : Self.version6(first) else { return nil }
    self.bytes = bytes
    let limit = isVersion4 ? 32 : 128
    guard parts.count == 2 else {
      bits = limit
      return
    }
    guard parts[1].utf8.allSatisfy({ $0 &- 0x30 < 10 }), let bits = Int(parts[1]), bits <= limit
    else { return nil }
    self.bits = bits
  }

  func contains(_ other: AddressRange) -> Bool {
    guard isVersion4 == other.isVersion4, other.bits >= bits else { return false }
    let whole = bits / 8
    guard bytes[..<whole] == other.bytes[..<whole] else { return false }
    let rest = bits % 8
    guard rest > 0 else { return true }
    return (bytes[whole] ^ other.bytes[whole]) >> UInt8(8 - rest) == 0
  }

  private static func version4(_ text: Substring) -> [UInt8]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4 else { return nil }
    let bytes = parts.compactMap { part in
      part.utf8.allSatisfy { $0 &- 0x30 < 10 } && part.count <= 3 ? UInt8(part) : nil
    }
    return bytes.count == 4 ? bytes : nil
  }

  /// Eight groups, of which `::` leaves out a run of zeros; the last two may be of version 4.
  private static func version6(_ text: Substring) -> [UInt8]? {
    guard let gap = text.firstRange(of: "::") else {
      guard let bytes = groups(text), bytes.count == 16 else { return nil }
      return bytes
    }
    guard let head = groups(text[..<gap.lowerBound]), let tail = groups(text[gap.upperBound...]),
      head.count + tail.count <= 14
    else { return nil }
    return head + [UInt8](repeating: 0, count: 16 - head.count - tail.count) + tail
  }

  private static func groups(_ text: Substring) -> [UInt8]? {
    guard !text.isEmpty else { return [] }
    var bytes: [UInt8] = []
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    for (index, part) in parts.enumerated() {
      if index == parts.count - 1, part.contains("."), let last = version4(part) {
        bytes += last
        continue
      }
      let isHex = part.utf8.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
      guard isHex, (1...4).contains(part.count), let group = UInt16(part, radix: 16) else {
        return nil
      }
      bytes += [UInt8(group >> 8), UInt8(group & 0xFF)]
    }
    return bytes
  }
}
