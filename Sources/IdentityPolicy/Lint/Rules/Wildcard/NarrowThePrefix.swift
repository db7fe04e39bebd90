/// Narrow the prefix.
enum NarrowThePrefix: PolicyRule {
  static let id = "GT004"
  static let name = "narrow the prefix"
  static let family = LintFamily.wildcard
  static let severity = LintSeverity.high
  static let why = """
    A prefix such as `Put*` takes in every action that begins so, among them those that hand \
    out access or read secrets.
    """
  static let fix = """
    list the actions, or choose a prefix that opens neither access nor confidential data
    """
  static let controls = ["NIST 800-53 AC-6", "OWASP LLM06"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    guard policy.use.grants else { return }
    for statement in policy.allowed where !statement.statement.actions.isNegated {
      for (index, action) in statement.analysed.actions.enumerated() where action.isPrefix {
        guard let (opened, severity) = opening(of: action, in: statement) else { continue }
        report.add(
          Self.self,
          at: statement.place(of: "Action", index),
          "`\(action.text)` takes in \(opened)",
          severity: severity
        )
      }
    }
  }

  private static func opening(
    of action: ActionPattern,
    in statement: LintedStatement
  ) -> (String, LintSeverity)? {
    let severity = WildcardSeverity.of(action, in: statement)
    if let example = SensitiveActions.escalationExample(action) {
      return ("`\(example)`, by which a holder gains rights", severity)
    }
    if let example = SensitiveActions.confidentialExample(action) {
      // To read what is named is what such a prefix is for.
      guard !action.isReading || statement.analysed.reachesManyResources else { return nil }
      return ("`\(example)`, which reads confidential data", severity)
    }
    if action.serviceName == nil { return ("actions of several services", .medium) }
    // A prefix that only looks, as `Describe*` does, opens nothing that a list would not.
    return action.isReading ? nil : ("every action that begins so", .low)
  }
}
