/// GT040 to GT059: ways by which a holder becomes more than they are.
enum EscalationRules {
  static let all: [any LintRule.Type] = []
}
