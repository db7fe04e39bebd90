package import Documents

/// One thing that a rule found wrong, with its place and the way out.
package struct LintFinding: Hashable, Sendable {
  /// The id of the rule, such as `GT001`.
  package let rule: String
  package let family: LintFamily
  package let severity: LintSeverity
  /// As it was named to the linter.
  package let file: String
  /// From 1.
  package let line: Int
  package let column: Int
  /// A JSON pointer to the value concerned; empty for the whole document.
  package let pointer: String
  /// The `Sid` of the statement, or else its index from 0; `nil` where there are no statements.
  package let statement: String?
  package let message: String
  package let fix: String
  /// Such as `NIST 800-53 AC-6`.
  package let controls: [String]

  package init(
    rule: String,
    family: LintFamily,
    severity: LintSeverity,
    file: String,
    line: Int,
    column: Int,
    pointer: String,
    statement: String?,
    message: String,
    fix: String,
    controls: [String]
  ) {
    self.rule = rule
    self.family = family
    self.severity = severity
    self.file = file
    self.line = line
    self.column = column
    self.pointer = pointer
    self.statement = statement
    self.message = message
    self.fix = fix
    self.controls = controls
  }

  package var position: Position { Position(line: line, column: column) }
}

/// How much harm a finding can do; the order is that of the cases.
package enum LintSeverity: String, CaseIterable, Comparable, Sendable {
  /// Worth knowing and nothing to mend: a wildcard that cannot be avoided.
  case info
  case low, medium, high, critical

  package static func < (left: LintSeverity, right: LintSeverity) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// What a rule is about, as the JSON output names it.
package enum LintFamily: String, CaseIterable, Sendable {
  case wildcard, condition
  case privilegeEscalation = "privilege-escalation"
  case dataExfiltration = "data-exfiltration"
  case credentialExposure = "credential-exposure"
  case resourceExposure = "resource-exposure"
  case trust, combination, metadata, token, kubernetes, gcp, azure, overlay, disagreement
}
