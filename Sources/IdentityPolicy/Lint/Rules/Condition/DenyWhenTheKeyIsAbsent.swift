/// Deny when the key is absent.
enum DenyWhenTheKeyIsAbsent: PolicyRule {
  static let id = "GT023"
  static let name = "deny when the key is absent"
  static let family = LintFamily.condition
  static let severity = LintSeverity.medium
  static let why = """
    A Deny on `false` does not hold for requests that lack the key, as those with long-lived \
    access keys lack the one of MFA.
    """
  static let fix = "use `BoolIfExists` in the Deny"
  static let controls = ["NIST 800-53 IA-2(1)", "CIS AWS 1.10"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    for statement in policy.statements where !statement.isAllow {
      for condition in statement.statement.conditions
      where condition.shape.base == "bool" && !condition.shape.ifExists {
        guard condition.key.lowercased() == "aws:multifactorauthpresent",
          condition.values.contains(where: { $0.lowercased() == "false" })
        else { continue }
        report.add(
          Self.self,
          at: statement.place(of: condition),
          "the Deny does not hold for requests without `\(condition.key)`, as those with access keys"
        )
      }
    }
  }
}
