/// A holder grants itself no rights.
///
/// Sources: the published lists of Rhino Security Labs (2018) and pathfinding.cloud.
enum NeverGrantRightsToOneself: EscalationRule {
  static let id = "GT041"
  static let name = "never let a holder grant rights"
  static let severity = LintSeverity.critical
  static let gain = "give itself or others any right"
  static let why =
    "Who writes the policies of identities decides what they may do, and so may do all of "
    + "it."
  static let fix =
    "leave this to a pipeline of its own, or demand a boundary with "
    + "`iam:PermissionsBoundary` and a choice of policies with `iam:PolicyARN`"
  static let controls = ["NIST 800-53 AC-6", "NIST 800-53 AC-5", "CIS AWS 1.16"]

  static let paths = EscalationPath.paths(table)

  /// What must be held, a path a line; the marks are those of `EscalationPath.Demand`.
  static let table = """
    iam:PutUserPolicy!
    iam:AttachUserPolicy!
    iam:PutGroupPolicy!
    iam:AttachGroupPolicy!
    iam:AddUserToGroup*
    iam:PutRolePolicy!
    iam:AttachRolePolicy!
    """
}
