/// A holder rewrites no policy that it, or someone of its choice, holds.
enum NeverRewritePolicies: EscalationRule {
  static let id = "GT042"
  static let name = "never let a holder rewrite policies"
  static let severity = LintSeverity.critical
  static let gain = "change what policies allow"
  static let why =
    "A new version of a policy changes the rights of all who hold it, at once and without "
    + "an attachment."
  static let fix = "name the policies in `Resource`, none of them held by whom they are named for"
  static let controls = ["NIST 800-53 AC-6", "NIST 800-53 CM-5"]
  static let sharesTarget = true

  static let paths = EscalationPath.paths(table)

  /// What must be held, a path a line; the marks are those of `EscalationPath.Demand`.
  static let table = """
    iam:CreatePolicyVersion!
    iam:SetDefaultPolicyVersion*
    iam:CreatePolicyVersion! iam:SetDefaultPolicyVersion!
    """
}
