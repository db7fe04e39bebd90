import Documents

/// Name the verbs.
enum NameTheVerbs: ManifestRule {
  static let id = "GT143"
  static let name = "name the verbs"
  static let family = LintFamily.kubernetes
  static let severity = LintSeverity.critical
  static let why = """
    The verb `*` takes in escalate, bind, impersonate and deletecollection, and what is \
    added later.
    """
  static let fix = "list the verbs: get, list, watch, create, update, patch, delete"
  static let controls = ["NIST 800-53 AC-6", "CIS Kubernetes 5.1.3"]

  static func check(
    _ manifest: LintedManifest,
    among all: LintedManifests,
    _ report: inout LintReport
  ) {
    for rule in manifest.roleRules where rule.rule.verbs.contains("*") {
      report.add(
        Self.self,
        at: manifest.place(of: rule.document.present("verbs")),
        rule.rule.allowsEverything
          ? "allows everything in the cluster"
          : "allows every verb on \((rule.rule.resources + rule.rule.nonResourceURLs).listed)",
        severity: rule.rule.allowsEverything ? .critical : .high
      )
    }
  }
}
