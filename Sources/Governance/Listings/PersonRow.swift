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
