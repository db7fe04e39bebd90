/// A principal or group as the newest snapshot of its source has it.
public struct PrincipalRow: Hashable, Sendable, Identifiable {
  /// Stable over snapshots: `principal:5be1c0…`.
  public var id: String
  /// What the newest snapshot says.
  public var fact: PrincipalRecord
  /// With a confirmed link to it; empty is an unknown person.
  public var persons: [Person.ID]
  /// Handle of a known owner, else the owning team, else the words of the source.
  public var owner: String?
  /// Whether nobody active stands behind it or answers for it (M16).
  public var isOrphaned: Bool
  /// Whether it went unused longer than the rules allow; unknown is not unused.
  public var isDormant: Bool
  /// Grants that open access now, those under revocation too.
  public var liveGrants: Int
  /// The id of the source that lists it: `aws-iam/123456789012`.
  public var source: String
  /// The reading that it stands in: `SN-91`.
  public var snapshot: String

  package init(
    id: String,
    fact: PrincipalRecord,
    persons: [Person.ID],
    owner: String?,
    isOrphaned: Bool,
    isDormant: Bool,
    liveGrants: Int,
    source: String,
    snapshot: String
  ) {
    self.id = id
    self.fact = fact
    self.persons = persons
    self.owner = owner
    self.isOrphaned = isOrphaned
    self.isDormant = isDormant
    self.liveGrants = liveGrants
    self.source = source
    self.snapshot = snapshot
  }
}

/// What a source says of a principal, with the classification in force.
public struct PrincipalRecord: Hashable, Sendable {
  /// What policies call it: an ARN, `system:serviceaccount:ns:name`, a user name.
  public var nativeID: String
  /// For people to read; never compared, since two principals may share it.
  public var name: String
  /// What kind of actor, whatever the provider calls it.
  public var type: PrincipalType
  /// `aws`, `kubernetes`, `directory`.
  public var provider: String
  /// The provider's word: `user`, `role`, `service-account`.
  public var nativeKind: String
  /// From the source's tags or the rules' `classify` list; `nil` where neither says.
  public var team: String?
  /// As the source tags it, else as the rules classify it, else unknown.
  public var environment: Environment
  /// Whether its source lets it in; an inactive one cannot be given access.
  public var isActive: Bool
  /// At the provider; `nil` where the export does not say.
  public var createdAt: Instant?
  /// `nil` is never used if ``lastUsedKnown``, and not known otherwise.
  public var lastUsedAt: Instant?
  /// Whether the source would have told of a use.
  public var lastUsedKnown: Bool
  /// Where the evidence of use comes from; `nil` where there is none.
  public var lastUsedSource: String?
  /// Native id of the policy that caps all its rights, `nil` without one.
  public var boundary: String?

  package init(
    nativeID: String,
    name: String,
    type: PrincipalType,
    provider: String,
    nativeKind: String,
    team: String?,
    environment: Environment,
    isActive: Bool,
    createdAt: Instant?,
    lastUsedAt: Instant?,
    lastUsedKnown: Bool,
    lastUsedSource: String?,
    boundary: String?
  ) {
    self.nativeID = nativeID
    self.name = name
    self.type = type
    self.provider = provider
    self.nativeKind = nativeKind
    self.team = team
    self.environment = environment
    self.isActive = isActive
    self.createdAt = createdAt
    self.lastUsedAt = lastUsedAt
    self.lastUsedKnown = lastUsedKnown
    self.lastUsedSource = lastUsedSource
    self.boundary = boundary
  }
}
