import Documents

/// Bind every admission policy.
enum BindAdmissionPolicies: ManifestRule {
  static let id = "GT152"
  static let name = "bind every admission policy"
  static let family = LintFamily.kubernetes
  static let severity = LintSeverity.high
  static let why = "A ValidatingAdmissionPolicy without a binding is never evaluated."
  static let fix = """
    add a ValidatingAdmissionPolicyBinding whose `policyName` is its name, with \
    `validationActions: [Deny]`
    """
  static let controls = ["NIST 800-53 CM-5", "NIST 800-53 AC-3"]

  static func check(
    _ manifest: LintedManifest,
    among all: LintedManifests,
    _ report: inout LintReport
  ) {
    guard manifest.isKind("ValidatingAdmissionPolicy") else { return }
    let isBound = all.manifests.contains { other in
      other.isKind("ValidatingAdmissionPolicyBinding")
        && (try? other.document.present("spec")?.optionalString("policyName")) == manifest.name
    }
    guard !isBound else { return }
    report.add(
      Self.self,
      at: manifest.place,
      "nothing that was linted binds `\(manifest.name)`, so it does nothing"
    )
  }
}
