/// What a run of the linter comes to.
package struct LintOutcome: Sendable {
  /// By file in the order of reading, and by place in the file.
  package let findings: [LintFinding]
  /// How many the baseline accepts.
  package let accepted: Int
  /// How many an exception covers.
  package let suppressed: Int
  package let problems: [LintRun.Problem]
  /// All files that were read, in order.
  package let files: [String]
  /// Those in which nothing is that the linter knows.
  package let unknown: [String]

  package init(
    findings: [LintFinding],
    accepted: Int = 0,
    suppressed: Int = 0,
    problems: [LintRun.Problem] = [],
    files: [String] = [],
    unknown: [String] = []
  ) {
    self.findings = findings
    self.accepted = accepted
    self.suppressed = suppressed
    self.problems = problems
    self.files = files
    self.unknown = unknown
  }

  /// 3 when something could not be read, 1 when a finding is as severe as asked or more, else 0.
  package func exitCode(failingOn severity: LintSeverity) -> Int32 {
    guard problems.isEmpty else { return 3 }
    return findings.contains { $0.severity >= severity } ? 1 : 0
  }
}
