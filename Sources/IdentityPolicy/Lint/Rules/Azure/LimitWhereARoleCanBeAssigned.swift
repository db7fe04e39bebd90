import Documents

/// Limit where a role can be assigned.
enum LimitWhereARoleCanBeAssigned: AzureRule {
  static let id = "GT198"
  static let name = "limit where a role can be assigned"
  static let family = LintFamily.azure
  static let severity = LintSeverity.low
  static let why = """
    A custom role that is assignable everywhere is assigned where nobody meant it.
    """
  static let fix = "list the subscriptions or resource groups in `assignableScopes`"
  static let controls = ["NIST 800-53 AC-6"]

  static func check(_ object: LintedAzureObject, _ report: inout LintReport) {
    guard object.kind == .definition, !object.isBuiltIn,
      let scopes = object.field("assignableScopes"),
      (try? scopes.strings())?.contains(where: { $0 == "/" || $0.isEmpty }) == true
    else { return }
    report.add(Self.self, at: object.place(of: scopes), "the role can be assigned everywhere")
  }
}
