import Documents

/// Do not keep tokens in secrets.
enum DoNotKeepTokensInSecrets: ManifestRule {
  static let id = "GT133"
  static let name = "do not keep tokens in secrets"
  static let family = LintFamily.token
  static let severity = LintSeverity.high
  static let why = """
    A secret of type service-account-token never expires and bypasses the limits of \
    projected tokens.
    """
  static let fix = "delete it and project a token, or request one where it is needed"
  static let controls = ["NIST 800-53 IA-5(13)", "CIS Kubernetes 5.1.6"]

  static func check(
    _ manifest: LintedManifest,
    among all: LintedManifests,
    _ report: inout LintReport
  ) {
    guard manifest.kind == "Secret",
      let type = manifest.document.present("type"),
      (try? type.string()) == "kubernetes.io/service-account-token"
    else { return }
    report.add(Self.self, at: manifest.place(of: type), "the token of this secret never expires")
  }
}
