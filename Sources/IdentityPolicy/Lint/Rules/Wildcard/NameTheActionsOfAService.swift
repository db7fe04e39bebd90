/// Name the actions of a service.
enum NameTheActionsOfAService: PolicyRule {
  static let id = "GT002"
  static let name = "name the actions of a service"
  static let family = LintFamily.wildcard
  static let severity = LintSeverity.high
  static let why = """
    An Allow of a whole service takes in its administrative and its destructive actions, and \
    future ones.
    """
  static let fix = """
    list the actions that are needed, or a prefix such as `Get*` that opens nothing else
    """
  static let controls = ["NIST 800-53 AC-6", "OWASP LLM06"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    guard policy.use.grants else { return }
    for statement in policy.allowed {
      for (index, action) in statement.analysed.actions.enumerated() where action.isWholeService {
        guard !statement.statement.actions.isNegated else { continue }
        let severity = WildcardSeverity.of(action, in: statement)
        report.add(
          Self.self,
          at: statement.place(of: "Action", index),
          "`\(action.text)` allows every action of \(action.shownServices)",
          severity: severity
        )
      }
    }
  }
}
