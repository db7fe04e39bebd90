package import Governance

/// A record by its id, which says itself what kind it is.
package enum Subject: Hashable, Sendable {
  case request(AccessRequest.ID)
  case grant(Grant.ID)

  package static func ofRequest(_ id: String) -> Subject { .request(AccessRequest.ID(id)) }
  package static func ofGrant(_ id: String) -> Subject { .grant(Grant.ID(id)) }

  /// Reads an id in any case; `nil` for kinds that no screen shows yet.
  package init?(_ typed: String) {
    let id = typed.uppercased()
    let parts = id.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[1].isEmpty, parts[1].allSatisfy(\.isASCIIDigit) else {
      return nil
    }
    switch parts[0] {
    case "AR": self = .request(AccessRequest.ID(id))
    case "GR": self = .grant(Grant.ID(id))
    default: return nil
    }
  }

  package var id: String {
    switch self {
    case .request(let id): id.text
    case .grant(let id): id.text
    }
  }

  package var screen: Dashboard.Screen {
    switch self {
    case .request: .approvals
    case .grant: .access
    }
  }

  package var load: Dashboard.Effect {
    switch self {
    case .request(let id): .loadRequestDetail(id)
    case .grant(let id): .loadGrantDetail(id)
    }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}
