/// Guard roles that assign roles.
enum GuardRolesThatAssignRoles: AzureRule {
  static let id = "GT195"
  static let name = "guard roles that assign roles"
  static let family = LintFamily.azure
  static let severity = LintSeverity.high
  static let why = """
    With `Microsoft.Authorization/roleAssignments/write` a holder gives themselves any role.
    """
  static let fix = """
    leave it to the pipeline that manages access, under a condition on the roles that it may \
    assign
    """
  static let controls = ["NIST 800-53 AC-6", "NIST 800-53 AC-3(7)", "ATLAS AML.T0012"]

  static func check(_ object: LintedAzureObject, _ report: inout LintReport) {
    guard object.kind == .definition else { return }
    let excepted = object.actions("notActions").map(\.name)
    for action in object.actions("actions") {
      guard !Glob(action.name).isEverything,
        let power = powers.first(where: { Glob(ignoringCase: action.name).matches($0) }),
        !excepted.contains(where: { Glob(ignoringCase: $0).matches(power) })
      else { continue }
      report.add(
        Self.self,
        at: object.place(of: action.document),
        "`\(action.name)` lets a holder assign or define roles"
      )
    }
  }

  private static let powers = [
    "microsoft.authorization/roleassignments/write",
    "microsoft.authorization/roledefinitions/write",
    "microsoft.authorization/elevateaccess/action",
    "microsoft.managedidentity/userassignedidentities/federatedidentitycredentials/write",
  ]
}
