/// A holder brings in no identities from outside.
enum NeverBringInIdentities: EscalationRule {
  static let id = "GT051"
  static let name = "never let a holder bring in identities from outside"
  static let severity = LintSeverity.high
  static let gain = "let in identities of its own making"
  static let why = "Whoever runs the identity provider is anyone it vouches for."
  static let fix = "leave identity providers and trust anchors to a pipeline of their own"
  static let controls = ["NIST 800-53 IA-8", "NIST 800-53 AC-6"]

  static let paths = EscalationPath.paths(table)

  /// What must be held, a path a line; the marks are those of `EscalationPath.Demand`.
  static let table = """
    iam:CreateOpenIDConnectProvider iam:UpdateAssumeRolePolicy!
    iam:CreateOpenIDConnectProvider iam:CreateRole
    iam:CreateSAMLProvider iam:UpdateAssumeRolePolicy!
    iam:CreateSAMLProvider iam:CreateRole
    iam:UpdateSAMLProvider!
    iam:AddClientIDToOpenIDConnectProvider*
    iam:UpdateOpenIDConnectProviderThumbprint!
    iam:PassRole* rolesanywhere:CreateTrustAnchor rolesanywhere:CreateProfile rolesanywhere
    iam:PassRole* rolesanywhere:UpdateProfile rolesanywhere
    rolesanywhere:UpdateTrustAnchor!
    cognito-identity:SetIdentityPoolRoles*
    iam:PassRole* cognito-identity:SetIdentityPoolRoles cognito-identity
    iam:PassRole* cognito-identity:CreateIdentityPool cognito-identity:SetIdentityPoolRoles \
    cognito-identity
    cognito-identity:UpdateIdentityPool*
    cognito-idp:AdminAddUserToGroup*
    iam:PassRole* cognito-idp:CreateGroup cognito-idp:AdminAddUserToGroup cognito-idp
    cognito-idp:AdminUpdateUserAttributes*
    iam:PassRole* iot:CreateRoleAlias credentials.iot
    iot:UpdateRoleAlias*
    """
}
