import Governance

/// The mistakes that the conditions of a statement can have.
enum ConditionMutation {
  static func changes(of statement: PolicyStatement) -> [StatementMutation.Change] {
    statement.conditions.indices.flatMap { index in
      let condition = statement.conditions[index]
      var without = statement
      without.conditions.remove(at: index)
      let changed = mutants(of: condition).map { mutant in
        var changed = statement
        changed.conditions[index] = mutant
        return (words(mutant), changed)
      }
      return [("without its condition \(condition.key)", without)] + changed
    }
  }

  private static func words(_ condition: PolicyCondition) -> String {
    let values = condition.values.joined(separator: " ").prefix(80)
    return "\(condition.operation) \(condition.key) \(values)"
  }

  private static func mutants(of condition: PolicyCondition) -> [PolicyCondition] {
    (operators(condition) + values(condition)).filter { $0.parsed != nil && $0 != condition }.unique
  }

  /// Another operator: negated, loosened, or its limit moved by nothing but the equal sign.
  private static func operators(_ condition: PolicyCondition) -> [PolicyCondition] {
    let name = condition.operation
    var names = swaps.filter { name.contains($0.0) }.prefix(1).map { pair in
      name.replacing(pair.0, with: pair.1)
    }
    if !name.hasSuffix("IfExists") { names.append(name + "IfExists") }
    if !name.contains(":") { names.append("ForAllValues:" + name) }
    names += limits.filter { name.contains($0.0) }.prefix(1).map { pair in
      name.replacing(pair.0, with: pair.1)
    }
    if name.hasSuffix("StringEquals") { names.append(name + "IgnoreCase") }
    return names.map { with(condition, operation: $0) }
  }

  /// An operator and its opposite; the longer name stands first.
  private static let swaps: [(String, String)] = [
    ("NotEquals", "Equals"), ("StringNotLike", "StringLike"), ("ArnNotLike", "ArnLike"),
    ("NotIpAddress", "IpAddress"), ("IpAddress", "NotIpAddress"), ("StringLike", "StringNotLike"),
    ("ArnLike", "ArnNotLike"), ("LessThanEquals", "GreaterThan"), ("LessThan", "GreaterThanEquals"),
    ("GreaterThanEquals", "LessThan"), ("GreaterThan", "LessThanEquals"), ("Equals", "NotEquals"),
  ]

  private static let limits: [(String, String)] = [
    ("LessThanEquals", "LessThan"), ("LessThan", "LessThanEquals"),
    ("GreaterThanEquals", "GreaterThan"), ("GreaterThan", "GreaterThanEquals"),
  ]

  private static func with(
    _ condition: PolicyCondition,
    operation: String? = nil,
    values: [String]? = nil
  ) -> PolicyCondition {
    PolicyCondition(
      operation: operation ?? condition.operation,
      key: condition.key,
      values: values ?? condition.values
    )
  }

  /// Another value, a wider one, or one value less.
  private static func values(_ condition: PolicyCondition) -> [PolicyCondition] {
    let values = condition.values
    return values.indices.flatMap { index in
      var mutants = others(values[index], condition.parsed?.comparison).map { other in
        var changed = values
        changed[index] = other
        return with(condition, values: changed)
      }
      mutants += opened(condition, index)
      if values.count > 1 {
        var fewer = values
        fewer.remove(at: index)
        mutants.append(with(condition, values: fewer))
      }
      return mutants
    }
  }

  private static func others(
    _ value: String,
    _ comparison: ConditionOperator.Comparison?
  ) -> [String] {
    switch comparison {
    case .truth, .absence: return [value.lowercased() == "true" ? "false" : "true"]
    case .number: return Int64(value).map { [String($0 &+ 1), String($0 &- 1)] } ?? []
    case .date:
      guard let date = Instant(conditionDate: value) else { return [] }
      return [-86_400_000, 86_400_000].map {
        Instant(milliseconds: date.milliseconds + $0).description
      }
    case .address: return ["0.0.0.0/0"]
    case .pattern, .arn: return [value + "x", value + "*", "*"]
    default: return [value + "x"]
    }
  }

  /// `StringEquals` made `StringLike`, its value open at the end.
  private static func opened(_ condition: PolicyCondition, _ index: Int) -> [PolicyCondition] {
    guard condition.operation.hasSuffix("StringEquals") else { return [] }
    let operation = condition.operation.replacing("StringEquals", with: "StringLike")
    var values = condition.values
    values[index] += "*"
    return [with(condition, operation: operation, values: values)]
  }
}
