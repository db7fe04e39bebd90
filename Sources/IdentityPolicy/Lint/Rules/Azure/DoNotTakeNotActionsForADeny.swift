/// Do not take notActions for a deny.
enum DoNotTakeNotActionsForADeny: AzureRule {
  static let id = "GT194"
  static let name = "do not take notActions for a deny"
  static let family = LintFamily.azure
  static let severity = LintSeverity.low
  static let why = """
    `notActions` subtracts inside this role only: another assignment gives the action back.
    """
  static let fix = """
    list the actions that are meant; what must never happen belongs in a deny assignment or \
    policy
    """
  static let controls = ["NIST 800-53 AC-3"]

  static func check(_ object: LintedAzureObject, _ report: inout LintReport) {
    guard object.kind == .definition else { return }
    for (list, excepted) in [("actions", "notActions"), ("dataActions", "notDataActions")] {
      let isOpen = object.actions(list).contains { Glob($0.name).isEverything }
      guard let first = object.actions(excepted).first else { continue }
      report.add(
        Self.self,
        at: object.place(of: first.document),
        "`\(first.name)` is left out of this role, not denied",
        severity: isOpen ? .medium : .low
      )
    }
  }
}
