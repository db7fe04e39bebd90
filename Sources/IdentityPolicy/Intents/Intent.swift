package import Governance

/// What one workload may do, as its owner declares it; everything else is derived from it.
///
/// Schema `govtop.dev/v1alpha1 WorkloadIdentity`.
package struct Intent: Hashable, Sendable {
  package var name: String
  package var labels: [String: String]
  package var owner: IntentOwner
  package var zone: IntentZone
  package var environment: IntentEnvironment
  package var classification: Classification
  package var subject: IntentSubject
  package var token: IntentToken
  package var allow: [IntentAllow]
  package var deny: [IntentDeny]
  package var egress: IntentEgress?
  package var breakGlass: IntentBreakGlass?
  package var expires: Instant?
  package var tests: [IntentTest]

  package static let apiVersion = "govtop.dev/v1alpha1"
  package static let kind = "WorkloadIdentity"

  /// The name of what is compiled for one environment: `fraud-trainer-prod`.
  package var qualifiedName: String { "\(name)-\(environment.rawValue)" }
}

/// Where in its life a workload acts; sets the least that its identity must show.
package enum IntentZone: String, CaseIterable, Sendable {
  case build, deploy, runtime, data
  case thirdParty = "third-party"

  /// The same zone in the rules of the organisation.
  package var identityZone: IdentityZone {
    switch self {
    case .build: .build
    case .deploy: .deploy
    case .runtime: .runtime
    case .data: .data
    case .thirdParty: .api
    }
  }
}

/// What an intent is for: the common ground of all, or one environment.
package enum IntentEnvironment: String, CaseIterable, Sendable {
  case base, dev, stage, prod
}

/// How much harm the data could do, from the least to the most.
package enum Classification: String, CaseIterable, Sendable, Comparable {
  case `public`, `internal`, confidential, restricted

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  package static func < (left: Classification, right: Classification) -> Bool {
    left.rank < right.rank
  }
}

/// Who answers for the workload, and how often they say that it is still right.
package struct IntentOwner: Hashable, Sendable {
  package var team: String
  package var contacts: [String]
  package var recertifyEvery: Duration?
  package var lastRecertified: Instant?
}

/// Exactly the principals that may hold the identity; never a pattern.
package struct IntentSubject: Hashable, Sendable {
  /// A service account of a cluster, whose issuer is given without `https://`.
  package struct Kubernetes: Hashable, Sendable {
    package var issuer: String
    package var namespace: String
    package var serviceAccount: String

    /// The `sub` of its tokens.
    package var tokenSubject: String { "system:serviceaccount:\(namespace):\(serviceAccount)" }
    package var issuerURL: String { "https://\(issuer)" }
  }

  package var kubernetes: Kubernetes
  package var spiffe: String?
}

/// How the workload gets its credentials.
package struct IntentToken: Hashable, Sendable {
  package var lifetime: Duration
  /// Those who may be shown the token, sorted as declared.
  package var audience: [String]
  package var automount: Bool
}

/// Where the workload may connect to.
package struct IntentEgress: Hashable, Sendable {
  package enum Mode: String, CaseIterable, Sendable {
    case allowlist, open
  }

  package var mode: Mode
  package var hosts: [String]
}

/// One question with its answer, asked of what is compiled.
package struct IntentTest: Hashable, Sendable {
  package enum Expected: String, CaseIterable, Sendable {
    case allow, deny
    case explicitDeny = "explicit-deny"
  }

  package var name: String
  package var action: String
  package var resource: String
  package var context: [String: String]
  package var expected: Expected
}
