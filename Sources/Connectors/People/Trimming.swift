extension StringProtocol {
  /// Without white space at either end.
  var trimmed: String {
    let start = drop { $0.isWhitespace }
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...last])
  }

  /// `nil` when nothing but white space is in it.
  var nonBlank: String? {
    let text = trimmed
    return text.isEmpty ? nil : text
  }
}
