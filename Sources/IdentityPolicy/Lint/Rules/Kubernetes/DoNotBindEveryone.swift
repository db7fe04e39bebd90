/// Do not bind everyone.
enum DoNotBindEveryone: ManifestRule {
  static let id = "GT149"
  static let name = "do not bind everyone"
  static let family = LintFamily.kubernetes
  static let severity = LintSeverity.critical
  static let why = """
    These groups hold callers that nobody has approved: anonymous ones, all users, all \
    service accounts.
    """
  static let fix = "bind the service account or group that is meant"
  static let controls = ["NIST 800-53 AC-6", "NIST 800-53 AC-14", "CIS Kubernetes 4.2.1"]

  static func check(
    _ manifest: LintedManifest,
    among all: LintedManifests,
    _ report: inout LintReport
  ) {
    guard let binding = manifest.binding, !discovery.contains(binding.role) else { return }
    for subject in binding.subjects {
      let isUnknown = ["system:anonymous", "system:unauthenticated"].contains(subject.name)
      let isAnyone =
        ["system:authenticated", "system:serviceaccounts"].contains(subject.name)
        || subject.name.hasPrefix("system:serviceaccounts:")
      guard isUnknown || isAnyone else { continue }
      report.add(
        Self.self,
        at: manifest.place(of: subject.document),
        "gives `\(binding.role)` to `\(subject.name)`",
        severity: isUnknown ? .critical : .high
      )
    }
  }

  /// Roles that the API server itself binds to everyone.
  private static let discovery: Set<String> = [
    "system:public-info-viewer", "system:discovery", "system:basic-user",
  ]
}
