/// Give conditions a value.
enum GiveConditionsAValue: PolicyRule {
  static let id = "GT030"
  static let name = "give conditions a value"
  static let family = LintFamily.condition
  static let severity = LintSeverity.low
  static let why = """
    A condition without values is met by no request, or by all if it is negated.
    """
  static let fix = "write the values that are meant, or remove the condition"
  static let controls = ["NIST 800-53 CM-6"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    for statement in policy.statements {
      for condition in statement.statement.conditions where condition.values.isEmpty {
        report.add(
          Self.self,
          at: statement.place(of: condition),
          "`\(condition.operation)` on `\(condition.key)` has no values"
        )
      }
    }
  }
}
