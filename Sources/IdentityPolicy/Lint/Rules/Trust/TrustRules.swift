/// GT090 to GT109: trust and resource policies that let in the wrong callers.
enum TrustRules {
  static let all: [any LintRule.Type] = [
    DemandAnAudience.self,
    NameTheSubject.self,
    NeverWaitForAStar.self,
    TrustNoStranger.self,
    DemandAnExternalID.self,
    NameTheSourceOfServices.self,
    DemandTheKey.self,
    DemandASAMLAudience.self,
    NameTheIdentityPool.self,
    NameWhoOfTheAccount.self,
  ]
}
