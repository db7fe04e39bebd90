/// A value read from JSON or YAML that still knows where it stood.
package struct Document: Sendable {
  /// What a document can hold; members keep the order of the file.
  package enum Value: Sendable {
    case null
    case boolean(Bool)
    /// The number as it is spelled.
    case number(String)
    case string(String)
    case array([Document])
    case object([Member])
  }

  /// A key of an object with its value.
  package struct Member: Sendable {
    package let key: String
    package let position: Position
    package let value: Document

    package init(key: String, position: Position, value: Document) {
      self.key = key
      self.position = position
      self.value = value
    }
  }

  package let position: Position
  package let path: DocumentPath
  package let value: Value

  package init(_ value: Value, at position: Position, path: DocumentPath) {
    self.value = value
    self.position = position
    self.path = path
  }

  /// Reads a whole JSON text; `path` leads to this text if it stands inside another document.
  package init(
    json bytes: [UInt8],
    limits: JSONReader.Limits = JSONReader.Limits(),
    path: DocumentPath = .root
  ) throws(JSONError) {
    var reader = try JSONReader(bytes, limits: limits, path: path)
    self = try reader.document()
    try reader.finish()
  }
}

extension JSONReader {
  /// Reads the value that is due as a tree, and nothing beyond it.
  package mutating func document() throws(JSONError) -> Document {
    try document(path: path)
  }

  // Recursion is safe here: the reader refuses to go deeper than its limit.
  private mutating func document(path: DocumentPath) throws(JSONError) -> Document {
    let event = try next()
    let start = position
    switch event {
    case .beginObject: return Document(.object(try members(path)), at: start, path: path)
    case .beginArray: return Document(.array(try elements(path)), at: start, path: path)
    case .string(let text): return Document(.string(text), at: start, path: path)
    case .number(let text): return Document(.number(text), at: start, path: path)
    case .boolean(let flag): return Document(.boolean(flag), at: start, path: path)
    case .null: return Document(.null, at: start, path: path)
    case .endObject, .endArray, .key, .end: throw unexpected("a value")
    }
  }

  private mutating func members(_ path: DocumentPath) throws(JSONError) -> [Document.Member] {
    var members: [Document.Member] = []
    while let key = try nextKey() {
      let start = position
      let value = try document(path: .member(path, key))
      members.append(Document.Member(key: key, position: start, value: value))
    }
    return members
  }

  private mutating func elements(_ path: DocumentPath) throws(JSONError) -> [Document] {
    var elements: [Document] = []
    while try nextElement() {
      elements.append(try document(path: .element(path, elements.count)))
    }
    return elements
  }
}
