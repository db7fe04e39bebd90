/// Do not grant to everyone.
enum DoNotGrantToEveryone: GCPRule {
  static let id = "GT171"
  static let name = "do not grant to everyone"
  static let family = LintFamily.gcp
  static let severity = LintSeverity.critical
  static let why = """
    allUsers is the whole internet, allAuthenticatedUsers everyone with any account of \
    Google.
    """
  static let fix = "name the group or service account that is meant"
  static let controls = ["NIST 800-53 AC-3", "NIST 800-53 AC-14", "CIS GCP 5.1"]

  static func check(_ object: LintedGCPObject, _ report: inout LintReport) {
    for binding in object.bindings {
      for member in binding.members
      where ["allUsers", "allAuthenticatedUsers"].contains(member.name) {
        report.add(
          Self.self,
          at: object.place(of: member.document),
          "gives `\(binding.role)` to `\(member.name)`",
          severity: binding.role.hasPrefix("roles/run.invoker") ? .high : .critical
        )
      }
    }
  }
}
