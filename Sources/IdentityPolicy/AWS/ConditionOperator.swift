/// What the operator of a condition does, taken apart: `ForAnyValue:StringNotLikeIfExists`.
package struct ConditionOperator: Hashable, Sendable {
  /// How the value of the request is compared with those of the policy.
  package enum Comparison: Hashable, Sendable {
    case text
    case textIgnoringCase
    case pattern
    case number(Relation)
    case date(Relation)
    case truth
    case bytes
    case address
    /// `ArnEquals` and `ArnLike` are the same.
    case arn
    /// `Null`: whether the key is absent.
    case absence
  }

  /// How the request's value stands to the policy's.
  package enum Relation: Hashable, Sendable {
    case equal, less, lessOrEqual, greater, greaterOrEqual
  }

  /// Which values of a key that has several must match.
  package enum Quantifier: Hashable, Sendable {
    case forAnyValue, forAllValues
  }

  package let comparison: Comparison
  /// Whether none of the policy's values may match.
  package let isNegated: Bool
  package let quantifier: Quantifier?
  /// Whether an absent key is a match too.
  package let ifExists: Bool

  /// Whether the condition holds in a request without its key.
  ///
  /// Negated operators, `IfExists` and `ForAllValues` do: on an *Allow* that opens more than it seems.
  package var holdsWithoutKey: Bool {
    ifExists || quantifier == .forAllValues || (isNegated && quantifier == nil)
  }

  /// `nil` for a name that AWS does not know; case means nothing.
  package init?(_ name: String) {
    var rest = name.lowercased()[...]
    if let colon = rest.firstIndex(of: ":") {
      guard let quantifier = Self.quantifiers[String(rest[..<colon])] else { return nil }
      self.quantifier = quantifier
      rest = rest[rest.index(after: colon)...]
    } else {
      quantifier = nil
    }
    ifExists = rest.hasSuffix("ifexists")
    if ifExists { rest = rest.dropLast("ifexists".count) }
    guard let (comparison, isNegated) = Self.comparisons[String(rest)] else { return nil }
    guard comparison != .absence || !ifExists && quantifier == nil else { return nil }
    self.comparison = comparison
    self.isNegated = isNegated
  }

  private static let quantifiers: [String: Quantifier] = [
    "foranyvalue": .forAnyValue, "forallvalues": .forAllValues,
  ]

  private static let comparisons: [String: (Comparison, isNegated: Bool)] = [
    "stringequals": (.text, false), "stringnotequals": (.text, true),
    "stringequalsignorecase": (.textIgnoringCase, false),
    "stringnotequalsignorecase": (.textIgnoringCase, true),
    "stringlike": (.pattern, false), "stringnotlike": (.pattern, true),
    "numericequals": (.number(.equal), false), "numericnotequals": (.number(.equal), true),
    "numericlessthan": (.number(.less), false),
    "numericlessthanequals": (.number(.lessOrEqual), false),
    "numericgreaterthan": (.number(.greater), false),
    "numericgreaterthanequals": (.number(.greaterOrEqual), false),
    "dateequals": (.date(.equal), false), "datenotequals": (.date(.equal), true),
    "datelessthan": (.date(.less), false), "datelessthanequals": (.date(.lessOrEqual), false),
    "dategreaterthan": (.date(.greater), false),
    "dategreaterthanequals": (.date(.greaterOrEqual), false),
    "bool": (.truth, false), "binaryequals": (.bytes, false),
    "ipaddress": (.address, false), "notipaddress": (.address, true),
    "arnequals": (.arn, false), "arnnotequals": (.arn, true),
    "arnlike": (.arn, false), "arnnotlike": (.arn, true),
    "null": (.absence, false),
  ]
}

extension ConditionOperator.Relation {
  func holds<Value: Comparable>(_ left: Value, _ right: Value) -> Bool {
    switch self {
    case .equal: left == right
    case .less: left < right
    case .lessOrEqual: left <= right
    case .greater: left > right
    case .greaterOrEqual: left >= right
    }
  }
}
