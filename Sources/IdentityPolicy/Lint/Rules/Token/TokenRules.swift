/// GT130 to GT139: tokens that live too long or serve too many.
enum TokenRules {
  static let all: [any LintRule.Type] = [
    LimitTheLifeOfTokens.self,
    NameTheAudience.self,
    LimitTheTokenOfTheWebhook.self,
    DoNotKeepTokensInSecrets.self,
  ]
}
