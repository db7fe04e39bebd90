/// The operator of a condition taken apart: `ForAllValues:StringNotLikeIfExists` and its like.
struct ConditionOperator: Hashable, Sendable {
  enum Quantifier: Hashable, Sendable {
    case none, anyValue, allValues
  }

  let quantifier: Quantifier
  /// In lower case, without quantifier, `not` and `ifexists`: `stringlike`.
  let base: String
  let isNegated: Bool
  let isIfExists: Bool

  init(_ text: String) {
    var rest = text.lowercased()[...]
    if rest.hasPrefix("foranyvalue:") {
      quantifier = .anyValue
      rest = rest.dropFirst(12)
    } else if rest.hasPrefix("forallvalues:") {
      quantifier = .allValues
      rest = rest.dropFirst(13)
    } else {
      quantifier = .none
    }
    isIfExists = rest.hasSuffix("ifexists")
    if isIfExists { rest = rest.dropLast(8) }
    isNegated = rest.contains("not")
    base = isNegated ? String(rest.replacing("not", with: "")) : String(rest)
  }

  /// Whether a request without the key, or with none of the values, does not match.
  var demandsKey: Bool { !isNegated && !isIfExists && quantifier != .allValues }

  /// Whether `*` and `?` stand for other text.
  var readsWildcards: Bool { base == "stringlike" || base == "arnlike" || base == "arnequals" }

  /// Whether it compares texts or ARNs.
  var comparesText: Bool { base.hasPrefix("string") || base.hasPrefix("arn") }
}

extension PolicyCondition {
  var parsed: ConditionOperator { ConditionOperator(operation) }

  /// Whether it holds callers to networks, none of them the whole internet.
  var isWithinNetworks: Bool {
    key.lowercased() == "aws:sourceip" && parsed.base == "ipaddress" && parsed.demandsKey
      && !values.contains { $0.hasSuffix("/0") || $0 == "*" }
  }

  /// Whether any text of the key fits one of the values.
  var fitsAnything: Bool {
    parsed.readsWildcards && values.contains { Glob($0).isEverything }
  }
}
