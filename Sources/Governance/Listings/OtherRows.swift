/// One ledger entry as lists show it.
public struct LedgerRow: Hashable, Sendable, Identifiable {
  public var id: String { "#\(entry.sequence)" }
  public var entry: LedgerEntry
  /// Handle of the person, or `rule`, `import`, `enforce`.
  public var who: String
  /// The subject's readable name, where it has one.
  public var what: String
  /// The free text that was written, `nil` where none was or where it was erased.
  public var reason: String?
  public var leafHash: String

  package init(entry: LedgerEntry, who: String, what: String, reason: String?, leafHash: String) {
    self.entry = entry
    self.who = who
    self.what = what
    self.reason = reason
    self.leafHash = leafHash
  }
}

/// A person with the accounts that are confirmed to be theirs.
public struct PersonRow: Hashable, Sendable, Identifiable {
  public var id: String { person.id.text }
  public var person: Person
  public var principals: [Principal.ID]
  public var source: String?
  /// Proposed links that wait for a confirmation.
  public var proposedLinks: Int

  package init(
    person: Person,
    principals: [Principal.ID],
    source: String?,
    proposedLinks: Int
  ) {
    self.person = person
    self.principals = principals
    self.source = source
    self.proposedLinks = proposedLinks
  }
}

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

/// One row of a kind that screens do not yet have of their own: named cells, as JSON and tables print them.
public struct RecordRow: Hashable, Sendable, Identifiable {
  /// A cell's value; text that came from outside is still foreign.
  public enum Value: Hashable, Sendable {
    case text(String)
    case integer(Int)
    case flag(Bool)
    case instant(Instant)
    case list([String])
    case absent
  }

  public var id: String
  /// Field names in `snake_case`, in the order of the columns.
  public var fields: [(name: String, value: Value)] {
    zip(names, values).map { (name: $0, value: $1) }
  }
  package var names: [String]
  package var values: [Value]

  package init(id: String, _ fields: [(String, Value)]) {
    self.id = id
    names = fields.map(\.0)
    values = fields.map(\.1)
  }
}
