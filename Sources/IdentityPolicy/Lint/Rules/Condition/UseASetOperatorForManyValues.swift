/// Use a set operator for keys of many values.
enum UseASetOperatorForManyValues: PolicyRule {
  static let id = "GT032"
  static let name = "use a set operator for keys of many values"
  static let family = LintFamily.condition
  static let severity = LintSeverity.low
  static let why = """
    A key that can hold several values in one request is not matched by an operator without \
    `ForAnyValue` or `ForAllValues`.
    """
  static let fix = """
    write `ForAnyValue:` before the operator on Deny, and `ForAllValues:` with `Null: false` \
    on Allow
    """
  static let controls = ["NIST 800-53 CM-6"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    for statement in policy.statements {
      for condition in statement.statement.conditions
      where manyValued.contains(condition.key.lowercased()) {
        guard !condition.shape.hasSetOperator, condition.shape.base != "null" else { continue }
        report.add(
          Self.self,
          at: statement.place(of: condition),
          "`\(condition.key)` holds several values, and `\(condition.operation)` compares one",
          severity: statement.isAllow ? .low : .medium
        )
      }
    }
  }

  private static let manyValued: Set<String> = [
    "aws:tagkeys", "aws:principalorgpaths", "aws:resourceorgpaths", "aws:sourceorgpaths",
    "aws:principalservicenameslist", "aws:calledvia",
  ]
}
