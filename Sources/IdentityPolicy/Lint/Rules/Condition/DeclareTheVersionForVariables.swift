/// Declare the version for variables.
enum DeclareTheVersionForVariables: PolicyRule {
  static let id = "GT028"
  static let name = "declare the version for variables"
  static let family = LintFamily.condition
  static let severity = LintSeverity.high
  static let why = """
    In a document without version 2012-10-17 a variable such as `${aws:username}` is plain \
    text.
    """
  static let fix = "write `\"Version\": \"2012-10-17\"`"
  static let controls = ["NIST 800-53 CM-6"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    guard policy.policy.version != "2012-10-17" else { return }
    for statement in policy.statements {
      let resources = statement.statement.resources?.patterns ?? []
      if let index = resources.firstIndex(where: { $0.contains("${") }) {
        report.add(
          Self.self,
          at: statement.place(of: "Resource", index),
          words(resources[index]),
          severity: statement.isAllow ? .medium : .high
        )
      }
      for condition in statement.statement.conditions {
        guard let value = condition.values.first(where: { $0.contains("${") }) else { continue }
        report.add(
          Self.self,
          at: statement.place(of: condition),
          words(value),
          severity: statement.isAllow ? .medium : .high
        )
      }
    }
  }

  private static func words(_ value: String) -> String {
    "the variable in `\(value)` is plain text in a policy of version 2008-10-17"
  }
}
