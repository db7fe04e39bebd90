/// Name the actions.
enum NameTheActions: PolicyRule {
  static let id = "GT001"
  static let name = "name the actions"
  static let family = LintFamily.wildcard
  static let severity = LintSeverity.critical
  static let why = """
    An Allow of every action gives whatever AWS invents tomorrow, and the right to give \
    oneself more.
    """
  static let fix = """
    list the actions that the workload calls; take them from its access logs
    """
  static let controls = ["NIST 800-53 AC-6", "CIS AWS 1.16", "OWASP LLM06", "ATLAS AML.T0012"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    guard policy.use.grants else { return }
    for statement in policy.allowed where !statement.statement.actions.isNegated {
      for (index, action) in statement.analysed.actions.enumerated() where action.isEverything {
        let isAdministrator = statement.analysed.reachesEverything
        report.add(
          Self.self,
          at: statement.place(of: "Action", index),
          "allows every action of every service"
            + (isAdministrator ? " on every resource" : " on what it names"),
          severity: isAdministrator ? .critical : .high
        )
      }
    }
  }
}
