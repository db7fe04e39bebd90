import Documents

/// Deny in the binding.
enum DenyInTheBinding: ManifestRule {
  static let id = "GT154"
  static let name = "deny in the binding"
  static let family = LintFamily.kubernetes
  static let severity = LintSeverity.high
  static let why = """
    A binding with only `Audit` or `Warn` lets through what the policy forbids.
    """
  static let fix = """
    write `validationActions: [Deny]`, with `Audit` beside it where a record is wanted
    """
  static let controls = ["NIST 800-53 CM-5", "NIST 800-53 AC-3"]

  static func check(
    _ manifest: LintedManifest,
    among all: LintedManifests,
    _ report: inout LintReport
  ) {
    guard manifest.isKind("ValidatingAdmissionPolicyBinding"),
      let spec = manifest.document.present("spec")
    else { return }
    let field = spec.present("validationActions")
    let actions = (try? field?.strings()) ?? []
    guard !actions.contains("Deny") else { return }
    report.add(
      Self.self,
      at: manifest.place(of: field ?? spec),
      actions.isEmpty
        ? "the binding has no action" : "the binding does not deny, it is \(actions.listed) only"
    )
  }
}
