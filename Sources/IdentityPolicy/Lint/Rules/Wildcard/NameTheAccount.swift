/// Name the account of a role.
enum NameTheAccount: PolicyRule {
  static let id = "GT008"
  static let name = "name the account of a role"
  static let family = LintFamily.wildcard
  static let severity = LintSeverity.medium
  static let why = """
    A role of this name can be taken on in any account, one of an attacker included.
    """
  static let fix = """
    write the account in the ARN, or a condition on `aws:ResourceOrgID`
    """
  static let controls = ["NIST 800-53 AC-6", "NIST 800-53 AC-4"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    guard policy.use == .permissions else { return }
    for statement in policy.allowed where statement.opens("sts", "assumerole") {
      guard statement.statement.resources?.isNegated == false, !statement.pinsAccount else {
        continue
      }
      for (index, pattern) in statement.analysed.resources.enumerated()
      where pattern.hasAnyAccount && pattern.width == .named {
        report.add(
          Self.self,
          at: statement.place(of: "Resource", index),
          "`\(pattern.text)` names a role in every account"
        )
      }
    }
  }
}
