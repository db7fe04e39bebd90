/// GT110 to GT119: rights that one principal must not hold together.
enum CombinationRules {
  static let all: [any LintRule.Type] = [
    WriteNoProductionDataNextToOpenEgress.self,
    NeverBuildAndDeploy.self,
    NeverRegisterAndApprove.self,
    NeverAdministerAndUseKeys.self,
    NeverStopTheLogNextToPrivilege.self,
    NeverDeleteDataAndBackups.self,
  ]
}
