/// Do not allow when the key is absent.
enum DoNotAllowWhenTheKeyIsAbsent: PolicyRule {
  static let id = "GT020"
  static let name = "do not allow when the key is absent"
  static let family = LintFamily.condition
  static let severity = LintSeverity.high
  static let why = """
    An operator with `IfExists` also matches when the request lacks the key, so an Allow \
    under it holds then.
    """
  static let fix = """
    use the operator without `IfExists`, or demand the key with `Null: false`
    """
  static let controls = ["NIST 800-53 AC-3", "NIST 800-53 AC-6"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    for statement in policy.allowed where policy.use.grants {
      for condition in statement.statement.conditions where condition.shape.ifExists {
        guard !statement.demands(condition.key) else { continue }
        report.add(
          Self.self,
          at: statement.place(of: condition),
          "`\(condition.operation)` on `\(condition.key)` also allows requests without that key",
          severity: statement.isDangerous ? .high : .medium
        )
      }
    }
  }
}
