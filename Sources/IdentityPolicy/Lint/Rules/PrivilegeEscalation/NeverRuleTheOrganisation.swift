/// A holder does not decide what accounts and permission sets may do.
enum NeverRuleTheOrganisation: EscalationRule {
  static let id = "GT052"
  static let name = "never let a holder rule the organisation"
  static let severity = LintSeverity.high
  static let gain = "change rights over many accounts at once"
  static let why =
    "Permission sets and control policies reach into every account of the organisation."
  static let fix = "leave them to the management account's own pipeline"
  static let controls = ["NIST 800-53 AC-6", "NIST 800-53 AC-5"]

  static let paths = EscalationPath.paths(table)

  /// What must be held, a path a line; the marks are those of `EscalationPath.Demand`.
  static let table = """
    sso:CreateAccountAssignment*
    sso:PutInlinePolicyToPermissionSet! sso:ProvisionPermissionSet
    sso:PutInlinePolicyToPermissionSet!
    sso:AttachManagedPolicyToPermissionSet!
    sso:AttachCustomerManagedPolicyReferenceToPermissionSet*
    sso:DeletePermissionsBoundaryFromPermissionSet*
    sso:PutPermissionsPolicy*
    identitystore:CreateGroupMembership*
    sso-directory:AddMemberToGroup*
    organizations:DetachPolicy*
    organizations:DeletePolicy*
    organizations:UpdatePolicy*
    organizations:DisablePolicyType*
    organizations:MoveAccount*
    organizations:RegisterDelegatedAdministrator*
    organizations:CreateAccount sts:AssumeRole
    organizations:LeaveOrganization
    iam:EnableOrganizationsRootSessions sts:AssumeRoot
    """
}
