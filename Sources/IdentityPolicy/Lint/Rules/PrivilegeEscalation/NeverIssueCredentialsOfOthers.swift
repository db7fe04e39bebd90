/// A holder issues no credentials of others.
enum NeverIssueCredentialsOfOthers: EscalationRule {
  static let id = "GT044"
  static let name = "never let a holder issue credentials of others"
  static let severity = LintSeverity.high
  static let gain = "act as another user"
  static let why =
    "New keys or a new password are the user: all that the user may do, under the user's "
    + "name."
  static let fix =
    "limit `Resource` to `arn:aws:iam::*:user/${aws:username}`, so that everyone manages "
    + "their own"
  static let controls = ["NIST 800-53 IA-5", "NIST 800-53 AC-6"]

  static let paths = EscalationPath.paths(table)

  /// What must be held, a path a line; the marks are those of `EscalationPath.Demand`.
  static let table = """
    iam:CreateAccessKey*
    iam:CreateAccessKey* iam:DeleteAccessKey
    iam:CreateLoginProfile*
    iam:UpdateLoginProfile*
    iam:DeleteLoginProfile* iam:CreateLoginProfile*
    iam:CreateServiceSpecificCredential*
    iam:ResetServiceSpecificCredential*
    iam:UploadSigningCertificate*
    iam:UploadSSHPublicKey*
    iam:DeactivateMFADevice* iam:UpdateLoginProfile*
    iam:EnableMFADevice* iam:CreateVirtualMFADevice iam:UpdateLoginProfile*
    cognito-idp:AdminSetUserPassword*
    cognito-idp:AdminCreateUser* cognito-idp:AdminAddUserToGroup*
    sso-directory:UpdatePassword*
    identitystore:UpdateUser*
    ds:ResetUserPassword*
    workmail:ResetPassword*
    connect:CreateUser*
    """
}
