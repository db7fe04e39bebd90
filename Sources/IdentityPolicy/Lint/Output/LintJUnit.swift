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
      cases = ["    <testcase classname=\"\(XMLText.escaped(file))\" name=\"nothing found\"/>"]
    }
    let head =
      "  <testsuite name=\"\(XMLText.escaped(file))\" tests=\"\(cases.count)\" "
      + "failures=\"\(findings.count)\" errors=\"\(problems.count)\">"
    return ([head] + cases + ["  </testsuite>"], cases.count)
  }

  private static func testCase(_ finding: LintFinding) -> String {
    let name = "\(finding.rule) \(finding.line):\(finding.column) \(finding.pointer)"
    return """
          <testcase classname="\(XMLText.escaped(finding.file))" name="\(XMLText.escaped(name))">
            <failure type="\(finding.severity.rawValue)" message="\(XMLText.escaped(finding.message))">\
      \(XMLText.escaped(finding.fix))</failure>
          </testcase>
      """
  }

  private static func testCase(_ problem: LintRun.Problem) -> String {
    """
        <testcase classname="\(XMLText.escaped(problem.file))" name="reading">
          <error message="\(XMLText.escaped(problem.message))">\(XMLText.escaped(problem.place))</error>
        </testcase>
    """
  }
}
