import Documents

/// Do not allow requests for tokens of service accounts.
enum DoNotAllowTokenRequests: ManifestRule {
  static let id = "GT141"
  static let name = "do not allow requests for tokens of service accounts"
  static let family = LintFamily.kubernetes
  static let severity = LintSeverity.high
  static let why = """
    Whoever may create `serviceaccounts/token` acts as any service account of the namespace.
    """
  static let fix = """
    name the service account with `resourceNames`, or leave it to the kubelet
    """
  static let controls = ["NIST 800-53 AC-6", "CIS Kubernetes 5.1.13"]

  static func check(
    _ manifest: LintedManifest,
    among all: LintedManifests,
    _ report: inout LintReport
  ) {
    for rule in manifest.roleRules {
      guard rule.rule.reaches("serviceaccounts/token", in: ""), rule.rule.allows("create"),
        !rule.rule.allowsEverything, rule.rule.resourceNames.isEmpty
      else { continue }
      report.add(
        Self.self,
        at: manifest.place(of: rule.document.present("resources")),
        "allows to request a token of every service account"
      )
    }
  }
}
