import Documents

/// Do not bind cluster-admin.
enum DoNotBindClusterAdmin: ManifestRule {
  static let id = "GT148"
  static let name = "do not bind cluster-admin"
  static let family = LintFamily.kubernetes
  static let severity = LintSeverity.critical
  static let why = """
    cluster-admin may do everything, and nothing that it does is refused.
    """
  static let fix = """
    bind a role that lists what is needed; keep cluster-admin for break-glass
    """
  static let controls = ["NIST 800-53 AC-6", "CIS Kubernetes 5.1.1", "ATLAS AML.T0012"]

  static func check(
    _ manifest: LintedManifest,
    among all: LintedManifests,
    _ report: inout LintReport
  ) {
    guard let binding = manifest.binding else { return }
    let isCluster = manifest.kind == "ClusterRoleBinding"
    if binding.role == "cluster-admin", binding.roleKind == "ClusterRole" {
      report.add(
        Self.self,
        at: manifest.place(of: manifest.document.present("roleRef")),
        "binds cluster-admin to \(binding.subjects.map(\.name).listed)",
        severity: isCluster ? .critical : .high
      )
    }
    for subject in binding.subjects where subject.name == "system:masters" {
      report.add(
        Self.self,
        at: manifest.place(of: subject.document),
        "names `system:masters`, whose members no authorizer ever refuses"
      )
    }
  }
}
