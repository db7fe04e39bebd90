/// GT110 to GT119: rights that one principal must not hold together.
enum CombinationRules {
  static let all: [any LintRule.Type] = []
}
