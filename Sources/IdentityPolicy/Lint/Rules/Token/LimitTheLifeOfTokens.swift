import Documents

/// Limit the life of projected tokens.
enum LimitTheLifeOfTokens: ManifestRule {
  static let id = "GT130"
  static let name = "limit the life of projected tokens"
  static let family = LintFamily.token
  static let severity = LintSeverity.medium
  static let why = """
    A stolen token serves until it expires; Kubernetes takes no less than 600 s, and an hour \
    is enough for renewal.
    """
  static let fix = "write `expirationSeconds` between 600 and 3600"
  static let controls = ["NIST 800-53 IA-5(13)", "NIST 800-53 AC-12"]

  static func check(
    _ manifest: LintedManifest,
    among all: LintedManifests,
    _ report: inout LintReport
  ) {
    for token in manifest.projectedTokens {
      let field = token.present("expirationSeconds")
      guard let seconds = try? field?.integer() ?? 3600, !(600...3607).contains(seconds) else {
        continue
      }
      report.add(
        Self.self,
        at: manifest.place(of: field),
        seconds < 600
          ? "a token of \(seconds) s is refused: 600 s is the least"
          : "the token lives \(seconds) s, more than an hour",
        severity: seconds < 600 ? .low : seconds > 86_400 ? .high : .medium
      )
    }
  }
}
