import Documents
import Governance

/// The wanted fields of one record, read without making a tree of the rest.
struct EventFields<Field: RawRepresentable<String> & CaseIterable & Hashable & Sendable> {
  private enum Value {
    case text(String)
    case number(String)
    case flag(Bool)
    case list([String])

    /// What it is, for places where its content may be a secret.
    var kind: String {
      switch self {
      case .text: "a text"
      case .number: "a number"
      case .flag: "a truth value"
      case .list: "a list"
      }
    }

    var outline: String {
      switch self {
      case .text(let text): "`\(text)`"
      case .number(let text): text
      case .flag(let flag): "`\(flag)`"
      case .list: "a list"
      }
    }
  }

  private var values: [Field: (value: Value, position: Position)] = [:]
  private let start: Position
  private let path: DocumentPath
  /// Fields at the top that nobody wants.
  private(set) var others: [String] = []

  /// Reads the rest of an object that was entered; `first` is a key that was read already.
  init(
    _ tree: FieldTree<Field>,
    at path: DocumentPath,
    first: String? = nil,
    _ reader: inout JSONReader
  ) throws(JSONError) {
    self.path = path
    start = reader.position
    if let first { try take(first, tree, &reader, isTop: true) }
    try read(tree, &reader, isTop: true)
  }

  private mutating func read(
    _ tree: FieldTree<Field>,
    _ reader: inout JSONReader,
    isTop: Bool = false
  ) throws(JSONError) {
    while let key = try reader.nextKey() { try take(key, tree, &reader, isTop: isTop) }
  }

  private mutating func take(
    _ key: String,
    _ tree: FieldTree<Field>,
    _ reader: inout JSONReader,
    isTop: Bool
  ) throws(JSONError) {
    guard let child = tree.children[key] else {
      if isTop { others.append(key) }
      try reader.skip()
      return
    }
    switch try reader.next() {
    case .string(let text): try keep(.text(text), child, reader)
    case .number(let text): try keep(.number(text), child, reader)
    case .boolean(let flag): try keep(.flag(flag), child, reader)
    case .beginObject: try object(child, &reader)
    case .beginArray: try list(child, &reader)
    default: break
    }
  }

  private mutating func keep(
    _ value: Value,
    _ tree: FieldTree<Field>,
    _ reader: JSONReader
  ) throws(JSONError) {
    guard let field = tree.field else {
      guard tree.isLenient else { throw mismatch(reader, "an object", value.kind) }
      return
    }
    // Of several records in a list the first that tells it is meant.
    if values[field] == nil { values[field] = (value, reader.position) }
  }

  private mutating func object(
    _ tree: FieldTree<Field>,
    _ reader: inout JSONReader
  ) throws(JSONError) {
    guard tree.children.isEmpty else { return try read(tree, &reader) }
    guard tree.isLenient else { throw mismatch(reader, "a text", "an object") }
    while try reader.nextKey() != nil { try reader.skip() }
  }

  private mutating func list(
    _ tree: FieldTree<Field>,
    _ reader: inout JSONReader
  ) throws(JSONError) {
    let position = reader.position
    var texts: [String] = []
    while try reader.nextElement() {
      switch try reader.next() {
      case .string(let text): texts.append(text)
      case .number(let text): texts.append(text)
      case .beginObject: try object(tree, &reader)
      case .beginArray:
        guard tree.isLenient else { throw mismatch(reader, "a text", "a list") }
        while try reader.nextElement() { try reader.skip() }
      default: break
      }
    }
    guard let field = tree.field, values[field] == nil else { return }
    values[field] = (.list(texts), position)
  }

  private func mismatch(
    _ reader: JSONReader,
    _ expected: String,
    _ found: String
  ) -> JSONError {
    JSONError(
      line: reader.position.line,
      column: reader.position.column,
      path: reader.path.description,
      expected: expected,
      found: found
    )
  }
}

extension EventFields {
  /// A text that is there and not blank.
  func text(_ field: Field) throws(JSONError) -> String? {
    guard let (value, _) = values[field] else { return nil }
    guard case .text(let text) = value else { throw misfit(field, "a text") }
    return text.nonBlank
  }

  /// The first of these texts that is there and not blank.
  func text(firstOf fields: Field...) throws(JSONError) -> String? {
    for field in fields {
      if let text = try text(field) { return text }
    }
    return nil
  }

  /// A text, number or the first of several, in fields whose shape nobody promises.
  func word(_ field: Field) -> String? {
    switch values[field]?.value {
    case .text(let text)?, .number(let text)?: text.nonBlank
    case .flag(let flag)?: flag ? "true" : "false"
    case .list(let texts)?: texts.first?.nonBlank
    case nil: nil
    }
  }

  func requiredText(_ field: Field) throws(JSONError) -> String {
    guard let text = try text(field) else { throw missing(field, "a text") }
    return text
  }

  func instant(_ field: Field) throws(JSONError) -> Instant? {
    guard let (value, _) = values[field] else { return nil }
    let instant: Instant? =
      switch value {
      case .text(let text): Instant(rfc3339: text)
      case .number(let text): Instant(epochSeconds: text)
      default: nil
      }
    guard let instant else { throw misfit(field, "a time such as 2026-06-12T14:32:07Z") }
    return instant
  }

  func requiredInstant(_ field: Field) throws(JSONError) -> Instant {
    guard let instant = try instant(field) else {
      throw missing(field, "a time such as 2026-06-12T14:32:07Z")
    }
    return instant
  }

  func flag(_ field: Field) throws(JSONError) -> Bool? {
    switch values[field]?.value {
    case nil: return nil
    case .flag(let flag)?: return flag
    case .text(let text)? where text.lowercased() == "true": return true
    case .text(let text)? where text.lowercased() == "false": return false
    default: throw misfit(field, "`true` or `false`")
    }
  }

  /// Several texts, or one.
  func texts(_ field: Field) throws(JSONError) -> [String]? {
    switch values[field]?.value {
    case nil: return nil
    case .list(let texts)?: return texts
    case .text(let text)?: return text.nonBlank.map { [$0] } ?? []
    default: throw misfit(field, "a text or a list of texts")
    }
  }

  /// A number as it is spelled.
  func number(_ field: Field) throws(JSONError) -> Double? {
    guard let (value, _) = values[field] else { return nil }
    guard case .number(let text) = value, let number = Double(text), number.isFinite else {
      throw misfit(field, "a number")
    }
    return number
  }

  /// One of the words of a type.
  func word<Word: RawRepresentable<String> & CaseIterable>(
    _ field: Field,
    among type: Word.Type
  ) throws(JSONError) -> Word? {
    guard let text = try text(field) else { return nil }
    guard let word = Word(rawValue: text.lowercased()) else {
      let words = type.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
      throw misfit(field, "one of \(words)")
    }
    return word
  }

  /// What stands there is not what belongs there.
  func misfit(_ field: Field, _ expected: String) -> JSONError {
    guard let (value, position) = values[field] else { return missing(field, expected) }
    return JSONError(
      line: position.line,
      column: position.column,
      path: place(field),
      expected: expected,
      found: value.outline
    )
  }

  private func missing(_ field: Field, _ expected: String) -> JSONError {
    JSONError(
      line: start.line,
      column: start.column,
      path: place(field),
      expected: expected,
      found: "nothing"
    )
  }

  /// Where a field stands, as the path of the record and its way in it.
  func path(of field: Field) -> DocumentPath { .member(path, field.rawValue) }

  private func place(_ field: Field) -> String { "\(path).\(field.rawValue)" }
}
