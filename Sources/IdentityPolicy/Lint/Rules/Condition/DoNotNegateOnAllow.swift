/// Do not negate in a condition of an Allow.
enum DoNotNegateOnAllow: PolicyRule {
  static let id = "GT022"
  static let name = "do not negate in a condition of an Allow"
  static let family = LintFamily.condition
  static let severity = LintSeverity.medium
  static let why = """
    A negated operator matches every value but those listed, and also when the request lacks \
    the key.
    """
  static let fix = """
    list the values that are allowed, or deny the others in a statement of their own
    """
  static let controls = ["NIST 800-53 AC-3"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    for statement in policy.allowed where policy.use.grants {
      for condition in statement.statement.conditions where condition.shape.isNegated {
        guard !statement.demands(condition.key) else { continue }
        report.add(
          Self.self,
          at: statement.place(of: condition),
          "`\(condition.operation)` on `\(condition.key)` allows all but \(condition.values.listed), and requests without that key",
          severity: statement.isDangerous ? .high : .medium
        )
      }
    }
  }
}
