/// Who may take on a role, as its trust policy says.
package struct TrustFact: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    case account, principal, service, federated, anyone
  }

  /// Native id of the role.
  package var role: String
  package var kind: Kind
  /// ARN, account, service or provider.
  package var trusted: String
  /// Whether it lies outside the role's own account.
  package var isExternal: Bool
  /// The conditions in short, `nil` where there are none.
  package var condition: String?
  /// Whether conditions pin the caller exactly (`sub` and `aud`, ExternalId, SourceArn).
  package var isExact: Bool

  package init(
    role: String,
    kind: Kind,
    trusted: String,
    isExternal: Bool,
    condition: String? = nil,
    isExact: Bool = false
  ) {
    self.role = role
    self.kind = kind
    self.trusted = trusted
    self.isExternal = isExternal
    self.condition = condition
    self.isExact = isExact
  }
}
