/// Name the data actions.
enum NameTheDataActions: AzureRule {
  static let id = "GT196"
  static let name = "name the data actions"
  static let family = LintFamily.azure
  static let severity = LintSeverity.high
  static let why = """
    The data action `*` reads, writes and deletes the content of every service.
    """
  static let fix = "list the data actions: read and write of the type that is used"
  static let controls = ["NIST 800-53 AC-6", "NIST 800-53 AC-4"]

  static func check(_ object: LintedAzureObject, _ report: inout LintReport) {
    guard object.kind == .definition else { return }
    for action in object.actions("dataActions") where action.name.contains("*") {
      let isEverything = Glob(action.name).isEverything
      report.add(
        Self.self,
        at: object.place(of: action.document),
        isEverything
          ? "allows every data action" : "`\(action.name)` allows data actions by a pattern",
        severity: isEverything ? .high : .medium
      )
    }
  }
}
