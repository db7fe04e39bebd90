import Documents

/// Do not allow entering pods.
enum DoNotAllowEnteringPods: ManifestRule {
  static let id = "GT146"
  static let name = "do not allow entering pods"
  static let family = LintFamily.kubernetes
  static let severity = LintSeverity.high
  static let why = """
    By exec, attach or an ephemeral container one acts with the token of the pod that is \
    entered.
    """
  static let fix = """
    keep it for break-glass roles, and limit it with `resourceNames` or a namespace
    """
  static let controls = ["NIST 800-53 AC-6", "NIST 800-53 AC-17"]

  static func check(
    _ manifest: LintedManifest,
    among all: LintedManifests,
    _ report: inout LintReport
  ) {
    for rule in manifest.roleRules {
      guard !rule.rule.allowsEverything,
        let (resource, _) = entries.first(where: { entry in
          rule.rule.reaches(entry.0, in: "") && entry.1.contains(where: rule.rule.allows)
        })
      else { continue }
      report.add(
        Self.self,
        at: manifest.place(of: rule.document.present("resources")),
        "allows to enter pods by `\(resource)`"
      )
    }
  }

  private static let entries = [
    ("pods/exec", ["create", "get"]), ("pods/attach", ["create", "get"]),
    ("pods/ephemeralcontainers", ["update", "patch"]),
  ]
}
