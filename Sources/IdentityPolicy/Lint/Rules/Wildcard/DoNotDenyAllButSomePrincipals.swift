/// Do not deny all principals but some.
enum DoNotDenyAllButSomePrincipals: PolicyRule {
  static let id = "GT010"
  static let name = "do not deny all principals but some"
  static let family = LintFamily.wildcard
  static let severity = LintSeverity.medium
  static let why = """
    `NotPrincipal` with Deny also denies every principal that has a permissions boundary, \
    and role sessions that are not named.
    """
  static let fix = "deny `*` with a condition `ArnNotLike` on `aws:PrincipalArn`"
  static let controls = ["NIST 800-53 AC-3"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    for statement in policy.statements
    where !statement.isAllow && statement.statement.principals?.isNegated == true {
      report.add(
        Self.self,
        at: statement.place(of: "Principal"),
        "denies everyone but \(statement.statement.principals?.entries.map(\.name).listed ?? "some"), and those with a boundary as well"
      )
    }
  }
}
