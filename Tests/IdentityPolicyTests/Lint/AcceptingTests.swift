import Documents
import IdentityPolicy
import Testing

/// What lets a finding pass: a baseline for what exists, and exceptions that end.
struct AcceptingTests {
  private static func role(_ comment: String = "", head: String = "") -> String {
    """
    \(head)
    apiVersion: rbac.authorization.k8s.io/v1
    kind: ClusterRole
    metadata: {name: r}
    rules:
      - apiGroups: [""]
        resources: [configmaps]
        verbs: ["*"] \(comment)
    """
  }

  private static func outcome(_ text: String, on day: String = "2026-06-01") -> LintOutcome {
    var run = LintRun()
    run.read(Array(text.utf8), file: "k8s/role.yaml")
    return run.finish(on: day)
  }

  static let covering = [
    role("# govtop:allow GT143 EX-118 until 2026-06-01: migration"),
    role("# govtop:allow gt143 EX-118 until 2026-12-31"),
    role(head: "# govtop:allow-file GT143 EX-118 until 2026-12-31"),
    role().replacing(
      "    verbs:",
      with: "    # govtop:allow GT143 EX-1 until 2026-12-31\n    verbs:"
    ),
  ]

  @Test(arguments: covering) func `an exception lets its finding pass`(text: String) {
    let outcome = Self.outcome(text)
    #expect(outcome.findings.isEmpty && outcome.suppressed == 1 && outcome.problems.isEmpty)
  }

  static let idle = [
    role("# govtop:allow GT143 EX-118 until 2026-05-31"),
    role("# govtop:allow GT142 EX-118 until 2026-12-31"),
    role(head: "# govtop:allow GT143 EX-118 until 2026-12-31"),
  ]

  @Test(arguments: idle) func `one that is over, or speaks of something else, does not`(
    text: String
  ) {
    let outcome = Self.outcome(text)
    #expect(outcome.findings.map(\.rule) == ["GT143"] && outcome.suppressed == 0)
  }

  static let wrong = [
    "# govtop:allow GT143", "# govtop:allow GT143 EX-118", "# govtop:allow GT143 until 2026-12-31",
    "# govtop:allow GT143 JIRA-1 until 2026-12-31", "# govtop:allow GT143 EX-118 until tomorrow",
    "# govtop:allow GT999 EX-118 until 2026-12-31", "# govtop:allow GT143 EX-118 until 2026-13-01",
  ]

  @Test(arguments: wrong) func `one without exception or end is a fault`(comment: String) throws {
    let outcome = Self.outcome(Self.role(comment))
    let problem = try #require(outcome.problems.first)
    #expect(problem.position?.line == 8)
    #expect(outcome.findings.map(\.rule) == ["GT143"])
  }

  @Test func `a file of exceptions covers files that have no comments`() throws {
    let list = """
      - {rule: GT002, file: "policies/*.json", exception: EX-7, until: "2026-12-31", statement: All}
      """
    let suppressions = try LintSuppression.list(Array(list.utf8))
    func found(_ sid: String) -> [String] {
      var run = LintRun(rules: ["GT002"], suppressions: suppressions)
      let text = Lint.statements(
        #""Sid":"\#(sid)","Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::b""#
      )
      run.read(Array(text.utf8), file: "policies/p.json")
      return run.finish(on: "2026-06-01").findings.map(\.rule)
    }
    #expect(found("All").isEmpty)
    #expect(found("Other") == ["GT002"])
    #expect(throws: JSONError.self) {
      try LintSuppression.list(Array("- {rule: GT002, file: a, until: '2026-12-31'}".utf8))
    }
  }

  @Test func `a baseline accepts what exists, wherever it moves, and nothing new`() throws {
    let before = Self.outcome(Self.role()).findings
    let baseline = try LintBaseline(LintBaseline(before).json.canonicalBytes())
    var run = LintRun()
    let moved =
      "# a\n# b\n" + Self.role() + "\n  - {apiGroups: [''], resources: [jobs], verbs: ['*']}\n"
    run.read(Array(moved.utf8), file: "./k8s/role.yaml")
    let after = run.finish(on: "2026-06-01", baseline: baseline)
    #expect(after.accepted == 1)
    #expect(after.findings.map(\.message) == ["allows every verb on `jobs`"])
  }

  @Test func `equal findings are counted`() throws {
    let finding = try #require(Self.outcome(Self.role()).findings.first)
    let baseline = LintBaseline([finding])
    #expect(baseline.split([finding, finding]).new.count == 1)
  }
}
