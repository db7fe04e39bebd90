extension Document {
  /// The canonical form of any document: keys in byte order, no spaces, the fewest escapes.
  ///
  /// Unlike the ledger's values it may hold null and fractions; these keep their spelling,
  /// so `1.0` and `1` differ.
  package func canonicalBytes() -> [UInt8] {
    var bytes: [UInt8] = []
    appendCanonical(to: &bytes)
    return bytes
  }

  package var canonical: String {
    String(decoding: canonicalBytes(), as: UTF8.self)
  }

  /// The digest that names this content, whatever its layout was.
  package var digest: Digest {
    Digest.sha256(of: canonicalBytes())
  }

  private func appendCanonical(to bytes: inout [UInt8]) {
    switch value {
    case .null: bytes.append(contentsOf: "null".utf8)
    case .boolean(let flag): bytes.append(contentsOf: flag ? "true".utf8 : "false".utf8)
    case .number(let text): bytes.append(contentsOf: (Int64(text).map(String.init) ?? text).utf8)
    case .string(let text): CanonicalText.appendString(text, to: &bytes)
    case .array(let elements):
      bytes.append(ASCII.openBracket)
      for (index, element) in elements.enumerated() {
        if index > 0 { bytes.append(ASCII.comma) }
        element.appendCanonical(to: &bytes)
      }
      bytes.append(ASCII.closeBracket)
    case .object(let members): Document.append(members, to: &bytes)
    }
  }

  private static func append(_ members: [Member], to bytes: inout [UInt8]) {
    bytes.append(ASCII.openBrace)
    let ordered = members.sorted { CanonicalText.precedes($0.key, $1.key) }
    for (index, member) in ordered.enumerated() {
      if index > 0 { bytes.append(ASCII.comma) }
      CanonicalText.appendString(member.key, to: &bytes)
      bytes.append(ASCII.colon)
      member.value.appendCanonical(to: &bytes)
    }
    bytes.append(ASCII.closeBrace)
  }

  /// The same as a ledger value; null and fractions have no place there and are refused.
  package func jsonValue() throws(JSONError) -> JSONValue {
    switch value {
    case .null: throw mismatch(expected: "a value, or no field at all")
    case .boolean(let flag): return .boolean(flag)
    case .number: return .integer(try integer())
    case .string(let text): return .string(text)
    case .array(let elements): return .array(try Document.jsonValues(elements))
    case .object(let members):
      var values: [String: JSONValue] = [:]
      for member in members {
        values[member.key] = try member.value.jsonValue()
      }
      return .object(values)
    }
  }

  private static func jsonValues(_ elements: [Document]) throws(JSONError) -> [JSONValue] {
    var values: [JSONValue] = []
    values.reserveCapacity(elements.count)
    for element in elements {
      values.append(try element.jsonValue())
    }
    return values
  }
}
