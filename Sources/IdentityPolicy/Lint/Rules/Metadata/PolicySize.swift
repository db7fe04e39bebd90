import Documents

/// Counts a policy as the quotas of AWS do: its characters without white space between them.
enum PolicySize {
  static func characters(of document: Document) -> Int {
    switch document.value {
    case .null: 4
    case .boolean(let flag): flag ? 4 : 5
    case .number(let text): text.utf8.count
    case .string(let text): quoted(text)
    case .array(let elements):
      elements.reduce(1 + max(elements.count, 1)) { $0 + characters(of: $1) }
    case .object(let members):
      members.reduce(1 + max(members.count, 1)) {
        $0 + quoted($1.key) + 1 + characters(of: $1.value)
      }
    }
  }

  private static func quoted(_ text: String) -> Int {
    var count = 2
    for scalar in text.unicodeScalars {
      count += scalar == "\"" || scalar == "\\" || scalar.value < 0x20 ? 2 : 1
    }
    return count
  }
}
