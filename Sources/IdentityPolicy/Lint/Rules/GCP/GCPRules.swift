/// GT170 to GT189: bindings of Google Cloud.
enum GCPRules {
  static let all: [any LintRule.Type] = [
    DoNotGrantBasicRoles.self,
    DoNotGrantToEveryone.self,
    NameTheIdentityOfThePool.self,
    KeepConditionsAtVersion3.self,
    DoNotGrantImpersonation.self,
    DoNotUseKeysOfServiceAccounts.self,
    DoNotLimitBasicRolesByCondition.self,
    LimitWhoThePoolAdmits.self,
    MindListingUnderAnObjectCondition.self,
    GuardRolesThatGrantRoles.self,
    RemoveDeletedMembers.self,
    UseAccountsOfTheOrganisation.self,
  ]
}
