import Documents

/// Do not allow changing roles, bindings or admission.
enum DoNotAllowChangingAdmission: ManifestRule {
  static let id = "GT158"
  static let name = "do not allow changing roles, bindings or admission"
  static let family = LintFamily.kubernetes
  static let severity = LintSeverity.medium
  static let why = """
    Who changes bindings, webhooks or admission policies decides what everyone else may do.
    """
  static let fix = "keep it for the controller or pipeline that owns these objects"
  static let controls = ["NIST 800-53 AC-6", "NIST 800-53 AC-3(7)", "CIS Kubernetes 5.1.12"]

  static func check(
    _ manifest: LintedManifest,
    among all: LintedManifests,
    _ report: inout LintReport
  ) {
    for rule in manifest.roleRules {
      guard !rule.rule.allowsEverything,
        let power = RBACPower.permissions(of: rule.rule).first(where: {
          kinds.contains($0.resource)
        })
      else { continue }
      report.add(
        Self.self,
        at: manifest.place(of: rule.document.present("resources")),
        "allows to `\(power.verb)` `\(power.resource)`",
        severity: power.resource.hasPrefix("certificate") || power.resource == "signers"
          ? .high : .medium
      )
    }
  }

  private static let kinds: Set<String> = [
    "roles", "clusterroles", "rolebindings", "clusterrolebindings",
    "mutatingwebhookconfigurations", "validatingwebhookconfigurations",
    "certificatesigningrequests/approval", "signers",
  ]
}
