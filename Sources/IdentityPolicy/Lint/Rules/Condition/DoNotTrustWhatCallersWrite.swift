/// Do not trust what callers write.
enum DoNotTrustWhatCallersWrite: PolicyRule {
  static let id = "GT026"
  static let name = "do not trust what callers write"
  static let family = LintFamily.condition
  static let severity = LintSeverity.high
  static let why = """
    The caller chooses `aws:UserAgent` and `aws:Referer` freely, so they identify nobody.
    """
  static let fix = "condition on the network, the organisation or the principal"
  static let controls = ["NIST 800-53 AC-3", "NIST 800-53 IA-9"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    for statement in policy.allowed where policy.use.grants {
      for condition in statement.statement.conditions
      where ["aws:useragent", "aws:referer"].contains(condition.key.lowercased()) {
        report.add(
          Self.self,
          at: statement.place(of: condition),
          "`\(condition.key)` is whatever the caller writes",
          severity: statement.statement.conditions.count == 1 ? .high : .medium
        )
      }
    }
  }
}
