/// A person with the accounts that are confirmed to be theirs.
public struct PersonRow: Hashable, Sendable, Identifiable {
  /// The person's own: `P-7`.
  public var id: String { person.id.text }
  /// As the ledger has it: what a people source says takes effect through an event.
  public var person: Person
  /// Accounts with a confirmed link, by id; proposed ones do not count.
  public var principals: [Principal.ID]
  /// The people source that lists the person, `nil` for one entered by hand.
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
