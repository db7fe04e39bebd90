import Documents

/// Enforce what is constrained.
enum EnforceConstraints: ManifestRule {
  static let id = "GT155"
  static let name = "enforce what is constrained"
  static let family = LintFamily.kubernetes
  static let severity = LintSeverity.medium
  static let why = """
    A constraint in `dryrun` or `warn`, or a policy in `Audit`, records what it should \
    refuse.
    """
  static let fix = """
    write `enforcementAction: deny` for Gatekeeper, `failureAction: Enforce` for Kyverno
    """
  static let controls = ["NIST 800-53 CM-5", "NIST 800-53 AC-3"]

  static func check(
    _ manifest: LintedManifest,
    among all: LintedManifests,
    _ report: inout LintReport
  ) {
    guard let spec = manifest.document.present("spec") else { return }
    var fields: [Document?] = []
    if manifest.group == "constraints.gatekeeper.sh" {
      fields = [spec.present("enforcementAction")]
    } else if manifest.isKyvernoPolicy {
      let rules = (try? spec.optionalElements("rules")) ?? []
      fields =
        [spec.present("validationFailureAction")]
        + rules.map { $0.present("validate")?.present("failureAction") }
    }
    for case let field? in fields {
      guard let action = try? field.string(), lax.contains(action.lowercased()) else { continue }
      report.add(
        Self.self,
        at: manifest.place(of: field),
        "`\(action)` records and does not refuse"
      )
    }
  }

  private static let lax: Set<String> = ["dryrun", "warn", "audit"]
}
