import Documents
import Governance

/// The objects of one cluster, sorted by what they mean for access.
struct ClusterInventory {
  private(set) var accounts: [KubernetesObject] = []
  private(set) var roles: [ClusterRole] = []
  private(set) var bindings: [RoleBinding] = []
  /// Objects that say nothing about access.
  private(set) var others: [KubernetesObject] = []
  /// What runs as each service account, by its native id: `Deployment/grafana`.
  private(set) var runners: [String: [String]] = [:]
  /// Objects of which another version stands later in the input.
  private(set) var superseded: [KubernetesObject] = []

  init(_ objects: [KubernetesObject]) throws(InputProblem) {
    var last: [KubernetesObject.Identity: Int] = [:]
    for (index, object) in objects.enumerated() where object.isAboutAccess {
      last[object.identity] = index
    }
    for (index, object) in objects.enumerated() {
      if object.isAboutAccess, last[object.identity] != index {
        superseded.append(object)
        continue
      }
      do {
        try add(object)
      } catch {
        throw object.file.misfit(error, line: error.line)
      }
    }
  }

  private mutating func add(_ object: KubernetesObject) throws(JSONError) {
    guard object.isAboutAccess else {
      others.append(object)
      if let account = Workload.serviceAccount(of: object) {
        runners[account.nativeID, default: []].append("\(object.kind)/\(object.name)")
      }
      return
    }
    switch object.kind {
    case "ServiceAccount": accounts.append(object)
    case "Role", "ClusterRole": roles.append(try ClusterRole(object))
    default: bindings.append(try RoleBinding(object))
    }
  }
}

extension KubernetesObject {
  /// Other API groups have kinds of the same names, which mean something else.
  var isAboutAccess: Bool {
    switch kind {
    case "ServiceAccount": group.isEmpty
    case "Role", "ClusterRole", "RoleBinding", "ClusterRoleBinding": group == Self.rbacGroup
    default: false
    }
  }
}
