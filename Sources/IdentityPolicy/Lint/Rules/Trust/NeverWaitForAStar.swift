/// A condition that compares letter by letter has no wildcard in its values.
enum NeverWaitForAStar: PolicyRule {
  static let id = "GT093"
  static let name = "never compare exactly with a wildcard"
  static let family = LintFamily.trust
  static let severity = LintSeverity.medium
  static let why =
    "`StringEquals` takes `*` for a star: the statement lets nobody in."
  static let fix = "name the value, or use `StringLike` where a pattern is truly meant"
  static let controls = ["NIST 800-53 CM-6"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    guard policy.use == .trust else { return }
    for statement in policy.allowed {
      for condition in statement.statement.conditions where isExactText(condition) {
        for value in condition.values where value.contains("*") && !value.contains("${*}") {
          report.add(
            Self.self,
            at: statement.place(of: condition),
            "`\(condition.operation)` waits for the letters `\(value)`, and reads no patterns"
          )
        }
      }
    }
  }

  private static func isExactText(_ condition: PolicyCondition) -> Bool {
    let shape = condition.shape
    return !shape.isNegated
      && ["stringequals", "stringequalsignorecase"].contains(shape.affirmed)
  }
}
