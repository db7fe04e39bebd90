/// Name the actions of a role.
enum NameTheActionsOfARole: AzureRule {
  static let id = "GT191"
  static let name = "name the actions of a role"
  static let family = LintFamily.azure
  static let severity = LintSeverity.high
  static let why = "A role with the action `*` is Owner under another name."
  static let fix = "list the operations, a provider and type at least"
  static let controls = ["NIST 800-53 AC-6", "CIS Azure 1.24"]

  static func check(_ object: LintedAzureObject, _ report: inout LintReport) {
    guard object.kind == .definition else { return }
    for action in object.actions("actions")
    where Glob(action.name).isEverything || action.name == "*/*" {
      report.add(Self.self, at: object.place(of: action.document), "allows every action")
    }
    for action in object.actions("actions")
    where action.name.hasSuffix("/*") && action.name.split(separator: "/").count == 2 {
      report.add(
        Self.self,
        at: object.place(of: action.document),
        "`\(action.name)` allows every action of a provider",
        severity: .medium
      )
    }
  }
}
