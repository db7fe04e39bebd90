import Documents
import Governance
import IdentityPolicy

extension EntitlementFact {
  /// A role where it is bound: everything in one namespace is less than everything in the cluster.
  init(key: String, name: String, role: String, resource: String, _ analysis: PolicyAnalysis) {
    let isEverywhere = resource == RoleBinding.everywhere
    self.init(
      key: key,
      name: name,
      policy: role,
      resource: resource,
      provider: "kubernetes",
      actions: analysis.shortActions,
      words: isEverywhere || analysis.privilege < .root
        ? analysis.words
        : "do anything in \(resource.replacing("/", with: " ", maxReplacements: 1))",
      permissions: analysis.permissions,
      administrative: analysis.administrative,
      privilege: isEverywhere ? analysis.privilege : min(.admin, analysis.privilege),
      broadActions: analysis.hasBroadActions,
      broadResources: analysis.hasBroadResources
    )
  }

  /// A role that is bound but not in the input.
  // What is not known is taken for the worst that is usual, as with environments.
  init(key: String, name: String, unknownRole role: String, resource: String) {
    self.init(
      key: key,
      name: name,
      policy: role,
      resource: resource,
      provider: "kubernetes",
      actions: "",
      words: "unknown: a binding names this role, the input does not hold it",
      permissions: 0,
      administrative: 0,
      privilege: .admin
    )
  }
}

extension FactSink {
  /// Counts the fields of an object beside those that every object has and those that were read.
  mutating func skip(fieldsOf object: KubernetesObject, besides read: Set<String>) {
    guard case .object(let members) = object.document.value else { return }
    let kept = read.union(["apiVersion", "kind", "metadata"])
    let known: Set = ["automountServiceAccountToken", "secrets", "imagePullSecrets"]
    for member in members where !kept.contains(member.key) {
      let isKnown = object.kind == "ServiceAccount" && known.contains(member.key)
      skipped(
        isKnown ? "`\(member.key)` is not kept" : "unknown field `\(member.key)`",
        at: object.file.place(line: member.position.line)
      )
    }
  }
}
