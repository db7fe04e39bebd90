/// GT090 to GT109: trust and resource policies that let in the wrong callers.
enum TrustRules {
  static let all: [any LintRule.Type] = []
}
