import Documents

/// Refuses YAML whose mapping keys could expand without end.
///
/// The YAML library hashes every key, and hashing expands the aliases in it, before anything can
/// be counted. So the text is weighed first: by its bytes alone, never too lightly.
struct AliasWeight {
  /// What an anchor is known to stand for.
  private struct Anchor {
    /// The total where its first definition begins.
    let start: Int
    var isDefinedTwice = false
    /// Fixed by the first alias, behind which the anchored value cannot reach.
    var weight: Int?
  }

  private static let limit = 10_000_000

  /// The bytes so far, plus the weight of each alias so far.
  private var total = 0
  private var anchors: [ArraySlice<UInt8>: Anchor] = [:]
  private var mayHaveComplexKeys = false

  static func refuseBombsInKeys(_ bytes: [UInt8]) throws(JSONError) {
    guard bytes.contains(0x26), bytes.contains(0x2A) else { return }
    var weight = AliasWeight()
    weight.weigh(bytes)
    guard weight.total > bytes.count + limit, weight.mayHaveComplexKeys else { return }
    throw JSONError(
      line: 1,
      column: 1,
      path: "$",
      expected: "plain texts as keys",
      found: "aliases that may expand without end in a key"
    )
  }

  private mutating func weigh(_ bytes: [UInt8]) {
    var isTokenStart = true
    for (place, byte) in bytes.enumerated() {
      total = AliasWeight.sum(total, 1)
      switch byte {
      case 0x26 where isTokenStart: define(AliasWeight.name(in: bytes, at: place + 1))
      case 0x2A where isTokenStart: use(AliasWeight.name(in: bytes, at: place + 1), bytes)
      case 0x3F where isTokenStart: mayHaveComplexKeys = true
      case 0x5D, 0x7D: noteKeyEnd(bytes, at: place + 1)
      default: break
      }
      isTokenStart = AliasWeight.separators.contains(byte)
    }
  }

  /// Bytes behind which a token may begin: space, line breaks, `[{,:-?`.
  private static let separators: Set<UInt8> = [
    0x20, 0x09, 0x0A, 0x0D, 0x5B, 0x7B, 0x2C, 0x3A, 0x2D, 0x3F,
  ]

  private mutating func define(_ name: ArraySlice<UInt8>) {
    if anchors[name] != nil {
      anchors[name]?.isDefinedTwice = true
      anchors[name]?.weight = nil
    } else {
      anchors[name] = Anchor(start: total)
    }
  }

  private mutating func use(_ name: ArraySlice<UInt8>, _ bytes: [UInt8]) {
    guard let anchor = anchors[name] else { return }
    noteKeyEnd(bytes, at: name.endIndex)
    let weight = anchor.weight ?? total - anchor.start
    // Which of two definitions an alias means depends on their ends, which are not known here.
    if !anchor.isDefinedTwice { anchors[name]?.weight = weight }
    total = AliasWeight.sum(total, weight)
  }

  /// Whether a `:` follows, so that what ends here may be a key.
  private mutating func noteKeyEnd(_ bytes: [UInt8], at place: Int) {
    guard !mayHaveComplexKeys else { return }
    mayHaveComplexKeys = bytes[place...].first { $0 != 0x20 && $0 != 0x09 } == 0x3A
  }

  private static func name(in bytes: [UInt8], at place: Int) -> ArraySlice<UInt8> {
    bytes[place...].prefix { byte in
      (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2D || byte == 0x5F
    }
  }

  private static func sum(_ left: Int, _ right: Int) -> Int {
    let (sum, isTooLarge) = left.addingReportingOverflow(right)
    return isTooLarge ? .max : sum
  }
}
