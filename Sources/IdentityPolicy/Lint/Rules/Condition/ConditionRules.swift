/// GT020 to GT039: conditions that do not restrict, or that nothing can meet.
enum ConditionRules {
  static let all: [any LintRule.Type] = [
    DoNotAllowWhenTheKeyIsAbsent.self,
    DoNotRelyOnForAllValues.self,
    DoNotNegateOnAllow.self,
    DenyWhenTheKeyIsAbsent.self,
    DoNotMatchEverything.self,
    ConditionOnWhatMatters.self,
    DoNotTrustWhatCallersWrite.self,
    UseLikeForWildcards.self,
    DeclareTheVersionForVariables.self,
    UseKnownOperators.self,
    GiveConditionsAValue.self,
    UseTheOperatorOfTheKey.self,
    UseASetOperatorForManyValues.self,
  ]
}
