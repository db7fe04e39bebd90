/// A role names who of its own account may take it on.
enum NameWhoOfTheAccount: PolicyRule {
  static let id = "GT100"
  static let name = "name who of the own account may take on a role"
  static let family = LintFamily.trust
  static let severity = LintSeverity.low
  static let why =
    "The account as principal leaves the choice to any policy that allows `sts:AssumeRole` broadly."
  static let fix = "name the roles and users, or add `aws:PrincipalArn` as a condition"
  static let controls = ["NIST 800-53 AC-6"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    guard policy.use == .trust, let own = policy.context.account else { return }
    for call in TrustCall.calls(of: policy)
    where call.statement.statement.conditions.isEmpty && !call.principals.isNegated {
      for entry in call.principals.entries where entry.kind == .aws {
        let account = TrustedAccount(entry.name, own: own)
        guard account.isWhole, !account.isForeign else { continue }
        report.add(Self.self, at: call.place, "all of the own account, `\(entry.name)`, is trusted")
      }
    }
  }
}
