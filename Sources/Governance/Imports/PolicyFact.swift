/// A policy document: managed, inline, trust, or a role's rules in Kubernetes.
package struct PolicyFact: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case providerManaged = "provider_managed"
    case customerManaged = "customer_managed"
    case inline, trust
    case clusterRole = "cluster_role"
    case role
  }

  package var key: String
  package var nativeID: String
  package var name: String
  package var kind: Kind
  /// Native id of the principal that an inline or trust policy belongs to.
  package var holder: String?
  package var path: String?
  package var namespace: String?
  package var defaultVersion: String?
  package var createdAt: Instant?
  package var updatedAt: Instant?
  package var attachmentCount: Int?
  /// SHA-256 of the document's canonical form, hex; `nil` where the export names the policy but holds no document.
  package var documentSHA256: String?
  /// The document as canonical JSON text.
  package var document: String?
  package var tags: [String: String]
  package var environment: Environment?

  package init(key: String, nativeID: String, name: String, kind: Kind) {
    self.key = key
    self.nativeID = nativeID
    self.name = name
    self.kind = kind
    tags = [:]
  }
}

/// One stored version of a managed policy, the one in force and the older ones alike.
package struct PolicyVersionFact: Hashable, Sendable {
  /// Native id of the policy.
  package var policy: String
  package var version: String
  package var isDefault: Bool
  package var createdAt: Instant?
  package var documentSHA256: String?

  package init(
    policy: String,
    version: String,
    isDefault: Bool,
    createdAt: Instant? = nil,
    documentSHA256: String? = nil
  ) {
    self.policy = policy
    self.version = version
    self.isDefault = isDefault
    self.createdAt = createdAt
    self.documentSHA256 = documentSHA256
  }
}
