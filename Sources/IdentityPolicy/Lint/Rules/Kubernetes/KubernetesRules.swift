/// GT140 to GT169: roles, bindings, pods and admission of Kubernetes.
enum KubernetesRules {
  static let all: [any LintRule.Type] = []
}
