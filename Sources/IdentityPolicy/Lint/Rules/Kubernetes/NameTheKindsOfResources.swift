import Documents

/// Name the kinds of resources.
enum NameTheKindsOfResources: ManifestRule {
  static let id = "GT144"
  static let name = "name the kinds of resources"
  static let family = LintFamily.kubernetes
  static let severity = LintSeverity.high
  static let why = """
    The resource `*` takes in secrets, roles and whatever an operator adds to the group.
    """
  static let fix = "list the resources that are used, and their group"
  static let controls = ["NIST 800-53 AC-6", "CIS Kubernetes 5.1.3"]

  static func check(
    _ manifest: LintedManifest,
    among all: LintedManifests,
    _ report: inout LintReport
  ) {
    for rule in manifest.roleRules {
      guard !rule.rule.allowsEverything,
        rule.rule.resources.contains("*") || rule.rule.apiGroups.contains("*")
      else { continue }
      let isReading = rule.rule.verbs.allSatisfy(RBACRule.readingVerbs.contains)
      report.add(
        Self.self,
        at: manifest.place(of: rule.document.present("resources")),
        rule.rule.resources.contains("*")
          ? "allows \(rule.rule.verbs.listed) on every kind of resource of \(rule.groups.listed)"
          : "allows \(rule.rule.verbs.listed) on \(rule.rule.resources.listed) of every API group",
        severity: isReading ? .medium : .high
      )
    }
  }
}
