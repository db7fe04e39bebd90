/// Tokens that cannot be limited to a resource are drawn by who needs them.
enum KnowWhoDrawsTokens: ReachRule {
  static let id = "GT071"
  static let name = "know who draws tokens that no resource limits"
  static let family = LintFamily.credentialExposure
  static let severity = LintSeverity.info
  static let gain = "draw tokens of its own rights"
  static let why =
    "Such a token holds no more than its holder's rights, but works away from where they "
    + "are watched."
  static let fix =
    "allow it to those who push or pull alone, and limit what the token opens by "
    + "repository"
  static let controls = ["NIST 800-53 IA-5"]

  static let actions = WatchedSet(table: table)

  static let table = """
    ecr:GetAuthorizationToken
    ecr-public:GetAuthorizationToken
    codeartifact:GetAuthorizationToken
    sts:GetSessionToken sts:GetServiceBearerToken
    """
}
