package import Documents

/// Writes a value as the ledger holds values: integers, texts and flags only; what is absent, false or empty is left out.
///
/// Keys are the names of properties in `snake_case`; lengths of time are whole milliseconds under a key that ends in
/// `_ms`; an enum is the name of its case beside the case's own fields.
package struct FieldsEncoder {
  private let sink = Sink()

  package init() {}

  /// The value as JSON, and the texts of persons in it, in their order.
  package static func encode(
    _ value: some Encodable
  ) throws -> (json: JSONValue, texts: [FreeText]) {
    let encoder = FieldsEncoder()
    let json = try encoder.sink.json(of: value, at: []) ?? .object([:])
    return (json, encoder.sink.texts)
  }
}

/// What one encoding gathers besides the values.
private final class Sink {
  var texts: [FreeText] = []

  /// `nil` for a value that is left out.
  func json(of value: any Encodable, at path: [any CodingKey]) throws -> JSONValue? {
    switch value {
    case let text as FreeText:
      texts.append(text)
      return text.json
    case let length as Duration: return .integer(length.milliseconds)
    case let flag as Bool: return flag ? .boolean(true) : nil
    case let words as any TextKeyed:
      let object = try words.members.compactMapValues { try json(of: $0, at: path) }
      return object.isEmpty ? nil : .object(object)
    case let set as any Unordered:
      let values = try set.members.compactMap { try json(of: $0, at: path) }
      return values.isEmpty ? nil : .array(values.sorted { $0.canonical < $1.canonical })
    default: break
    }
    let node = Node(sink: self, codingPath: path)
    try value.encode(to: node)
    guard let earlier = value as? any EarlierForm else { return node.json }
    return node.json.map(earlier.asWritten)
  }
}

/// The place of one value: a container that was asked for decides what it becomes.
private final class Node: Encoder {
  let sink: Sink
  let codingPath: [any CodingKey]
  var userInfo: [CodingUserInfoKey: Any] { [:] }
  private var scalar: JSONValue?
  private var members: [String: JSONValue]?
  private var elements: [JSONValue]?

  init(sink: Sink, codingPath: [any CodingKey]) {
    self.sink = sink
    self.codingPath = codingPath
  }

  var json: JSONValue? {
    if let scalar { return scalar }
    if let elements { return elements.isEmpty ? nil : .array(elements) }
    return members.map { .object($0) }
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
    members = members ?? [:]
    return KeyedEncodingContainer(Members<Key>(node: self))
  }

  func unkeyedContainer() -> any UnkeyedEncodingContainer {
    elements = elements ?? []
    return Elements(node: self)
  }

  func singleValueContainer() -> any SingleValueEncodingContainer { Scalar(node: self) }

  func set(_ json: JSONValue?) { scalar = json }

  func append(_ json: JSONValue) { elements?.append(json) }

  /// The fields of a case's only value are the case's own.
  func put(_ json: JSONValue?, _ name: String) {
    guard let json else { return }
    if name == FieldName.onlyValue, case .object(let fields) = json {
      members?.merge(fields) { _, new in new }
    } else {
      members?[name == FieldName.onlyValue ? FieldName.value : name] = json
    }
  }

  var count: Int { elements?.count ?? 0 }
}

private struct Members<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let node: Node
  var codingPath: [any CodingKey] { node.codingPath }

  mutating func encodeNil(forKey key: Key) {}

  mutating func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    let name = FieldName.snake(key.stringValue) + (value is Duration ? FieldName.lengthSuffix : "")
    node.put(try node.sink.json(of: value, at: codingPath + [key]), name)
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type,
    forKey key: Key
  ) -> KeyedEncodingContainer<Nested> {
    KeyedEncodingContainer(
      NestedMembers(parent: node, name: FieldName.snake(key.stringValue), key: key)
    )
  }

  mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    Elements(node: Node(sink: node.sink, codingPath: codingPath + [key]))
  }

  mutating func superEncoder() -> any Encoder { node }
  mutating func superEncoder(forKey key: Key) -> any Encoder { node }
}

/// The fields of an enum's case, which are put into the enum's object as they come.
private struct NestedMembers<Key: CodingKey>: KeyedEncodingContainerProtocol {
  let parent: Node
  let name: String
  let node: Node
  var codingPath: [any CodingKey] { node.codingPath }

  init(parent: Node, name: String, key: any CodingKey) {
    self.parent = parent
    self.name = name
    node = Node(sink: parent.sink, codingPath: parent.codingPath + [key])
    _ = node.container(keyedBy: Key.self)
    parent.put(.object([:]), name)
  }

  mutating func encodeNil(forKey key: Key) {}

  mutating func encode<Value: Encodable>(_ value: Value, forKey key: Key) throws {
    let field = FieldName.snake(key.stringValue) + (value is Duration ? FieldName.lengthSuffix : "")
    node.put(try node.sink.json(of: value, at: codingPath + [key]), field)
    parent.put(node.json, name)
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type,
    forKey key: Key
  ) -> KeyedEncodingContainer<Nested> { node.container(keyedBy: type) }

  mutating func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
    node.unkeyedContainer()
  }

  mutating func superEncoder() -> any Encoder { node }
  mutating func superEncoder(forKey key: Key) -> any Encoder { node }
}

private struct Elements: UnkeyedEncodingContainer {
  let node: Node
  var codingPath: [any CodingKey] { node.codingPath }
  var count: Int { node.count }

  mutating func encodeNil() {}

  mutating func encode<Value: Encodable>(_ value: Value) throws {
    let path = codingPath + [FieldName(count)]
    node.append(try node.sink.json(of: value, at: path) ?? .object([:]))
  }

  mutating func nestedContainer<Nested: CodingKey>(
    keyedBy type: Nested.Type
  ) -> KeyedEncodingContainer<Nested> { node.container(keyedBy: type) }

  mutating func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { self }
  mutating func superEncoder() -> any Encoder { node }
}

private struct Scalar: SingleValueEncodingContainer {
  let node: Node
  var codingPath: [any CodingKey] { node.codingPath }

  mutating func encodeNil() {}
  mutating func encode(_ value: String) { node.set(.string(value)) }
  mutating func encode(_ value: Bool) { node.set(.boolean(value)) }
  mutating func encode(_ value: Int) { node.set(.integer(Int64(value))) }
  mutating func encode(_ value: Int64) { node.set(.integer(value)) }

  /// The ledger holds no fractions: a value of another type is one that encodes itself.
  mutating func encode<Value: Encodable>(_ value: Value) throws {
    guard !(value is any Numeric) else {
      throw EncodingError.invalidValue(
        value,
        .init(codingPath: codingPath, debugDescription: "numbers of the ledger are Int or Int64")
      )
    }
    node.set(try node.sink.json(of: value, at: codingPath))
  }
}
