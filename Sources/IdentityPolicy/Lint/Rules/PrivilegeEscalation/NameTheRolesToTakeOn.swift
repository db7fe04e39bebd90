/// A holder takes on the roles it needs, by name.
enum NameTheRolesToTakeOn: EscalationRule {
  static let id = "GT046"
  static let name = "name the roles that a holder takes on"
  static let severity = LintSeverity.high
  static let gain = "take on every role that trusts its account"
  static let why = "Many roles trust the whole account and leave the choice to this right alone."
  static let fix = "name the roles in `Resource`"
  static let controls = ["NIST 800-53 AC-6", "NIST 800-53 AC-3"]

  static let paths = EscalationPath.paths(table)

  /// What must be held, a path a line; the marks are those of `EscalationPath.Demand`.
  static let table = """
    sts:AssumeRole*
    sts:AssumeRoot*
    """
}
