/// GT170 to GT189: bindings of Google Cloud.
enum GCPRules {
  static let all: [any LintRule.Type] = []
}
