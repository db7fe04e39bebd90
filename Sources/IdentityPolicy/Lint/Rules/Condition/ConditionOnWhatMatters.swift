/// Condition on what matters.
enum ConditionOnWhatMatters: PolicyRule {
  static let id = "GT025"
  static let name = "condition on what matters"
  static let family = LintFamily.condition
  static let severity = LintSeverity.medium
  static let why = """
    A condition on transport, region or date says nothing about who is given rights or on \
    what.
    """
  static let fix = """
    limit the resources, or condition on what the action changes: `iam:PolicyARN`, \
    `iam:PassedToService`, tags
    """
  static let controls = ["NIST 800-53 AC-6", "NIST 800-53 AC-3"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    guard policy.use == .permissions else { return }
    for statement in policy.allowed where statement.opensEscalation {
      let conditions = statement.statement.conditions
      guard let first = conditions.first, statement.analysed.reachesManyResources,
        conditions.allSatisfy({ irrelevant.contains($0.key.lowercased()) })
      else { continue }
      report.add(
        Self.self,
        at: statement.place(of: first),
        "`\(first.key)` does not limit what a holder can gain by \(statement.statement.actions.patterns.listed)"
      )
    }
  }

  /// Keys that nearly every request meets, whatever it does.
  private static let irrelevant: Set<String> = [
    "aws:securetransport", "aws:currenttime", "aws:epochtime", "aws:requestedregion",
    "aws:useragent", "aws:referer", "aws:viaawsservice", "aws:principaltype", "aws:userid",
    "aws:username", "aws:tokenissuetime",
  ]
}
