/// What kind of actor a principal is.
///
/// A group is a container, kept beside principals because grants name it.
public enum PrincipalType: String, CaseIterable, Sendable, Codable {
  case human, workload, service, group, external
}

/// A principal of a provider; also the tag of its ids.
public struct Principal: Hashable, Sendable {
  /// Tag of the ids of principals: `principal:5be1c0…`, stable over snapshots.
  public typealias ID = Identifier<Principal>
}

/// Any authenticated actor that a policy can name, or a group of them.
package struct PrincipalFact: Hashable, Sendable {
  /// What identifies it over snapshots: the provider's unique id where given, else ARN or name.
  package var key: String
  /// What policies call it: ARN, `system:serviceaccount:ns:name`, user name.
  package var nativeID: String
  package var name: String
  package var type: PrincipalType
  /// `aws`, `kubernetes`, `directory`.
  package var provider: String
  /// Kind in the provider's words: `user`, `role`, `group`, `service-account`.
  package var nativeKind: String
  package var path: String?
  package var namespace: String?
  package var email: String?
  /// Owner as the source tells it (a tag or annotation): a handle, an e-mail or a team.
  package var owner: String?
  package var team: String?
  /// As the source tags it; `nil` leaves it to the rules' `classify` list.
  package var environment: Environment?
  package var dataClass: DataClass?
  package var tags: [String: String]
  package var isActive: Bool
  package var createdAt: Instant?
  package var lastUsedAt: Instant?
  /// Whether the source would know of a use; `lastUsedAt == nil` with `true` means never used.
  package var lastUsedKnown: Bool
  package var lastUsedSource: String?
  /// Native id of the permissions boundary.
  package var boundary: String?

  package init(
    key: String,
    nativeID: String,
    name: String,
    type: PrincipalType,
    provider: String,
    nativeKind: String
  ) {
    self.key = key
    self.nativeID = nativeID
    self.name = name
    self.type = type
    self.provider = provider
    self.nativeKind = nativeKind
    tags = [:]
    isActive = true
    lastUsedKnown = false
  }
}
