/// Do not allow all resources but some.
enum DoNotAllowAllButSomeResources: PolicyRule {
  static let id = "GT007"
  static let name = "do not allow all resources but some"
  static let family = LintFamily.wildcard
  static let severity = LintSeverity.high
  static let why = """
    `NotResource` with Allow gives every other resource, those of tomorrow included.
    """
  static let fix = """
    list the resources with `Resource`; deny the exceptions in a statement of their own
    """
  static let controls = ["NIST 800-53 AC-6"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    guard policy.use.grants else { return }
    for statement in policy.allowed where statement.statement.resources?.isNegated == true {
      report.add(
        Self.self,
        at: statement.place(of: "Resource"),
        "allows on every resource but \(statement.statement.resources?.patterns.listed ?? "some")"
      )
    }
  }
}
