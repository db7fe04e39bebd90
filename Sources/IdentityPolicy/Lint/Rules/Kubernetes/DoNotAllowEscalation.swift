import Documents

/// Do not allow escalate, bind or impersonate.
enum DoNotAllowEscalation: ManifestRule {
  static let id = "GT140"
  static let name = "do not allow escalate, bind or impersonate"
  static let family = LintFamily.kubernetes
  static let severity = LintSeverity.high
  static let why = "By these verbs a holder takes on rights that no role gives them."
  static let fix = "remove the verb, or name the roles or users with `resourceNames`"
  static let controls = ["NIST 800-53 AC-6", "CIS Kubernetes 5.1.8"]

  static func check(
    _ manifest: LintedManifest,
    among all: LintedManifests,
    _ report: inout LintReport
  ) {
    for rule in manifest.roleRules {
      guard let verb = rule.powerVerb, rule.rule.touchesIdentities else { continue }
      report.add(
        Self.self,
        at: manifest.place(of: rule.document.present("verbs")),
        "allows `\(verb)` on \(rule.rule.resources.listed)",
        severity: rule.rule.resourceNames.isEmpty ? .high : .medium
      )
    }
  }
}
