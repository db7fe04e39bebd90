/// Nobody gives rights to an identity and takes it on.
enum NeverEmpowerAndBecome: EscalationRule {
  static let id = "GT043"
  static let name = "never let one hand empower an identity and take it on"
  static let severity = LintSeverity.critical
  static let gain = "give an identity any right and act as it"
  static let why = "Either right alone is half of the way, both together are any right there is."
  static let fix =
    "split the two between holders, and demand a boundary with `iam:PermissionsBoundary`"
  static let controls = ["NIST 800-53 AC-5", "NIST 800-53 AC-6"]
  static let sharesTarget = true

  static let paths = EscalationPath.paths(table)

  /// What must be held, a path a line; the marks are those of `EscalationPath.Demand`.
  static let table = """
    iam:AttachRolePolicy! sts:AssumeRole!
    iam:PutRolePolicy! sts:AssumeRole!
    iam:CreatePolicyVersion! sts:AssumeRole!
    iam:AttachRolePolicy! iam:UpdateAssumeRolePolicy!
    iam:PutRolePolicy! iam:UpdateAssumeRolePolicy!
    iam:CreatePolicyVersion! iam:UpdateAssumeRolePolicy!
    iam:CreateRole iam:AttachRolePolicy!
    iam:CreateRole iam:PutRolePolicy!
    iam:AttachUserPolicy! iam:CreateAccessKey!
    iam:PutUserPolicy! iam:CreateAccessKey!
    iam:AttachUserPolicy! iam:CreateLoginProfile!
    iam:PutUserPolicy! iam:CreateLoginProfile!
    iam:AttachUserPolicy! iam:UpdateLoginProfile!
    iam:PutUserPolicy! iam:UpdateLoginProfile!
    iam:CreateUser iam:AddUserToGroup* iam:CreateAccessKey
    sso:PutInlinePolicyToPermissionSet! sso:CreateAccountAssignment!
    sso:AttachManagedPolicyToPermissionSet! sso:CreateAccountAssignment!
    """
}
