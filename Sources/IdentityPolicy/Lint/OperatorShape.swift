/// A condition operator taken apart: its set operator, its base and whether it may be absent.
struct OperatorShape {
  /// In lower case, without set operator and `IfExists`.
  let base: String
  let ifExists: Bool
  let forAllValues: Bool
  let forAnyValue: Bool

  init(_ operation: String) {
    var text = operation.lowercased()[...]
    forAllValues = text.hasPrefix("forallvalues:")
    forAnyValue = text.hasPrefix("foranyvalue:")
    if forAllValues || forAnyValue, let colon = text.firstIndex(of: ":") {
      text = text[text.index(after: colon)...]
    }
    ifExists = text.hasSuffix("ifexists")
    base = String(ifExists ? text.dropLast(8) : text)
  }

  var hasSetOperator: Bool { forAllValues || forAnyValue }

  /// Whether it matches all values but those listed, and an absent key as well.
  var isNegated: Bool { OperatorShape.negated.contains(base) }

  /// Whether AWS knows it; `Null` takes no `IfExists`.
  var isKnown: Bool {
    OperatorShape.plain.contains(base) || isNegated || (base == "null" && !ifExists)
  }

  private static let negated: Set<String> = [
    "stringnotequals", "stringnotequalsignorecase", "stringnotlike", "numericnotequals",
    "datenotequals", "notipaddress", "arnnotequals", "arnnotlike",
  ]

  private static let plain: Set<String> = [
    "stringequals", "stringequalsignorecase", "stringlike", "numericequals", "numericlessthan",
    "numericlessthanequals", "numericgreaterthan", "numericgreaterthanequals", "dateequals",
    "datelessthan", "datelessthanequals", "dategreaterthan", "dategreaterthanequals", "bool",
    "binaryequals", "ipaddress", "arnequals", "arnlike",
  ]
}

extension PolicyCondition {
  var shape: OperatorShape { OperatorShape(operation) }
}
