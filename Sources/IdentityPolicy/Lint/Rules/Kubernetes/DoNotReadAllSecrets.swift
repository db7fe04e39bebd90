import Documents

/// Do not allow reading all secrets.
enum DoNotReadAllSecrets: ManifestRule {
  static let id = "GT142"
  static let name = "do not allow reading all secrets"
  static let family = LintFamily.kubernetes
  static let severity = LintSeverity.high
  static let why = """
    A secret is a credential; `list` and `watch` give the content of all of them, as `get` \
    does one by one.
    """
  static let fix = """
    name the secrets with `resourceNames` and allow `get` only, or mount them
    """
  static let controls = ["NIST 800-53 AC-6", "NIST 800-53 SC-28", "CIS Kubernetes 5.1.2"]

  static func check(
    _ manifest: LintedManifest,
    among all: LintedManifests,
    _ report: inout LintReport
  ) {
    for rule in manifest.roleRules {
      guard rule.rule.reaches("secrets", in: ""), !rule.rule.allowsEverything,
        let verb = ["list", "watch", "get"].first(where: rule.rule.allows)
      else { continue }
      // A name does not keep `list` and `watch` from giving whole secrets, but it does limit which.
      guard rule.rule.resourceNames.isEmpty else { continue }
      report.add(
        Self.self,
        at: manifest.place(of: rule.document.present("resources")),
        "allows to `\(verb)` every secret "
          + (manifest.kind == "ClusterRole" ? "of the cluster" : "of the namespace")
      )
    }
  }
}
