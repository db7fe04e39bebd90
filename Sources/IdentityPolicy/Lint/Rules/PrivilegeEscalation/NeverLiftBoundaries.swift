/// A holder does not lift or change what caps identities.
enum NeverLiftBoundaries: EscalationRule {
  static let id = "GT050"
  static let name = "never let a holder lift boundaries"
  static let severity = LintSeverity.high
  static let gain = "lift the cap of identities"
  static let why = "A boundary is the last limit of those who give rights, and gone with one call."
  static let fix = "deny changing and deleting boundaries to all who are under one"
  static let controls = ["NIST 800-53 AC-6", "NIST 800-53 CM-5"]

  static let paths = EscalationPath.paths(table)

  /// What must be held, a path a line; the marks are those of `EscalationPath.Demand`.
  static let table = """
    iam:DeleteUserPermissionsBoundary!
    iam:DeleteRolePermissionsBoundary!
    iam:PutUserPermissionsBoundary!
    iam:PutRolePermissionsBoundary!
    """
}
