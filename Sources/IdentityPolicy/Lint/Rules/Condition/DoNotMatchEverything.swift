/// Do not match everything.
enum DoNotMatchEverything: PolicyRule {
  static let id = "GT024"
  static let name = "do not match everything"
  static let family = LintFamily.condition
  static let severity = LintSeverity.high
  static let why = """
    A pattern that every value matches restricts nothing beyond the presence of the key.
    """
  static let fix = "write the values that are meant"
  static let controls = ["NIST 800-53 AC-3"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    for statement in policy.allowed where policy.use.grants {
      for condition in statement.statement.conditions {
        guard !condition.shape.isNegated,
          let value = condition.values.first(where: { matchesAll($0, condition) })
        else { continue }
        // That a tag is there at all is often what is asked.
        let isTag = condition.key.lowercased().contains("tag/")
        report.add(
          Self.self,
          at: statement.place(of: condition),
          "`\(condition.operation)` on `\(condition.key)` matches every value, as `\(value)` does",
          severity: isTag ? .low : statement.isDangerous ? .high : .medium
        )
      }
    }
  }

  private static func matchesAll(_ value: String, _ condition: PolicyCondition) -> Bool {
    switch condition.shape.base {
    case "stringlike": Glob(value).isEverything
    case "arnlike", "arnequals": ResourcePattern(value).width == .everything
    case "ipaddress": value.hasSuffix("/0")
    default: false
    }
  }
}
