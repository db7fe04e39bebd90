import Documents
import IdentityPolicy

/// Short ways to lint what tests write out.
enum Lint {
  /// The findings in one policy, as of a file named `p.json`.
  static func policy(
    _ text: String,
    use: LintedPolicy.Use = .permissions,
    context: LintedPolicy.Context = LintedPolicy.Context()
  ) throws -> [LintFinding] {
    let policy = try linted(text, use: use, context: context)
    var report = LintReport()
    Linter().lint(policy, &report)
    if use == .permissions {
      let holding = LintedHolding(principal: "p.json", policies: [policy], isPrincipal: false)
      Linter().lint(holding, &report)
    }
    return report.findings
  }

  /// The findings in what one principal holds together.
  static func holding(_ texts: String...) throws -> [LintFinding] {
    let policies = try texts.enumerated().map { index, text in
      try linted(text, file: "p\(index).json")
    }
    var report = LintReport()
    Linter().lint(LintedHolding(principal: "alice", policies: policies), &report)
    return report.findings
  }

  static func linted(
    _ text: String,
    use: LintedPolicy.Use = .permissions,
    context: LintedPolicy.Context = LintedPolicy.Context(),
    file: String = "p.json"
  ) throws -> LintedPolicy {
    try LintedPolicy(Policies.document(text), file: file, use: use, context: context)
  }

  /// The statements, given as the inside of JSON objects, as one policy.
  static func statements(_ statements: String...) -> String {
    let joined = statements.map { "{\($0)}" }.joined(separator: ",")
    return "{\"Version\":\"2012-10-17\",\"Statement\":[\(joined)]}"
  }

  /// One *Allow* of the actions on the resources, each as JSON.
  static func allow(
    _ actions: String,
    on resources: String = "\"*\"",
    if condition: String? = nil
  ) -> String {
    let tail = condition.map { ",\"Condition\":{\($0)}" } ?? ""
    return statements(
      "\"Effect\":\"Allow\",\"Action\":\(actions),\"Resource\":\(resources)\(tail)"
    )
  }
}
