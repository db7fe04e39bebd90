/// GT020 to GT039: conditions that do not restrict, or that nothing can meet.
enum ConditionRules {
  static let all: [any LintRule.Type] = []
}
