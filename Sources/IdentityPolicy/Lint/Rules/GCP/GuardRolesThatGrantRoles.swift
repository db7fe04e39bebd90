import Documents

/// Guard roles that grant roles.
enum GuardRolesThatGrantRoles: GCPRule {
  static let id = "GT179"
  static let name = "guard roles that grant roles"
  static let family = LintFamily.gcp
  static let severity = LintSeverity.high
  static let why = """
    Who may set a policy or write a custom role can give any role, to themselves included.
    """
  static let fix = """
    keep them for the pipeline that manages access, or limit them by \
    `iam.googleapis.com/modifiedGrantsByRole`
    """
  static let controls = ["NIST 800-53 AC-6", "NIST 800-53 AC-3(7)", "ATLAS AML.T0012"]

  static func check(_ object: LintedGCPObject, _ report: inout LintReport) {
    for binding in object.bindings where granting.contains(binding.role) {
      report.add(
        Self.self,
        at: object.place(of: binding.document.present("role")),
        "`\(binding.role)` lets \(binding.members.map(\.name).listed) give roles",
        severity: binding.condition == nil ? .high : .medium
      )
    }
  }

  private static let granting: Set<String> = [
    "roles/resourcemanager.projectIamAdmin", "roles/resourcemanager.folderIamAdmin",
    "roles/resourcemanager.organizationAdmin", "roles/iam.securityAdmin", "roles/iam.roleAdmin",
    "roles/iam.organizationRoleAdmin", "roles/iam.workloadIdentityPoolAdmin",
    "roles/iam.denyAdmin", "roles/orgpolicy.policyAdmin",
  ]
}
