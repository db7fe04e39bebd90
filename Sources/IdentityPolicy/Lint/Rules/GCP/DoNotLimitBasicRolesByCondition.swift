import Documents

/// Do not limit basic roles or everyone by a condition.
enum DoNotLimitBasicRolesByCondition: GCPRule {
  static let id = "GT176"
  static let name = "do not limit basic roles or everyone by a condition"
  static let family = LintFamily.gcp
  static let severity = LintSeverity.medium
  static let why = """
    Google Cloud refuses conditions on basic roles, allUsers and allAuthenticatedUsers.
    """
  static let fix = "grant a predefined role to a named member under the condition"
  static let controls = ["NIST 800-53 CM-6"]

  static func check(_ object: LintedGCPObject, _ report: inout LintReport) {
    for binding in object.bindings {
      guard let condition = binding.condition else { continue }
      let isBasic = ["roles/owner", "roles/editor", "roles/viewer"].contains(binding.role)
      let everyone = binding.members.map(\.name).first {
        ["allUsers", "allAuthenticatedUsers"].contains($0)
      }
      guard isBasic || everyone != nil else { continue }
      report.add(
        Self.self,
        at: object.place(of: condition),
        "no condition can limit `\(isBasic ? binding.role : everyone ?? "")`"
      )
    }
  }
}
