import Documents

/// One value while it is read.
struct FieldNode: Decoder {
  let source: FieldSource
  let json: JSONValue
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard case .object(let object) = json else { throw codingPath.expecting("an object") }
    return KeyedDecodingContainer(FieldMembers(node: self, object: object))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard case .array(let elements) = json else { throw codingPath.expecting("a list") }
    return FieldElements(node: self, elements: elements)
  }

  func singleValueContainer() -> any SingleValueDecodingContainer { FieldScalar(node: self) }
}

private struct FieldMembers<Key: CodingKey>: KeyedDecodingContainerProtocol {
  let node: FieldNode
  let object: [String: JSONValue]
  var codingPath: [any CodingKey] { node.codingPath }
  var allKeys: [Key] {
    object.keys.compactMap {
      node.source.note($0, at: codingPath)
      // Keys that are data are kept as they are spelled.
      if Key.self is FieldName.Type { return Key(stringValue: $0) }
      return Key(stringValue: FieldName.camel($0)) ?? Key(stringValue: $0)
    }
  }

  /// The value under a property's name; that of a case's only value is the whole object.
  private func json(_ key: Key) -> JSONValue? {
    if key.stringValue == FieldName.onlyValue {
      node.source.note(FieldName.value, at: codingPath)
      return object[FieldName.value] ?? node.json
    }
    let name = FieldName.snake(key.stringValue)
    node.source.note(name, at: codingPath)
    if let value = object[name] { return value }
    guard let value = object[name + FieldName.lengthSuffix] else { return nil }
    node.source.note(name + FieldName.lengthSuffix, at: codingPath)
    return value
  }

  private func path(_ key: Key) -> [any CodingKey] {
    key.stringValue == FieldName.onlyValue && object[FieldName.value] == nil
      ? codingPath : codingPath + [key]
  }

  func contains(_ key: Key) -> Bool { json(key) != nil }

  func decodeNil(forKey key: Key) -> Bool { json(key) == nil }

  func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool {
    switch json(key) {
    case nil: return false
    case .boolean(let flag): return flag
    default: throw path(key).expecting("true, false or nothing")
    }
  }

  func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
    guard let json = json(key) else {
      if let empty = (type as? any EmptyWhenAbsent.Type)?.init() as? Value { return empty }
      throw (codingPath + [key]).expecting("a value, which is missing")
    }
    return try node.source.value(type, json, path(key))
  }

  func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type,
    forKey key: Key
  ) throws -> KeyedDecodingContainer<Nested> {
    try nested(key).container(keyedBy: type)
  }

  func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
    try nested(key).unkeyedContainer()
  }

  func superDecoder() -> any Decoder { node }
  func superDecoder(forKey key: Key) throws -> any Decoder { try nested(key) }

  private func nested(_ key: Key) throws -> FieldNode {
    guard let json = json(key) else { throw path(key).expecting("a value, which is missing") }
    return FieldNode(source: node.source, json: json, codingPath: path(key))
  }
}

private struct FieldElements: UnkeyedDecodingContainer {
  let node: FieldNode
  let elements: [JSONValue]
  var currentIndex = 0
  var codingPath: [any CodingKey] { node.codingPath }
  var count: Int? { elements.count }
  var isAtEnd: Bool { currentIndex >= elements.count }

  mutating func decodeNil() -> Bool { false }

  mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    let next = try self.next()
    return try node.source.value(type, next.json, next.codingPath)
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) throws -> KeyedDecodingContainer<Nested> { try next().container(keyedBy: type) }

  mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
    try next().unkeyedContainer()
  }

  mutating func superDecoder() throws -> any Decoder { try next() }

  private mutating func next() throws -> FieldNode {
    let path = codingPath + [FieldName(currentIndex)]
    guard !isAtEnd else { throw path.expecting("another value") }
    defer { currentIndex += 1 }
    return FieldNode(source: node.source, json: elements[currentIndex], codingPath: path)
  }
}

private struct FieldScalar: SingleValueDecodingContainer {
  let node: FieldNode
  var codingPath: [any CodingKey] { node.codingPath }

  func decodeNil() -> Bool { false }

  func decode(_ type: String.Type) throws -> String {
    guard case .string(let text) = node.json else { throw codingPath.expecting("a text") }
    return text
  }

  func decode(_ type: Bool.Type) throws -> Bool {
    guard case .boolean(let flag) = node.json else { throw codingPath.expecting("true or false") }
    return flag
  }

  func decode(_ type: Int64.Type) throws -> Int64 {
    guard case .integer(let number) = node.json else {
      throw codingPath.expecting("a whole number")
    }
    return number
  }

  func decode(_ type: Int.Type) throws -> Int { Int(try decode(Int64.self)) }

  func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    guard !(type is any Numeric.Type) else { throw codingPath.expecting("an Int or Int64") }
    return try node.source.value(type, node.json, codingPath)
  }
}
