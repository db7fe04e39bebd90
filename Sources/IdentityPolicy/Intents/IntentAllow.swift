/// One permission: neutral verbs on resources, or actions of one provider with a reason.
package struct IntentAllow: Hashable, Sendable {
  package var id: String
  package var scope: Scope
  package var require: [Requirement]
  package var justification: String?

  package enum Scope: Hashable, Sendable {
    case neutral(verbs: [Verb], resources: [IntentResource])
    /// The way out where no neutral verb fits: provider actions on provider resources.
    case provider(Provider, actions: [String], resources: [String])
  }

  package var verbs: [Verb] {
    guard case .neutral(let verbs, _) = scope else { return [] }
    return verbs
  }

  /// The neutral resources of one provider.
  package func resources(of provider: Provider) -> [IntentResource] {
    guard case .neutral(_, let resources) = scope else { return [] }
    return resources.filter { $0.provider == provider }
  }

  /// Whether anything of it concerns a provider.
  package func concerns(_ provider: Provider) -> Bool {
    switch scope {
    case .neutral(_, let resources): resources.contains { $0.provider == provider }
    case .provider(let own, _, _): own == provider
    }
  }
}

/// Verbs that the identity must never have, whatever else is granted to it.
package struct IntentDeny: Hashable, Sendable {
  package var id: String
  package var verbs: [Verb]
}

/// Who enforces: each has its own language of policies.
package enum Provider: String, CaseIterable, Sendable {
  case aws, azure, gcp, kubernetes
}

/// A condition under which alone a permission holds.
package enum Requirement: Hashable, Sendable {
  /// Only over an encrypted connection.
  case tls
  /// Only through this VPC endpoint (`vpce-…`) or from this VPC (`vpc-…`).
  case awsNetwork(String)

  package init?(_ text: String) {
    let network = "aws:network:"
    if text == "tls" {
      self = .tls
    } else if text.hasPrefix(network + "vpce-") || text.hasPrefix(network + "vpc-"),
      text.dropFirst(network.count).allSatisfy({
        $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-")
      })
    {
      self = .awsNetwork(String(text.dropFirst(network.count)))
    } else {
      return nil
    }
  }

  package var text: String {
    switch self {
    case .tls: "tls"
    case .awsNetwork(let id): "aws:network:\(id)"
    }
  }

  /// As the compile report names it.
  package var field: String { "require:\(text)" }
}

/// Networks of AWS, which their ids tell apart.
enum AWSNetwork {
  /// The condition key that holds an id: of an endpoint, or of a whole network.
  static func conditionKey(_ id: String) -> String {
    id.hasPrefix("vpce-") ? "aws:SourceVpce" : "aws:SourceVpc"
  }
}
