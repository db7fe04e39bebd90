/// Do not give deletion with writing.
enum DoNotWriteWithDelete: AzureRule {
  static let id = "GT200"
  static let name = "do not give deletion with writing"
  static let family = LintFamily.azure
  static let severity = LintSeverity.low
  static let why = """
    The built-in contributor roles for data contain delete and move: writing without \
    deletion needs a role of its own.
    """
  static let fix = "define a custom role with read, write and add of blobs"
  static let controls = ["NIST 800-53 AC-6", "NIST 800-53 CP-9"]

  static func check(_ object: LintedAzureObject, _ report: inout LintReport) {
    guard object.kind == .assignment, let (field, role) = object.assignedRole,
      AzureRoles.dataActions(role).contains(where: { $0.hasSuffix("/delete") })
    else { return }
    report.add(
      Self.self,
      at: object.place(of: field),
      "the role deletes what it writes, and moves it"
    )
  }
}
