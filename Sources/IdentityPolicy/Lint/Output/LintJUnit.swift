/// Findings as JUnit XML: a suite a file, a failing case a finding.
package enum LintJUnit {
  package static func xml(_ outcome: LintOutcome) -> String {
    let findings = Dictionary(grouping: outcome.findings, by: \.file)
    let problems = Dictionary(grouping: outcome.problems, by: \.file)
    let named = Set(outcome.files)
    let unread = outcome.problems.map(\.file).filter { !named.contains($0) }
    let suites = (outcome.files + unread).map { file in
      suite(file, findings[file] ?? [], problems[file] ?? [])
    }
    let failures = outcome.findings.count
    let head =
      "<testsuites name=\"govtop lint\" tests=\"\(suites.reduce(0) { $0 + $1.tests })\" "
      + "failures=\"\(failures)\" errors=\"\(outcome.problems.count)\">"
    return
      (["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", head] + suites.flatMap(\.lines)
      + ["</testsuites>"]).joined(separator: "\n")
  }

  private static func suite(
    _ file: String,
    _ findings: [LintFinding],
    _ problems: [LintRun.Problem]
  ) -> (lines: [String], tests: Int) {
    var cases = findings.map { testCase($0) } + problems.map { testCase($0) }
    if cases.isEmpty {
      cases = ["    <testcase classname=\"\(escaped(file))\" name=\"nothing found\"/>"]
    }
    let head =
      "  <testsuite name=\"\(escaped(file))\" tests=\"\(cases.count)\" "
      + "failures=\"\(findings.count)\" errors=\"\(problems.count)\">"
    return ([head] + cases + ["  </testsuite>"], cases.count)
  }

  private static func testCase(_ finding: LintFinding) -> String {
    let name = "\(finding.rule) \(finding.line):\(finding.column) \(finding.pointer)"
    return """
          <testcase classname="\(escaped(finding.file))" name="\(escaped(name))">
            <failure type="\(finding.severity.rawValue)" message="\(escaped(finding.message))">\
      \(escaped(finding.fix))</failure>
          </testcase>
      """
  }

  private static func testCase(_ problem: LintRun.Problem) -> String {
    """
        <testcase classname="\(escaped(problem.file))" name="reading">
          <error message="\(escaped(problem.message))">\(escaped(problem.place))</error>
        </testcase>
    """
  }

  /// Text for an attribute; characters that XML cannot hold are replaced.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "\n", "\t", "\r": escaped += " "
      case _ where scalar.value < 0x20 || scalar.value == 0xFFFE || scalar.value == 0xFFFF:
        escaped += "\u{FFFD}"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
