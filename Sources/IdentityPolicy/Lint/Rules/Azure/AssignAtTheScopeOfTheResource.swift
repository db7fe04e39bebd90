/// Assign at the scope of the resource.
enum AssignAtTheScopeOfTheResource: AzureRule {
  static let id = "GT192"
  static let name = "assign at the scope of the resource"
  static let family = LintFamily.azure
  static let severity = LintSeverity.medium
  static let why = """
    A role at a subscription or management group reaches everything below, what is created \
    tomorrow included.
    """
  static let fix = "assign it at the resource or resource group"
  static let controls = ["NIST 800-53 AC-6"]

  static func check(_ object: LintedAzureObject, _ report: inout LintReport) {
    guard object.kind == .assignment, let scope = object.field("scope"),
      let width = object.scopeWidth
    else { return }
    report.add(
      Self.self,
      at: object.place(of: scope),
      "the role reaches \(width.words)",
      severity: width == .subscription ? .medium : .high
    )
  }
}
