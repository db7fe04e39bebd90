/// Remove deleted members.
enum RemoveDeletedMembers: GCPRule {
  static let id = "GT181"
  static let name = "remove deleted members"
  static let family = LintFamily.gcp
  static let severity = LintSeverity.low
  static let why = """
    A binding of a deleted member comes back to life when the account is restored.
    """
  static let fix = "remove the member"
  static let controls = ["NIST 800-53 AC-2(3)"]

  static func check(_ object: LintedGCPObject, _ report: inout LintReport) {
    for binding in object.bindings {
      for member in binding.members where member.name.hasPrefix("deleted:") {
        report.add(
          Self.self,
          at: object.place(of: member.document),
          "`\(member.name)` still holds `\(binding.role)`"
        )
      }
    }
  }
}
