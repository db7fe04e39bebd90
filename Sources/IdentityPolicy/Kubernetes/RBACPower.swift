/// The permissions of Kubernetes by which a holder gains rights beyond the rule.
enum RBACPower {
  private struct Power {
    let verbs: Set<String>
    let group: String
    let resource: String
  }

  private static let writing: Set<String> = ["create", "update", "patch"]
  private static let reading: Set<String> = ["get", "list", "watch"]

  /// Verbs that give rights on whatever they are allowed for.
  private static let escalatingVerbs: Set<String> = ["escalate", "bind", "impersonate"]

  private static let powers: [Power] = {
    let rbac = "rbac.authorization.k8s.io"
    let admission = "admissionregistration.k8s.io"
    let roles = ["roles", "clusterroles", "rolebindings", "clusterrolebindings"]
    let webhooks = ["mutatingwebhookconfigurations", "validatingwebhookconfigurations"]
    return roles.map { Power(verbs: writing, group: rbac, resource: $0) }
      + webhooks.map { Power(verbs: writing, group: admission, resource: $0) }
      + ["pods/exec", "pods/attach", "nodes/proxy"].map {
        Power(verbs: ["get", "create"], group: "", resource: $0)
      }
      + [
        Power(verbs: reading, group: "", resource: "secrets"),
        Power(verbs: ["create"], group: "", resource: "serviceaccounts/token"),
        Power(verbs: ["update", "patch"], group: "", resource: "pods/ephemeralcontainers"),
        Power(
          verbs: ["update", "patch"],
          group: "certificates.k8s.io",
          resource: "certificatesigningrequests/approval"
        ),
        Power(verbs: ["approve", "sign"], group: "certificates.k8s.io", resource: "signers"),
      ]
  }()

  /// The permissions of a rule that give power; a named secret is a secret, not power.
  static func permissions(of rule: RBACRule) -> [RBACRule.Permission] {
    var found: [RBACRule.Permission] = []
    for verb in rule.verbs where escalatingVerbs.contains(verb) {
      found += rule.resources.map {
        RBACRule.Permission(verb: verb, group: rule.apiGroups.first ?? "", resource: $0)
      }
    }
    for power in powers where rule.reaches(power.resource, in: power.group) {
      guard power.resource != "secrets" || rule.resourceNames.isEmpty else { continue }
      found += power.verbs.filter(rule.allows).map {
        RBACRule.Permission(verb: $0, group: power.group, resource: power.resource)
      }
    }
    return found
  }

  /// Whether a rule reads the content of secrets, named or not.
  static func readsSecrets(_ rule: RBACRule) -> Bool {
    rule.reaches("secrets", in: "") && reading.contains(where: rule.allows)
  }
}
