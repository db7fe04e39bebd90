/// GT140 to GT169: roles, bindings, pods and admission of Kubernetes.
enum KubernetesRules {
  static let all: [any LintRule.Type] = [
    DoNotAllowEscalation.self,
    DoNotAllowTokenRequests.self,
    DoNotReadAllSecrets.self,
    NameTheVerbs.self,
    NameTheKindsOfResources.self,
    DoNotAllowPodCreation.self,
    DoNotAllowEnteringPods.self,
    DoNotAllowTheNodeProxy.self,
    DoNotBindClusterAdmin.self,
    DoNotBindEveryone.self,
    TurnOffAutomount.self,
    UseAServiceAccountOfItsOwn.self,
    BindAdmissionPolicies.self,
    FailClosed.self,
    DenyInTheBinding.self,
    EnforceConstraints.self,
    SetTheActionOfEachRule.self,
    DeclareExceptions.self,
    DoNotAllowChangingAdmission.self,
  ]
}
