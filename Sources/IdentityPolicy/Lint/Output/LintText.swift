/// Findings for people: by file, each with its place, its message and what to do.
package enum LintText {
  package static func lines(_ outcome: LintOutcome) -> [String] {
    var lines: [String] = []
    var file: String?
    for finding in outcome.findings {
      if finding.file != file {
        if file != nil { lines.append("") }
        lines.append(finding.file)
        file = finding.file
      }
      lines += LintText.lines(finding)
    }
    return lines + (lines.isEmpty ? [] : [""]) + [summary(outcome)]
  }

  private static func lines(_ finding: LintFinding) -> [String] {
    let place = padded("\(finding.line):\(finding.column)", to: 8)
    let severity = padded(finding.severity.rawValue, to: 8)
    let statement = finding.statement.map { "statement \($0): " } ?? ""
    return [
      "  \(place) \(severity) \(finding.rule)  \(statement)\(finding.message)",
      "  \(padded("", to: 25))\(finding.fix)",
    ]
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  /// Such as `3 findings in 12 files: 1 high, 2 low · 4 accepted by the baseline`.
  package static func summary(_ outcome: LintOutcome) -> String {
    let counts = LintSeverity.allCases.reversed().compactMap { severity -> String? in
      let count = outcome.findings.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.rawValue)"
    }
    var parts = [
      "\(amount(outcome.findings.count, "finding")) in \(amount(outcome.files.count, "file"))"
        + (counts.isEmpty ? "" : ": " + counts.joined(separator: ", "))
    ]
    if outcome.accepted > 0 { parts.append("\(outcome.accepted) accepted by the baseline") }
    if outcome.suppressed > 0 { parts.append("\(outcome.suppressed) under an exception") }
    if !outcome.unknown.isEmpty {
      parts.append("\(amount(outcome.unknown.count, "file")) with nothing to lint")
    }
    if !outcome.problems.isEmpty {
      parts.append("\(amount(outcome.problems.count, "fault")) that kept from reading")
    }
    return parts.joined(separator: " · ")
  }

  private static func amount(_ count: Int, _ noun: String) -> String {
    "\(count) \(noun)\(count == 1 ? "" : "s")"
  }
}
