/// A row of a snapshot as drift is judged by it, with what was decided about it here.
package enum Observed: Hashable, Sendable {
  /// A right in the hands of an account or group.
  package struct Holding: Hashable, Sendable {
    package var holder: String
    package var holderName: String
    package var entitlement: Entitlement.ID
    package var entitlementName: String
    package var resource: String
    package var environment: Environment
    package var privilege: Privilege
    package var createdAt: Instant?
    /// The grant that stands for it: live or on its way, and for a right that is gone an active one.
    package var grant: Grant.ID?

    package init(
      holder: String,
      holderName: String,
      entitlement: Entitlement.ID,
      entitlementName: String,
      resource: String,
      environment: Environment,
      privilege: Privilege,
      createdAt: Instant? = nil,
      grant: Grant.ID? = nil
    ) {
      self.holder = holder
      self.holderName = holderName
      self.entitlement = entitlement
      self.entitlementName = entitlementName
      self.resource = resource
      self.environment = environment
      self.privilege = privilege
      self.createdAt = createdAt
      self.grant = grant
    }
  }

  /// What a right allows.
  package struct Right: Hashable, Sendable {
    package var id: Entitlement.ID
    package var name: String
    package var resource: String
    package var environment: Environment
    package var measure: DriftFinding.Measure
    package var words: String
    package var updatedAt: Instant?
    package var isHeld: Bool

    package init(
      id: Entitlement.ID,
      name: String,
      resource: String,
      environment: Environment,
      measure: DriftFinding.Measure,
      words: String,
      updatedAt: Instant? = nil,
      isHeld: Bool = true
    ) {
      self.id = id
      self.name = name
      self.resource = resource
      self.environment = environment
      self.measure = measure
      self.words = words
      self.updatedAt = updatedAt
      self.isHeld = isHeld
    }
  }

  /// Who may take on a role.
  package struct Path: Hashable, Sendable {
    package var role: String
    package var roleName: String
    package var kind: TrustFact.Kind
    package var trusted: String
    package var isExternal: Bool
    package var condition: String?
    package var isExact: Bool
    package var environment: Environment
    /// Whether the role stood in the snapshot before, so that its trust was changed.
    package var roleWasKnown: Bool

    package init(
      role: String,
      roleName: String,
      kind: TrustFact.Kind,
      trusted: String,
      isExternal: Bool,
      condition: String? = nil,
      isExact: Bool = false,
      environment: Environment,
      roleWasKnown: Bool = true
    ) {
      self.role = role
      self.roleName = roleName
      self.kind = kind
      self.trusted = trusted
      self.isExternal = isExternal
      self.condition = condition
      self.isExact = isExact
      self.environment = environment
      self.roleWasKnown = roleWasKnown
    }

    package var words: String {
      [trusted, condition].compactMap { $0 }.joined(separator: " where ")
    }
  }

  /// An account, role or group, or a policy with its tags.
  package struct Thing: Hashable, Sendable {
    package var id: String
    package var name: String
    package var environment: Environment
    package var tags: [String: String]
    /// Native id of the permissions boundary.
    package var boundary: String?
    /// Whether somebody answers for it, by its tags or by decision; `nil` for what needs no owner.
    package var isOwned: Bool?
    package var isActive: Bool
    package var isPrivileged: Bool
    /// Latest use, else creation; `nil` where nobody could tell.
    package var lastUsedAt: Instant?

    package init(
      id: String,
      name: String,
      environment: Environment,
      tags: [String: String] = [:],
      boundary: String? = nil,
      isOwned: Bool? = nil,
      isActive: Bool = true,
      isPrivileged: Bool = false,
      lastUsedAt: Instant? = nil
    ) {
      self.id = id
      self.name = name
      self.environment = environment
      self.tags = tags
      self.boundary = boundary
      self.isOwned = isOwned
      self.isActive = isActive
      self.isPrivileged = isPrivileged
      self.lastUsedAt = lastUsedAt
    }
  }

  case holding(Holding)
  /// A member of a group that holds rights; the group stands as the right.
  case membership(Holding)
  case right(Right)
  case path(Path)
  case thing(Thing)
}
