import Documents

/// Do not allow the proxy of nodes.
enum DoNotAllowTheNodeProxy: ManifestRule {
  static let id = "GT147"
  static let name = "do not allow the proxy of nodes"
  static let family = LintFamily.kubernetes
  static let severity = LintSeverity.high
  static let why = """
    The kubelet behind `nodes/proxy` runs commands in every pod of the node, past admission \
    and audit.
    """
  static let fix = "use `nodes/metrics` or `nodes/stats` where metrics are wanted"
  static let controls = ["NIST 800-53 AC-6", "CIS Kubernetes 5.1.10"]

  static func check(
    _ manifest: LintedManifest,
    among all: LintedManifests,
    _ report: inout LintReport
  ) {
    for rule in manifest.roleRules {
      guard !rule.rule.allowsEverything, rule.rule.reaches("nodes/proxy", in: ""),
        ["get", "create"].contains(where: rule.rule.allows)
      else { continue }
      report.add(
        Self.self,
        at: manifest.place(of: rule.document.present("resources")),
        "allows to reach the kubelet of every node"
      )
    }
  }
}
