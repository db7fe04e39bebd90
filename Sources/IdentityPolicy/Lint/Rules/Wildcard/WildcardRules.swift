/// GT001 to GT019: patterns that take in more than they name.
enum WildcardRules {
  static let all: [any LintRule.Type] = []
}
