extension Document {
  /// The value without its places, as the ledger holds values: null members are left out.
  ///
  /// - Throws: ``FractionError`` at the first number that is no whole one, and at a null inside a list.
  package func ledgerValue() throws(FractionError) -> JSONValue {
    switch value {
    case .string(let text): return .string(text)
    case .boolean(let flag): return .boolean(flag)
    case .number(let text):
      guard let number = Int64(text) else { throw FractionError(position: position, found: text) }
      return .integer(number)
    case .null: throw FractionError(position: position, found: "null")
    case .array(let elements):
      var values: [JSONValue] = []
      for element in elements { values.append(try element.ledgerValue()) }
      return .array(values)
    case .object(let members):
      var object: [String: JSONValue] = [:]
      for member in members {
        if case .null = member.value.value { continue }
        object[member.key] = try member.value.ledgerValue()
      }
      return .object(object)
    }
  }
}

/// A value that the ledger cannot hold.
package struct FractionError: Error, Hashable, Sendable {
  package let position: Position
  /// As it is spelled.
  package let found: String
}
