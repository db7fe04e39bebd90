/// Declare exceptions where they are approved.
enum DeclareExceptions: ManifestRule {
  static let id = "GT157"
  static let name = "declare exceptions where they are approved"
  static let family = LintFamily.kubernetes
  static let severity = LintSeverity.medium
  static let why = """
    A PolicyException lifts a rule without an approval, an owner or an end that govtop \
    knows.
    """
  static let fix = """
    record an exception in govtop, and let its expiry remove the object
    """
  static let controls = ["NIST 800-53 CM-3", "NIST 800-53 CA-5"]

  static func check(
    _ manifest: LintedManifest,
    among all: LintedManifests,
    _ report: inout LintReport
  ) {
    guard manifest.kind == "PolicyException" else { return }
    report.add(Self.self, at: manifest.place, "`\(manifest.name)` lifts admission rules")
  }
}
