/// Nobody is an administrator under another name.
///
/// A list of what is not allowed opens all the rest, services yet to come included: everything but
/// billing is everything.
enum BeNoAdministratorUnawares: HoldingRule, WatchingRule {
  static let id = "GT040"
  static let name = "be no administrator unawares"
  static let family = LintFamily.privilegeEscalation
  static let severity = LintSeverity.critical
  static let why = "Who may do anything may give rights to anyone, and no other control holds them."
  static let fix =
    "list the actions and resources that are needed; keep administration just in time"
  static let controls = ["NIST 800-53 AC-6", "NIST 800-53 AC-6(1)", "CIS AWS 1.16"]
  static let table = "iam:PutUserPolicy"

  static func check(_ holding: LintedHolding, _ report: inout LintReport) {
    guard let statement = holding.rights.unlimited else { return }
    let actions = statement.statement.actions
    let text = actions.text.count > 120 ? actions.text.prefix(119) + "…" : actions.text
    report.add(
      Self.self,
      at: statement.place,
      actions.isNegated
        ? "everything but `\(text.dropFirst())` is allowed, the giving of rights included"
        : "`\(text)` allows everything, the giving of rights included"
    )
  }
}
