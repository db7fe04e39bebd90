/// GT040 to GT059: ways by which a holder becomes more than they are.
enum EscalationRules {
  static let all: [any LintRule.Type] = [
    BeNoAdministratorUnawares.self,
    NeverGrantRightsToOneself.self,
    NeverRewritePolicies.self,
    NeverEmpowerAndBecome.self,
    NeverIssueCredentialsOfOthers.self,
    NeverRewriteTrust.self,
    NameTheRolesToTakeOn.self,
    NeverPassAnyRole.self,
    NeverChangeRunningCode.self,
    NeverEnterWorkloads.self,
    NeverLiftBoundaries.self,
    NeverBringInIdentities.self,
    NeverRuleTheOrganisation.self,
    NeverRuleClusters.self,
  ]
}
