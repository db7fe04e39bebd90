/// A value as the ledger knows it: no fractions, no null, so that equal values have equal bytes.
///
/// Strings compare as Swift compares them (canonical equivalence); digests are taken over bytes.
public enum JSONValue: Hashable, Sendable {
  case string(String)
  case integer(Int64)
  case boolean(Bool)
  case array([JSONValue])
  case object([String: JSONValue])
}

extension JSONValue {
  /// The one text of this value: keys in byte order, no spaces, the fewest escapes.
  public var canonical: String {
    String(decoding: canonicalBytes(), as: UTF8.self)
  }

  /// The bytes of `canonical`, which are what is stored and hashed.
  public func canonicalBytes() -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(256)
    appendCanonical(to: &bytes)
    return bytes
  }

  /// Appends the canonical form to bytes that already hold something.
  public func appendCanonical(to bytes: inout [UInt8]) {
    switch self {
    case .string(let text): CanonicalText.appendString(text, to: &bytes)
    case .integer(let number): CanonicalText.appendInteger(number, to: &bytes)
    case .boolean(let flag): bytes.append(contentsOf: flag ? "true".utf8 : "false".utf8)
    case .array(let elements): JSONValue.append(elements, to: &bytes)
    case .object(let members): JSONValue.append(members, to: &bytes)
    }
  }

  private static func append(_ elements: [JSONValue], to bytes: inout [UInt8]) {
    bytes.append(ASCII.openBracket)
    var isFirst = true
    for element in elements {
      if !isFirst { bytes.append(ASCII.comma) }
      isFirst = false
      element.appendCanonical(to: &bytes)
    }
    bytes.append(ASCII.closeBracket)
  }

  private static func append(_ members: [String: JSONValue], to bytes: inout [UInt8]) {
    bytes.append(ASCII.openBrace)
    var isFirst = true
    for (key, value) in members.sorted(by: { CanonicalText.precedes($0.key, $1.key) }) {
      if !isFirst { bytes.append(ASCII.comma) }
      isFirst = false
      CanonicalText.appendString(key, to: &bytes)
      bytes.append(ASCII.colon)
      value.appendCanonical(to: &bytes)
    }
    bytes.append(ASCII.closeBrace)
  }
}

extension JSONValue {
  /// The member of an object; `nil` when there is none or this is no object.
  public subscript(key: String) -> JSONValue? {
    objectValue?[key]
  }

  /// The text, if this is a string.
  public var stringValue: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The number, if this is an integer.
  public var integerValue: Int64? {
    guard case .integer(let number) = self else { return nil }
    return number
  }

  /// The truth value, if this is one.
  public var boolValue: Bool? {
    guard case .boolean(let flag) = self else { return nil }
    return flag
  }

  /// The elements, if this is an array.
  public var arrayValue: [JSONValue]? {
    guard case .array(let elements) = self else { return nil }
    return elements
  }

  /// The members, if this is an object.
  public var objectValue: [String: JSONValue]? {
    guard case .object(let members) = self else { return nil }
    return members
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
  /// A literal string.
  public init(stringLiteral value: String) { self = .string(value) }

  /// A literal integer.
  public init(integerLiteral value: Int64) { self = .integer(value) }

  /// A literal truth value.
  public init(booleanLiteral value: Bool) { self = .boolean(value) }

  /// A literal array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

  /// A literal object; of a key given twice the last one counts.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self = .object(Dictionary(elements) { _, last in last })
  }
}
