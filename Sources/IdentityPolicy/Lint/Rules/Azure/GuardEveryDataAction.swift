import Documents

/// Guard every data action of a condition.
enum GuardEveryDataAction: AzureRule {
  static let id = "GT193"
  static let name = "guard every data action of a condition"
  static let family = LintFamily.azure
  static let severity = LintSeverity.high
  static let why = """
    A condition restricts only the actions that it names: for any other \
    `!(ActionMatches{...})` holds, and it is allowed.
    """
  static let fix = """
    write a guard clause for each data action of the role, or leave the action out of the \
    role
    """
  static let controls = ["NIST 800-53 AC-3"]

  static func check(_ object: LintedAzureObject, _ report: inout LintReport) {
    guard let condition = object.field("condition"), let text = try? condition.string() else {
      return
    }
    let guarded = AzureCondition.guardedActions(text)
    guard !guarded.isEmpty else { return }
    let own = object.actions("dataActions").map(\.name)
    let actions =
      own.isEmpty ? object.assignedRole.map { AzureRoles.dataActions($0.role) } ?? [] : own
    let open = actions.filter { action in
      !guarded.contains { AzureCondition.covers($0, action) }
    }
    guard !open.isEmpty else { return }
    report.add(
      Self.self,
      at: object.place(of: condition),
      "the condition does not restrict \(open.listed)"
    )
  }
}
