/// Do not allow all actions but some.
enum DoNotAllowAllButSomeActions: PolicyRule {
  static let id = "GT006"
  static let name = "do not allow all actions but some"
  static let family = LintFamily.wildcard
  static let severity = LintSeverity.critical
  static let why = """
    `NotAction` with Allow gives every other action, those of future services included.
    """
  static let fix = "list what is allowed with `Action`; keep `NotAction` for Deny"
  static let controls = ["NIST 800-53 AC-6", "CIS AWS 1.16", "ATLAS AML.T0012"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    guard policy.use.grants else { return }
    for statement in policy.allowed where statement.statement.actions.isNegated {
      let isAdministrator = statement.analysed.reachesEverything
      report.add(
        Self.self,
        at: statement.place(of: "Action"),
        "allows every action but \(statement.statement.actions.patterns.listed)",
        severity: isAdministrator ? .critical : .high
      )
    }
  }
}
