/// A grant with the names that a list shows beside it.
public struct GrantRow: Hashable, Sendable, Identifiable {
  /// What the screens call STATE: one word, the first that holds.
  public enum Standing: String, CaseIterable, Sendable {
    case breakGlass = "break_glass"
    case pending, expired, revoked
    case revokeFailed = "revoke_failed"
    case suspended, jit, standing, exception
    case scheduled, activating
    case activationFailed = "activation_failed"
    case revoking, ending, ended, withdrawn
  }

  /// What is wrong with a grant; several can hold at once, so their counts overlap.
  public enum Mark: String, CaseIterable, Sendable {
    case orphaned, dormant, drifted, uncertified, wildcard, excepted, external, privileged
  }

  public var id: String { grant.id.text }
  public var grant: Grant
  public var standing: Standing
  public var marks: Set<Mark>
  public var risk: RiskScore
  public var principalName: String
  public var principalType: PrincipalType
  public var principalNativeID: String
  public var provider: String
  public var persons: [Person.ID]
  public var personHandles: [String]
  public var entitlementName: String
  /// First actions, comma separated.
  public var actions: String
  public var owner: String?
  public var team: String?
  public var source: String
  public var lastUsedAt: Instant?
  public var lastUsedKnown: Bool
  /// Of how many peers (same team and type) how many hold it too; `nil` under five.
  public var peerShare: Double?

  /// A row as the store read it.
  package init(
    grant: Grant,
    standing: Standing,
    marks: Set<Mark>,
    risk: RiskScore,
    principalName: String,
    principalType: PrincipalType,
    principalNativeID: String,
    provider: String,
    persons: [Person.ID],
    personHandles: [String],
    entitlementName: String,
    actions: String,
    owner: String?,
    team: String?,
    source: String,
    lastUsedAt: Instant?,
    lastUsedKnown: Bool,
    peerShare: Double? = nil
  ) {
    self.grant = grant
    self.standing = standing
    self.marks = marks
    self.risk = risk
    self.principalName = principalName
    self.principalType = principalType
    self.principalNativeID = principalNativeID
    self.provider = provider
    self.persons = persons
    self.personHandles = personHandles
    self.entitlementName = entitlementName
    self.actions = actions
    self.owner = owner
    self.team = team
    self.source = source
    self.lastUsedAt = lastUsedAt
    self.lastUsedKnown = lastUsedKnown
    self.peerShare = peerShare
  }

  /// The word of STATE for a grant at a moment (`domain.md` 2.2: the first that holds, expired before any live state).
  package static func standing(of grant: Grant, at now: Instant) -> Standing {
    switch grant.state {
    case .revoked: return .revoked
    case .ended: return .ended
    case .withdrawn: return .withdrawn
    case .activationFailed: return .activationFailed
    case .revokeFailed: return .revokeFailed
    default: break
    }
    if grant.hasEnded(at: now) { return .expired }
    switch grant.state {
    case .revoking: return .revoking
    case .ending: return .ending
    case .suspended: return .suspended
    case .scheduled where now < grant.startsAt: return .scheduled
    case .activating where now < grant.startsAt: return .activating
    default: break
    }
    switch grant.kind {
    case .breakGlass: return .breakGlass
    case .jit: return .jit
    case .exception: return .exception
    case .standing: return .standing
    }
  }
}

/// All that the detail pane of a grant tells.
public struct GrantDetail: Hashable, Sendable {
  public var row: GrantRow
  /// What it allows in plain words, computed from the policy.
  public var words: String
  public var permissions: Int
  public var administrative: Int
  /// How it is reached: `direct`, `group ml-team`, `trust ci-deploy`.
  public var paths: [String]
  /// Who may take it on, for a role: trust in words.
  public var trusts: [String]
  /// Other holders of the same entitlement, the first few by name, and how many in all.
  public var otherHolders: [String]
  public var otherHolderCount: Int
  /// What else the principal holds: live grants, and resources reached.
  public var principalGrants: Int
  public var principalResources: Int
  public var separation: [String]
  public var history: [LedgerRow]

  package init(
    row: GrantRow,
    words: String,
    permissions: Int,
    administrative: Int,
    paths: [String],
    trusts: [String],
    otherHolders: [String],
    otherHolderCount: Int,
    principalGrants: Int,
    principalResources: Int,
    separation: [String],
    history: [LedgerRow]
  ) {
    self.row = row
    self.words = words
    self.permissions = permissions
    self.administrative = administrative
    self.paths = paths
    self.trusts = trusts
    self.otherHolders = otherHolders
    self.otherHolderCount = otherHolderCount
    self.principalGrants = principalGrants
    self.principalResources = principalResources
    self.separation = separation
    self.history = history
  }
}
