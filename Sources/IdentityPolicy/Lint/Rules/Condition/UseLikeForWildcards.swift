/// Use a Like operator for wildcards.
enum UseLikeForWildcards: PolicyRule {
  static let id = "GT027"
  static let name = "use a Like operator for wildcards"
  static let family = LintFamily.condition
  static let severity = LintSeverity.high
  static let why = """
    `StringEquals` compares letter by letter: a `*` in its value is a star, and the \
    condition is never met.
    """
  static let fix = "use `StringLike`, or write the value out"
  static let controls = ["NIST 800-53 AC-3", "NIST 800-53 CM-6"]

  static func check(_ policy: LintedPolicy, _ report: inout LintReport) {
    for statement in policy.statements {
      for condition in statement.statement.conditions
      where [
        "stringequals", "stringequalsignorecase", "stringnotequals", "stringnotequalsignorecase",
      ]
      .contains(condition.shape.base) {
        guard let value = condition.values.first(where: hasWildcard) else { continue }
        let isOpen = condition.shape.isNegated == statement.isAllow
        report.add(
          Self.self,
          at: statement.place(of: condition),
          "`\(condition.operation)` takes the `*` in `\(value)` as a star: "
            + (condition.shape.isNegated ? "it always holds" : "it never holds"),
          severity: isOpen ? .high : .medium
        )
      }
    }
  }

  /// Whether a value has a wildcard beside the escapes `${*}` and `${?}`.
  private static func hasWildcard(_ value: String) -> Bool {
    guard value.utf8.contains(0x2A) else { return false }
    return value.replacing("${*}", with: "").replacing("${?}", with: "").contains { $0 == "*" }
  }
}
