/// GT190 to GT209: roles and assignments of Azure.
enum AzureRules {
  static let all: [any LintRule.Type] = []
}
