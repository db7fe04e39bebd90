/// A principal or group as the newest snapshot of its source has it.
public struct PrincipalRow: Hashable, Sendable, Identifiable {
  public var id: String
  public var fact: PrincipalRecord
  public var persons: [Person.ID]
  public var owner: String?
  public var isOrphaned: Bool
  public var isDormant: Bool
  public var liveGrants: Int
  public var source: String
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
  public var nativeID: String
  public var name: String
  public var type: PrincipalType
  public var provider: String
  public var nativeKind: String
  public var team: String?
  public var environment: Environment
  public var isActive: Bool
  public var createdAt: Instant?
  public var lastUsedAt: Instant?
  public var lastUsedKnown: Bool
  public var lastUsedSource: String?
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
