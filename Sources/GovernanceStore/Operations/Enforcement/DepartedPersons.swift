import Governance

/// Persons whose contract has run out, or of whom their people source says that they left.
enum DepartedPersons: RecordWork {
  static let name = "person left"
  static let question = """
    person
    where state = 'active' and (
      contract_ends_at <= ?
      or directory in (
        select told.id from \(Table.directoryPerson.now) told
        where told.is_active = 0 and (told.left_at is null or told.left_at <= ?)
      )
    )
    """

  static func arguments(at now: Instant, _ connection: any Connection) throws -> [SQLValue] {
    [.init(now), .init(now)]
  }

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    let person = try deliberation.connection.person(id)
    let events = Person.leave(
      person,
      leftAt: try leftAt(person, deliberation),
      facts: try deliberation.leavingFacts(of: person.id),
      in: deliberation.system
    )
    guard !events.isEmpty else { return [] }
    try deliberation.record(events)
    return try deliberation.workloadsLeft(by: person.id)
  }

  /// When the people source has them gone; the moment of this look where it does not say when.
  private static func leftAt(_ person: Person, _ deliberation: Deliberation) throws -> Instant? {
    let told = try deliberation.connection.row(
      "select left_at from \(Table.directoryPerson.now) where id = ? and is_active = 0",
      [.init(person.directory)]
    )
    guard let told else { return nil }
    return try told.optionalInstant("left_at") ?? deliberation.now
  }
}
