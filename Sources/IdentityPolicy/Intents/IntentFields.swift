import Documents
import Governance

/// The fields of one object, read strictly: what nobody knows is refused with the nearest name.
struct IntentFields {
  let document: Document

  init(_ document: Document, known: [String]) throws(JSONError) {
    self.document = document
    for member in try document.members() where !known.contains(member.key) {
      throw JSONError(
        line: member.position.line,
        column: member.position.column,
        path: member.value.path.description,
        expected: "one of \(known.map { "`\($0)`" }.joined(separator: ", "))",
        found: "`\(member.key)`" + Self.hint(member.key, known)
      )
    }
  }

  /// `; did you mean …` where a known word is near.
  static func hint(_ word: String, _ known: [String]) -> String {
    let near = known.compactMap { name in FilterWords.distance(word, name).map { (name, $0) } }
      .min { $0.1 < $1.1 }
    return near.map { "; did you mean `\($0.0)`?" } ?? ""
  }

  func has(_ key: String) -> Bool { document[key] != nil }

  func required(_ key: String) throws(JSONError) -> Document {
    guard let member = document[key] else {
      throw document.mismatch(expected: "the field `\(key)`", found: "no such field")
    }
    return member
  }

  func optional<Value>(
    _ key: String,
    _ read: (Document) throws(JSONError) -> Value
  ) throws(JSONError) -> Value? {
    guard let member = document[key] else { return nil }
    return try read(member)
  }

  func list<Value>(
    _ key: String,
    _ read: (Document) throws(JSONError) -> Value
  ) throws(JSONError) -> [Value]? {
    try optional(key) { (list) throws(JSONError) in try list.list(read) }
  }

  func text(_ key: String) throws(JSONError) -> String { try required(key).filledText() }

  func optionalText(_ key: String) throws(JSONError) -> String? {
    try optional(key) { (value) throws(JSONError) in try value.filledText() }
  }
}

extension Document {
  func list<Value>(
    _ read: (Document) throws(JSONError) -> Value
  ) throws(JSONError) -> [Value] {
    var values: [Value] = []
    for element in try elements() { values.append(try read(element)) }
    return values
  }

  /// A text that is not empty.
  func filledText() throws(JSONError) -> String {
    let text = try string()
    guard !text.isEmpty else { throw mismatch(expected: "a text", found: "an empty one") }
    return text
  }

  /// One word of a closed list.
  func word<Word: RawRepresentable<String> & CaseIterable>(
    _: Word.Type
  ) throws(JSONError) -> Word {
    let text = try string()
    guard let word = Word(rawValue: text) else {
      let known = Word.allCases.map(\.rawValue)
      throw mismatch(
        expected: "one of \(known.map { "`\($0)`" }.joined(separator: ", "))",
        found: "`\(text)`" + IntentFields.hint(text, known)
      )
    }
    return word
  }

  /// A length of time such as `90m`, `2h` or `30d`.
  func length() throws(JSONError) -> Duration {
    guard case .duration(let length) = FilterDuration(try string()), length > .zero else {
      throw mismatch(expected: "a length of time such as `30m`, `2h` or `30d`")
    }
    return length
  }

  /// A day or a moment in RFC 3339.
  func moment() throws(JSONError) -> Instant {
    guard let moment = Instant(rfc3339: try string()) else {
      throw mismatch(expected: "a moment such as `2026-07-01T00:00:00Z`")
    }
    return moment
  }

  /// A name by the rules of DNS labels (RFC 1123), as Kubernetes and ids have them.
  func label() throws(JSONError) -> String {
    let text = try string()
    let isFit = text.replacing("{env}", with: "env").utf8.allSatisfy { byte in
      byte &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x2D
    }
    guard isFit, (1...63).contains(text.utf8.count), !text.hasPrefix("-"), !text.hasSuffix("-")
    else { throw mismatch(expected: "a name of small letters, digits and `-`, at most 63") }
    return text
  }

  /// A text that names one thing: patterns would name many.
  func exactText() throws(JSONError) -> String {
    let text = try filledText()
    guard !text.contains("*"), !text.contains("?") else {
      throw mismatch(expected: "an exact name, never a wildcard")
    }
    return text
  }
}
