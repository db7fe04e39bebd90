/// GT001 to GT019: patterns that take in more than they name.
enum WildcardRules {
  static let all: [any LintRule.Type] = [
    NameTheActions.self,
    NameTheActionsOfAService.self,
    WriteWildcardsPlainly.self,
    NarrowThePrefix.self,
    NameTheResources.self,
    DoNotAllowAllButSomeActions.self,
    DoNotAllowAllButSomeResources.self,
    NameTheAccount.self,
    DoNotDenyAllButSomePrincipals.self,
    GiveEachActionItsResource.self,
  ]
}
