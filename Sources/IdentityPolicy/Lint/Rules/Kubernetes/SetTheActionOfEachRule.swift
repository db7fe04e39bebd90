import Documents

/// Set the failure action of each rule.
enum SetTheActionOfEachRule: ManifestRule {
  static let id = "GT156"
  static let name = "set the failure action of each rule"
  static let family = LintFamily.kubernetes
  static let severity = LintSeverity.low
  static let why = """
    The field of the whole policy is deprecated, and a rule without one of its own audits by \
    default.
    """
  static let fix = """
    write `failureAction: Enforce` in the `validate` block of each rule
    """
  static let controls = ["NIST 800-53 CM-6"]

  static func check(
    _ manifest: LintedManifest,
    among all: LintedManifests,
    _ report: inout LintReport
  ) {
    guard manifest.isKyvernoPolicy, let spec = manifest.document.present("spec") else { return }
    if let field = spec.present("validationFailureAction") {
      report.add(
        Self.self,
        at: manifest.place(of: field),
        "`validationFailureAction` of the whole policy is deprecated"
      )
      return
    }
    for rule in (try? spec.optionalElements("rules")) ?? [] {
      guard let validate = rule.present("validate"), validate.present("failureAction") == nil else {
        continue
      }
      report.add(
        Self.self,
        at: manifest.place(of: validate),
        "the rule has no `failureAction`, so it only audits",
        severity: .medium
      )
    }
  }
}
