import Governance

/// What is asked for, and who is to get it.
enum Wish: Sendable {
  /// An account of the cloud: somebody's own, or a workload's.
  enum Beneficiary: Hashable, Sendable {
    case user(String)
    case role(String)
  }

  case cloud(CloudRight, for: Beneficiary)
  /// A role of a cluster in one place, for the person of this handle.
  case cluster(role: String, place: String, Cluster.Name, for: String)

  var entitlement: Entitlement.ID {
    switch self {
    case .cloud(let right, _): right.id
    case .cluster(let role, let place, let cluster, _): Cluster.right(role, in: place, of: cluster)
    }
  }

  var principal: Principal.ID {
    switch self {
    case .cloud(let right, .user(let name)): right.account.user(name)
    case .cloud(let right, .role(let name)): right.account.role(name)
    case .cluster(_, _, let cluster, let handle): Cluster.user(handle, of: cluster)
    }
  }
}
