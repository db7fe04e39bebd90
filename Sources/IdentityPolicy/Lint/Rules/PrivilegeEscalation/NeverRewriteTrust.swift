/// A holder does not decide whom roles trust.
enum NeverRewriteTrust: EscalationRule {
  static let id = "GT045"
  static let name = "never let a holder rewrite whom roles trust"
  static let severity = LintSeverity.high
  static let gain = "let itself take on any role"
  static let why = "A role that trusts the holder is the holder's, whatever it may do."
  static let fix = "name the roles in `Resource`, or leave trust to the pipeline that creates roles"
  static let controls = ["NIST 800-53 AC-6", "NIST 800-53 CM-5"]

  static let paths = EscalationPath.paths(table)

  /// What must be held, a path a line; the marks are those of `EscalationPath.Demand`.
  static let table = """
    iam:UpdateAssumeRolePolicy*
    iam:UpdateAssumeRolePolicy* sts:AssumeRole
    """
}
