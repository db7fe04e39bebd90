import Documents
import Governance

extension Document {
  /// The elements of a member that exporters write as a list, as one value, or not at all.
  func listed(_ key: String) throws(JSONError) -> [Document] {
    guard let member = present(key) else { return [] }
    guard case .array(let elements) = member.value else { return [member] }
    return elements
  }

  /// A text that is there and not blank.
  func text(_ key: String) throws(JSONError) -> String? {
    try optionalString(key)?.nonBlank
  }

  /// The first of these texts that is there and not blank.
  func text(firstOf keys: String...) throws(JSONError) -> String? {
    for key in keys {
      if let text = try text(key) { return text }
    }
    return nil
  }

  /// A truth value, also where it is written as a text.
  func flag(_ key: String) throws(JSONError) -> Bool? {
    guard let member = present(key) else { return nil }
    switch member.value {
    case .boolean(let flag): return flag
    case .string(let text) where text.lowercased() == "true": return true
    case .string(let text) where text.lowercased() == "false": return false
    default: throw member.mismatch(expected: "`true` or `false`")
    }
  }

  /// A moment: RFC 3339, or seconds since 1970 as a number.
  func instant(_ key: String) throws(JSONError) -> Instant? {
    guard let member = present(key) else { return nil }
    let instant: Instant? =
      switch member.value {
      case .string(let text): Instant(rfc3339: text)
      case .number(let text): Instant(epochSeconds: text)
      default: nil
      }
    guard let instant else {
      throw member.mismatch(expected: "a time such as 2026-06-12T14:32:07Z")
    }
    return instant
  }
}

extension Instant {
  /// Seconds since 1970 as a number with or without fraction, within the years 1 to 9999.
  init?(epochSeconds text: String) {
    guard let seconds = Double(text), (-62_135_596_800..<253_402_300_800).contains(seconds) else {
      return nil
    }
    self.init(milliseconds: Int64((seconds * 1_000).rounded(.down)))
  }
}

extension FactSink {
  /// Counts the members of an object that govtop knows but does not keep, and those that it does not know.
  mutating func skip(
    membersOf document: Document,
    besides kept: Set<String>,
    known: Set<String> = [],
    in file: SourceFile
  ) {
    guard case .object(let members) = document.value else { return }
    for member in members where !kept.contains(member.key) {
      let isKnown = known.contains(member.key)
      skipped(
        isKnown ? "`\(member.key)` is not kept" : "unknown field `\(member.key)`",
        at: file.place(member.value.path)
      )
    }
  }
}
