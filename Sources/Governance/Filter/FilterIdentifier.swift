/// Recognises words that could be the id of a record.
enum FilterIdentifier {
  /// `AR-2044` and `#18234` in any case, as they are kept.
  static func governed(_ word: String) -> String? {
    let bytes = Array(word.utf8)
    if bytes.first == UInt8(ascii: "#") { return isDecimal(bytes.dropFirst()) ? word : nil }
    guard let dash = bytes.firstIndex(of: UInt8(ascii: "-")), (1...3).contains(dash) else {
      return nil
    }
    let letters = bytes[..<dash].allSatisfy { (97...122).contains($0 | 0x20) }
    return letters && isDecimal(bytes[(dash + 1)...]) ? word.uppercased() : nil
  }

  /// `principal:5be1c07a9d3f2e46`: a kind, and 16 hexadecimal digits.
  static func observed(_ kind: String, _ digest: String) -> String? {
    let hex = digest.lowercased()
    let isDigest = hex.utf8.allSatisfy { (48...57).contains($0) || (97...102).contains($0) }
    return hex.utf8.count == 16 && isDigest ? "\(kind.lowercased()):\(hex)" : nil
  }

  private static func isDecimal(_ bytes: ArraySlice<UInt8>) -> Bool {
    (1...12).contains(bytes.count) && bytes.allSatisfy { (48...57).contains($0) }
  }
}
