import Governance

/// Damages files as broken transfers, wrong tools and attackers do.
enum Mutation: CaseIterable {
  case cutOff, flippedByte, lostRange, repeatedRange, hostileText, swappedValue, wrappedInLists

  private static let hostileTexts = [
    "\u{1B}[2J", "\u{202E}", "\\u0000", "\\ud800", "\"", "{", "[", "]", "}", ",,", "\u{FEFF}", "*a",
    "&a [*a]", "null", "-0", "1e999", "%00", "\r", "\n---\n", "'; drop table person; --", "\0",
    "arn:aws:iam::", "*:*", "0777", "<<: *x", "!!binary x", "2026-99-99", "true", "[[[[[[[[[[[[",
  ]

  func apply(to bytes: [UInt8], using random: inout SeededRandom) -> [UInt8] {
    guard !bytes.isEmpty else { return bytes }
    var bytes = bytes
    let range = Self.range(in: bytes, using: &random)
    switch self {
    case .cutOff: bytes.removeSubrange(range.lowerBound...)
    case .flippedByte: bytes[range.lowerBound] = UInt8.random(in: 0...255, using: &random)
    case .lostRange: bytes.removeSubrange(range)
    case .repeatedRange: bytes.insert(contentsOf: bytes[range], at: range.lowerBound)
    case .hostileText:
      let text = Self.hostileTexts.randomElement(using: &random) ?? ""
      bytes.insert(contentsOf: text.utf8, at: range.lowerBound)
    case .swappedValue:
      let text = Self.hostileTexts.randomElement(using: &random) ?? ""
      bytes.replaceSubrange(Self.value(around: range.lowerBound, in: bytes), with: text.utf8)
    case .wrappedInLists:
      let depth = Int.random(in: 1...400, using: &random)
      bytes.insert(contentsOf: [UInt8](repeating: 0x5B, count: depth), at: range.lowerBound)
    }
    return bytes
  }

  private static func range(
    in bytes: [UInt8],
    using random: inout SeededRandom
  ) -> Range<Int> {
    let start = Int.random(in: bytes.indices, using: &random)
    let length = Int.random(in: 1...max(1, min(200, bytes.count - start)), using: &random)
    return start..<min(bytes.count, start + length)
  }

  /// From behind the last `:` or `,` to before the next `,` or line end.
  private static func value(around place: Int, in bytes: [UInt8]) -> Range<Int> {
    let start = bytes[..<place].lastIndex { $0 == 0x3A || $0 == 0x2C }.map { $0 + 1 } ?? 0
    let end = bytes[place...].firstIndex { $0 == 0x2C || $0 == 0x0A } ?? bytes.count
    return start..<max(start, end)
  }
}
