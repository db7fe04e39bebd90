import Documents

/// Name the audience of projected tokens.
enum NameTheAudience: ManifestRule {
  static let id = "GT131"
  static let name = "name the audience of projected tokens"
  static let family = LintFamily.token
  static let severity = LintSeverity.medium
  static let why = """
    A token without an audience is one for the API server, and whoever receives it can use \
    it there.
    """
  static let fix = "write the `audience` that the receiver checks"
  static let controls = ["NIST 800-53 IA-9", "NIST 800-53 SC-23"]

  static func check(
    _ manifest: LintedManifest,
    among all: LintedManifests,
    _ report: inout LintReport
  ) {
    for token in manifest.projectedTokens {
      let audience = token.present("audience")
      guard ((try? audience?.string()) ?? "").isEmpty else { continue }
      report.add(
        Self.self,
        at: manifest.place(of: audience ?? token),
        "the token is for no audience of its own"
      )
    }
  }
}
