import Documents

/// Do not grant basic roles.
enum DoNotGrantBasicRoles: GCPRule {
  static let id = "GT170"
  static let name = "do not grant basic roles"
  static let family = LintFamily.gcp
  static let severity = LintSeverity.critical
  static let why = """
    Owner, editor and viewer reach every service of a project, those enabled tomorrow \
    included.
    """
  static let fix = "grant predefined or custom roles on the resource that is used"
  static let controls = ["NIST 800-53 AC-6", "CIS GCP 1.5"]

  static func check(_ object: LintedGCPObject, _ report: inout LintReport) {
    for binding in object.bindings {
      guard let severity = severities[binding.role] else { continue }
      report.add(
        Self.self,
        at: object.place(of: binding.document.present("role")),
        "gives the basic role `\(binding.role)` to \(binding.members.map(\.name).listed)",
        severity: severity
      )
    }
  }

  private static let severities: [String: LintSeverity] = [
    "roles/owner": .critical, "roles/editor": .high, "roles/viewer": .medium,
  ]
}
