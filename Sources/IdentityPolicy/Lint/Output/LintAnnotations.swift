import Documents

/// Findings as workflow commands of GitHub, which shows them beside the changed lines.
package enum LintAnnotations {
  package static func lines(_ outcome: LintOutcome) -> [String] {
    outcome.problems.map { problem in
      let place = problem.position.map { ",line=\($0.line),col=\($0.column)" } ?? ""
      return "::error file=\(property(problem.file))\(place)::\(data(problem.message))"
    }
      + outcome.findings.map { finding in
        let place =
          "file=\(property(finding.file)),line=\(finding.line),col=\(finding.column)"
        let title = property("\(finding.rule) \(finding.severity.rawValue)")
        let message = data("\(finding.message)\nfix: \(finding.fix)")
        return "::\(level(finding.severity)) \(place),title=\(title)::\(message)"
      }
  }

  private static func level(_ severity: LintSeverity) -> String {
    switch severity {
    case .critical, .high: "error"
    case .medium: "warning"
    case .low, .info: "notice"
    }
  }

  // A line break would end the command and begin another, of the file's making.
  private static func data(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private static func property(_ text: String) -> String {
    data(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
