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

  /// The grant's own: `GR-774`.
  public var id: String { grant.id.text }
  /// As the ledger has it, whatever the hour has changed since.
  public var grant: Grant
  /// At the moment of reading, which a recorded state can lag behind.
  public var standing: Standing
  /// Uncertified holds until the first review, so most grants carry it.
  public var marks: Set<Mark>
  /// Of the grant as it is; peers, history and separation are judged only when one is opened.
  public var risk: RiskScore
  /// As its source told it last; the id where none ever did.
  public var principalName: String
  /// As its source told it last; external where none ever did.
  public var principalType: PrincipalType
  /// What the provider's policies call it; empty where no source ever told.
  public var principalNativeID: String
  /// `aws`, `kubernetes`, `directory`; empty where no source ever told.
  public var provider: String
  /// With a confirmed link to the account; empty is an unknown person.
  public var persons: [Person.ID]
  /// Of ``persons``, in the same order.
  public var personHandles: [String]
  /// Policy or role name, as its source told it last; the id where none ever did.
  public var entitlementName: String
  /// First actions, comma separated.
  public var actions: String
  /// Answers for the account, else for the right, else stands behind it; `nil` is nobody.
  public var owner: String?
  /// The owner's, else what the source says of the account.
  public var team: String?
  /// The id of the source that told of the account; empty where none ever did.
  public var source: String
  /// Of the account, not of this right; `nil` is never if ``lastUsedKnown``, else not known.
  public var lastUsedAt: Instant?
  /// Whether the source would have told of a use: unknown is not unused.
  public var lastUsedKnown: Bool
  /// Of the principals of the same team and type, the share that holds it too, from 0 to 1.
  ///
  /// `nil` in lists, and under five peers.
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

  /// The word of STATE at a moment: the first that holds, expired before any live state.
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
  /// What the list shows of it, here with the share of peers.
  public var row: GrantRow
  /// What it allows in plain words, computed from the policy.
  public var words: String
  /// How many single actions the right allows.
  public var permissions: Int
  /// Of those, how many can give access or change the rules of access.
  public var administrative: Int
  /// How it is reached: `direct`, `group ml-team`, `trust ci-deploy`.
  public var paths: [String]
  /// Who may take it on, for a role: trust in words.
  public var trusts: [String]
  /// Other holders of the same entitlement, the first few by name, and how many in all.
  public var otherHolders: [String]
  /// Accounts in all with a live grant of the same right, this one left out.
  public var otherHolderCount: Int
  /// What else the principal holds: live grants, and resources reached.
  public var principalGrants: Int
  /// Different resources that those grants reach.
  public var principalResources: Int
  /// Rules that keep it apart from what the same persons hold, as sentences; empty is none.
  public var separation: [String]
  /// Entries about the grant and its request, oldest first; of a long story the newest 200.
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
