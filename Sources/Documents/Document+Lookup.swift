extension Document {
  /// The member as it stands; `nil` when absent or when this is no object.
  package subscript(key: String) -> Document? {
    guard case .object(let members) = value else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The element; `nil` when there is none or when this is no array.
  package subscript(index: Int) -> Document? {
    guard case .array(let elements) = value, elements.indices.contains(index) else { return nil }
    return elements[index]
  }

  /// The value that a JSON pointer (RFC 6901) leads to; the document itself for an empty one.
  package func value(at pointer: String) -> Document? {
    guard let steps = DocumentPath.steps(ofPointer: pointer) else { return nil }
    var found = self
    for step in steps {
      guard let next = found[key: step] else { return nil }
      found = next
    }
    return found
  }

  private subscript(key step: String) -> Document? {
    guard case .array = value else { return self[step] }
    // `+1` and `01` are no array index, though `Int` would read them.
    guard let index = Int(step), String(index) == step else { return nil }
    return self[index]
  }

  package var isNull: Bool {
    guard case .null = value else { return false }
    return true
  }

  /// What this is, as a phrase for a message: "a number", "an object".
  package var kind: String {
    switch value {
    case .null: "null"
    case .boolean: "a truth value"
    case .number: "a number"
    case .string: "a text"
    case .array: "an array"
    case .object: "an object"
    }
  }

  /// A complaint about this value, with its place.
  package func mismatch(expected: String, found: String? = nil) -> JSONError {
    JSONError(
      line: position.line,
      column: position.column,
      path: path.description,
      expected: expected,
      found: found ?? described
    )
  }

  private var described: String {
    switch value {
    case .boolean(let flag): "`\(flag)`"
    case .number(let text): "the number `\(text)`"
    case .string(let text): "the text `\(text.prefix(120))`"
    case .null, .array, .object: kind
    }
  }
}

extension Document {
  package func string() throws(JSONError) -> String {
    guard case .string(let text) = value else { throw mismatch(expected: "a text") }
    return text
  }

  /// A whole number in 64 bits; `1.0` and `1e3` are refused rather than rounded.
  package func integer() throws(JSONError) -> Int64 {
    guard case .number(let text) = value, let number = Int64(text) else {
      throw mismatch(expected: "a whole number")
    }
    return number
  }

  package func boolean() throws(JSONError) -> Bool {
    guard case .boolean(let flag) = value else {
      throw mismatch(expected: "`true` or `false`")
    }
    return flag
  }

  package func elements() throws(JSONError) -> [Document] {
    guard case .array(let elements) = value else { throw mismatch(expected: "an array") }
    return elements
  }

  package func members() throws(JSONError) -> [Member] {
    guard case .object(let members) = value else { throw mismatch(expected: "an object") }
    return members
  }

  /// The texts of a field that holds one text or an array of them.
  package func strings() throws(JSONError) -> [String] {
    guard case .array(let elements) = value else {
      guard case .string(let text) = value else {
        throw mismatch(expected: "a text or an array of texts")
      }
      return [text]
    }
    var texts: [String] = []
    texts.reserveCapacity(elements.count)
    for element in elements {
      texts.append(try element.string())
    }
    return texts
  }
}

extension Document {
  /// The member, or a complaint that it is missing.
  package func required(_ key: String) throws(JSONError) -> Document {
    _ = try members()
    guard let member = present(key) else {
      throw mismatch(expected: "the field `\(key)`", found: "no such field")
    }
    return member
  }

  /// The member; null counts as absent, as exporters write either.
  package func present(_ key: String) -> Document? {
    guard let member = self[key], !member.isNull else { return nil }
    return member
  }

  package func string(_ key: String) throws(JSONError) -> String {
    try required(key).string()
  }

  package func optionalString(_ key: String) throws(JSONError) -> String? {
    try present(key)?.string()
  }

  package func optionalInteger(_ key: String) throws(JSONError) -> Int64? {
    try present(key)?.integer()
  }

  package func optionalBoolean(_ key: String) throws(JSONError) -> Bool? {
    try present(key)?.boolean()
  }

  /// The elements of a member that may be absent.
  package func optionalElements(_ key: String) throws(JSONError) -> [Document] {
    try present(key)?.elements() ?? []
  }

  /// The members that are not in `known`: harmless, but to be counted and named.
  package func members(besides known: Set<String>) throws(JSONError) -> [Member] {
    try members().filter { !known.contains($0.key) }
  }
}
