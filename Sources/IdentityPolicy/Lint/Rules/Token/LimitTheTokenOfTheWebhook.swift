import Documents

/// Limit the token that a webhook projects.
enum LimitTheTokenOfTheWebhook: ManifestRule {
  static let id = "GT132"
  static let name = "limit the token that a webhook projects"
  static let family = LintFamily.token
  static let severity = LintSeverity.low
  static let why = """
    For a service account with a role of AWS a webhook projects a token of 86,400 s unless \
    an annotation says less.
    """
  static let fix = "annotate `eks.amazonaws.com/token-expiration: \"3600\"`"
  static let controls = ["NIST 800-53 IA-5(13)"]

  static func check(
    _ manifest: LintedManifest,
    among all: LintedManifests,
    _ report: inout LintReport
  ) {
    guard manifest.kind == "ServiceAccount",
      let annotations = manifest.document.present("metadata")?.present("annotations"),
      annotations.present("eks.amazonaws.com/role-arn") != nil
    else { return }
    let field = annotations.present("eks.amazonaws.com/token-expiration")
    let seconds = field.flatMap { Int((try? $0.string()) ?? "") ?? Int((try? $0.integer()) ?? 0) }
    guard seconds.map({ !(600...3600).contains($0) }) ?? true else { return }
    report.add(
      Self.self,
      at: manifest.place(of: field ?? annotations),
      "the token for AWS lives \(seconds.map { "\($0)" } ?? "86400") s"
    )
  }
}
