/// GT190 to GT209: roles and assignments of Azure.
enum AzureRules {
  static let all: [any LintRule.Type] = [
    DoNotAssignOwner.self,
    NameTheActionsOfARole.self,
    AssignAtTheScopeOfTheResource.self,
    GuardEveryDataAction.self,
    DoNotTakeNotActionsForADeny.self,
    GuardRolesThatAssignRoles.self,
    NameTheDataActions.self,
    MatchTheFederatedSubjectExactly.self,
    LimitWhereARoleCanBeAssigned.self,
    DoNotWriteWithDelete.self,
  ]
}
