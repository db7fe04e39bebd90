import Documents

/// One condition of a statement: an operator, the key that it looks at, and the values it allows.
package struct PolicyCondition: Hashable, Sendable {
  /// As written, such as `ForAnyValue:StringLikeIfExists`.
  package let operation: String
  package let key: String
  package let values: [String]
  /// What `operation` does; `nil` for one that AWS does not know.
  package let parsed: ConditionOperator?

  package init(operation: String, key: String, values: [String]) {
    self.operation = operation
    self.key = key
    self.values = values
    parsed = ConditionOperator(operation)
  }

  /// Reads a `Condition` block; truth values and numbers are read as AWS does, as texts.
  static func conditions(_ block: Document?) throws(JSONError) -> [PolicyCondition] {
    var conditions: [PolicyCondition] = []
    for operation in try block?.members() ?? [] {
      for key in try operation.value.members() {
        conditions.append(
          PolicyCondition(
            operation: operation.key,
            key: key.key,
            values: try values(key.value)
          )
        )
      }
    }
    return conditions
  }

  private static func values(_ document: Document) throws(JSONError) -> [String] {
    guard case .array(let elements) = document.value else { return [try value(document)] }
    var values: [String] = []
    for element in elements {
      values.append(try value(element))
    }
    return values
  }

  private static func value(_ document: Document) throws(JSONError) -> String {
    switch document.value {
    case .string(let text), .number(let text): return text
    case .boolean(let flag): return flag ? "true" : "false"
    case .null, .array, .object: throw document.mismatch(expected: "a text, number or truth value")
    }
  }

  /// Whether it lets through only requests in which the key has exactly one of its values.
  ///
  /// Negated operators, `IfExists` and `ForAllValues` also match where the key is absent.
  package var isExact: Bool {
    guard let parsed, !parsed.holdsWithoutKey, !parsed.isNegated, !values.isEmpty else {
      return false
    }
    switch parsed.comparison {
    case .text, .textIgnoringCase: return true
    case .pattern, .arn: return !values.contains { $0.contains("*") || $0.contains("?") }
    default: return false
    }
  }
}
