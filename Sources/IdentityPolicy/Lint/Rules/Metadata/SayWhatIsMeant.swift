/// Let each statement say something.
enum SayWhatIsMeant: PolicyRule {
  static let id = "GT124"
  static let name = "let each statement say something"
  static let family = LintFamily.metadata
  static let severity = LintSeverity.low
  static let why = """
    A statement without actions or resources allows nothing, and one that is left behind \
    hides what was meant.
    """
  static let fix = "fill it in or remove it"
  static let controls = ["NIST 800-53 CM-6"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    if policy.statements.isEmpty {
      report.add(Self.self, at: policy.place(of: "Statement"), "the policy has no statements")
    }
    for statement in policy.statements {
      if statement.statement.actions.patterns.isEmpty {
        report.add(Self.self, at: statement.place(of: "Action"), "the statement has no actions")
      }
      if statement.statement.resources?.patterns.isEmpty == true {
        report.add(Self.self, at: statement.place(of: "Resource"), "the statement has no resources")
      }
    }
  }
}
