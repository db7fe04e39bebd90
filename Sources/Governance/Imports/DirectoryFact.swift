/// A person as a people source lists them.
public struct DirectoryRecord: Hashable, Sendable {
  /// Tag of the ids of records in people sources, as ``Person/directory`` names them.
  public typealias ID = Identifier<DirectoryRecord>
}

/// One person's record in a people source.
package struct DirectoryFact: Hashable, Sendable {
  /// The source's own id (SCIM `id`, the `id`, HR id or handle column).
  package var key: String
  package var handle: String
  package var name: String
  package var email: String?
  package var hrID: String?
  package var team: String?
  package var employment: Person.Employment
  /// Handle, key, HR id or e-mail of the manager, as the source writes it.
  package var manager: String?
  package var sponsor: String?
  package var contractEndsAt: Instant?
  package var timeZone: String?
  package var isActive: Bool
  package var joinedAt: Instant?
  package var leftAt: Instant?

  package init(
    key: String,
    handle: String,
    name: String,
    email: String? = nil,
    hrID: String? = nil,
    team: String? = nil,
    employment: Person.Employment = .unknown,
    manager: String? = nil,
    sponsor: String? = nil,
    contractEndsAt: Instant? = nil,
    timeZone: String? = nil,
    isActive: Bool = true,
    joinedAt: Instant? = nil,
    leftAt: Instant? = nil
  ) {
    self.key = key
    self.handle = handle
    self.name = name
    self.email = email
    self.hrID = hrID
    self.team = team
    self.employment = employment
    self.manager = manager
    self.sponsor = sponsor
    self.contractEndsAt = contractEndsAt
    self.timeZone = timeZone
    self.isActive = isActive
    self.joinedAt = joinedAt
    self.leftAt = leftAt
  }
}
