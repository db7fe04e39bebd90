/// GT060 to GT069: ways by which data leaves.
enum ExfiltrationRules {
  static let all: [any LintRule.Type] = []
}
