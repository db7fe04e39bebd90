/// Do not rely on ForAllValues alone.
enum DoNotRelyOnForAllValues: PolicyRule {
  static let id = "GT021"
  static let name = "do not rely on ForAllValues alone"
  static let family = LintFamily.condition
  static let severity = LintSeverity.medium
  static let why = """
    `ForAllValues` also matches when the request has no value at all, so an Allow under it \
    holds then.
    """
  static let fix = """
    add `Null: false` for the key, or use `ForAnyValue` or the plain operator
    """
  static let controls = ["NIST 800-53 AC-3"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    for statement in policy.allowed where policy.use.grants {
      for condition in statement.statement.conditions where condition.shape.forAllValues {
        guard !statement.demands(condition.key) else { continue }
        // Tag keys that are absent tag nothing.
        let isTagKeys = condition.key.lowercased() == "aws:tagkeys"
        report.add(
          Self.self,
          at: statement.place(of: condition),
          "`\(condition.operation)` on `\(condition.key)` also allows requests without any value",
          severity: isTagKeys ? .low : statement.isDangerous ? .high : .medium
        )
      }
    }
  }
}
