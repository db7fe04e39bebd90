/// Something by which a principal proves who it is; also the tag of its ids.
public struct Credential: Hashable, Sendable {
  /// Tag of the ids of credentials: `credential:04fe21…`, stable over snapshots.
  public typealias ID = Identifier<Credential>

  /// What it is; rules set the greatest age of each kind.
  public enum Kind: String, CaseIterable, Sendable, Codable {
    case accessKey = "access_key"
    case password
    case certificate
    case sshKey = "ssh_key"
    case servicePassword = "service_password"
  }
}

/// A credential as a source lists it: its dates and whose it is, never what is secret about it.
package struct CredentialFact: Hashable, Sendable {
  package var key: String
  /// Native id of the principal that it belongs to.
  package var principal: String
  /// The name of that principal, for the list.
  package var name: String
  package var kind: Credential.Kind
  package var isActive: Bool
  /// When it was made or last rotated; `nil` where the source does not tell.
  package var issuedAt: Instant?
  package var expiresAt: Instant?
  package var lastUsedAt: Instant?
  /// Whether the source would know of a use; `lastUsedAt == nil` with `true` means never used.
  package var lastUsedKnown: Bool
  /// Whether a second factor is asked beside it; `nil` where none can be.
  package var hasFactor: Bool?

  package init(
    key: String,
    principal: String,
    name: String,
    kind: Credential.Kind,
    isActive: Bool
  ) {
    self.key = key
    self.principal = principal
    self.name = name
    self.kind = kind
    self.isActive = isActive
    lastUsedKnown = false
  }
}
