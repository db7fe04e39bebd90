/// Do not assign Owner or a role that assigns roles.
enum DoNotAssignOwner: AzureRule {
  static let id = "GT190"
  static let name = "do not assign Owner or a role that assigns roles"
  static let family = LintFamily.azure
  static let severity = LintSeverity.critical
  static let why = """
    Owner, User Access Administrator and the like give any role, to themselves included.
    """
  static let fix = """
    assign a role of the resource at its scope; activate the others for an hour by PIM
    """
  static let controls = ["NIST 800-53 AC-6", "CIS Azure 1.23", "ATLAS AML.T0012"]

  static func check(_ object: LintedAzureObject, _ report: inout LintReport) {
    guard object.kind == .assignment, let (field, role) = object.assignedRole,
      let name = AzureRoles.privileged(role)
    else { return }
    let isWide = object.scopeWidth != nil
    // A condition may hold them to some roles.
    let isLimited = object.field("condition") != nil
    report.add(
      Self.self,
      at: object.place(of: field),
      "assigns \(name) \(object.scopeWords)",
      severity: isLimited ? .medium : isWide ? .critical : .high
    )
  }
}
