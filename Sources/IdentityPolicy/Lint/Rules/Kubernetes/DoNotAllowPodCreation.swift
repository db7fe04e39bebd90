import Documents

/// Allow pod creation in namespaces without strong accounts only.
enum DoNotAllowPodCreation: ManifestRule {
  static let id = "GT145"
  static let name = "allow pod creation in namespaces without strong accounts only"
  static let family = LintFamily.kubernetes
  static let severity = LintSeverity.medium
  static let why = """
    Whoever creates a pod, or a workload that does, chooses its service account and reads \
    its token and secrets.
    """
  static let fix = """
    limit it to a namespace whose service accounts hold no more than the creator
    """
  static let controls = ["NIST 800-53 AC-6", "CIS Kubernetes 5.1.4"]

  static func check(
    _ manifest: LintedManifest,
    among all: LintedManifests,
    _ report: inout LintReport
  ) {
    for rule in manifest.roleRules {
      guard !rule.rule.allowsEverything, rule.rule.allows("create"),
        let (resource, _) = workloads.first(where: { rule.rule.reaches($0.0, in: $0.1) })
      else { continue }
      report.add(
        Self.self,
        at: manifest.place(of: rule.document.present("resources")),
        "allows to create `\(resource)` as any service account of "
          + (manifest.kind == "ClusterRole" ? "every namespace it is bound in" : "the namespace"),
        severity: manifest.kind == "ClusterRole" ? .medium : .low
      )
    }
  }

  private static let workloads = [
    ("pods", ""), ("deployments", "apps"), ("daemonsets", "apps"), ("statefulsets", "apps"),
    ("replicasets", "apps"), ("jobs", "batch"), ("cronjobs", "batch"),
    ("replicationcontrollers", ""),
  ]
}
