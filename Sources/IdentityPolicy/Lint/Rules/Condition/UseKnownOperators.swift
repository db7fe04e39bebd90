/// Use operators that exist.
enum UseKnownOperators: PolicyRule {
  static let id = "GT029"
  static let name = "use operators that exist"
  static let family = LintFamily.condition
  static let severity = LintSeverity.medium
  static let why = """
    AWS refuses a policy with a condition operator that it does not know.
    """
  static let fix = """
    write one of the operators of the IAM reference, such as `StringEquals`
    """
  static let controls = ["NIST 800-53 CM-6"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    for statement in policy.statements {
      for condition in statement.statement.conditions where !condition.shape.isKnown {
        report.add(
          Self.self,
          at: statement.place(of: condition),
          "`\(condition.operation)` is no condition operator"
        )
      }
    }
  }
}
