import Documents
import Foundation
import IdentityPolicy
import Testing

/// A folder of labelled policies, named by `GOVTOP_LINT_CASES`: `permissions.json` and `trust.json`.
struct LabelledCaseTests {
  private static var folder: String? {
    ProcessInfo.processInfo.environment["GOVTOP_LINT_CASES"]
  }

  private static let families: [String: LintFamily] = [
    "privesc": .privilegeEscalation, "exfil": .dataExfiltration, "trust": .trust,
    "wild": .wildcard, "creds": .credentialExposure, "exposure": .resourceExposure,
  ]

  @Test(
    .enabled(if: folder != nil, "name the folder of labelled policies in `GOVTOP_LINT_CASES`"),
    arguments: ["permissions.json", "trust.json"]
  )
  func `labelled policies are judged as their label says`(name: String) throws {
    let folder = try #require(LabelledCaseTests.folder)
    let data = try #require(FileManager.default.contents(atPath: folder + "/" + name))
    for item in try Document(json: Array(data)).elements() {
      let category = try item.string("category")
      // A family without rules yet says nothing.
      guard let family = LabelledCaseTests.families[category],
        LintRegistry.all.contains(where: { $0.family == family })
      else { continue }
      let policy = try LintedPolicy(
        item.required("policy"),
        file: name,
        use: name == "trust.json" ? .trust : .permissions
      )
      var report = LintReport()
      Linter().lint(policy, &report)
      Linter().lint(LintedHolding(principal: name, policies: [policy], isPrincipal: false), &report)
      let isFound = report.findings.contains { $0.family == family }
      let isExpected = try item.required("expected").boolean()
      let id = try item.string("id")
      #expect(isFound == isExpected, "\(id)")
    }
  }
}
