import Governance

/// Proposes links between accounts and persons, and confirms those that come from one record.
///
/// A link that was ever proposed is not proposed again: who removed it meant it.
struct LinkStep {
  let limit: Int

  func run(
    _ connection: any Connection,
    _ operator: Operator,
    _ options: StoreOptions
  ) throws -> Enrolment {
    let deliberation = try connection.deliberation(
      as: `operator`,
      for: .importFacts,
      about: "link",
      options
    )
    var enrolment = Enrolment()
    for row in try connection.rows(Self.sameRecord, [.init(limit)]) {
      let link = try propose(row, .sameRecord, deliberation)
      try deliberation.record([link, Event(link.subject, .link(.confirmed(by: nil)))], as: .rule)
      enrolment.proposed += 1
      enrolment.confirmed += 1
    }
    let left = limit - enrolment.proposed
    for row in try connection.rows(Self.sameAddress, [.init(left)]) {
      try deliberation.record([try propose(row, .email, deliberation)], as: .rule)
      enrolment.proposed += 1
    }
    _ = try deliberation.finish()
    return enrolment
  }

  private func propose(
    _ row: SQLRow,
    _ evidence: PersonLink.Evidence,
    _ deliberation: Deliberation
  ) throws -> Event {
    let id: PersonLink.ID = deliberation.nextID(.link)
    return Event(
      id,
      .link(
        .proposed(
          principal: try row.id("principal"),
          person: try row.id("person"),
          evidence: evidence,
          by: nil
        )
      )
    )
  }

  /// The account and the person are one record of one people source.
  private static let sameRecord = """
    select principal.id as principal, person.id as person
    from person
    join \(Table.directoryPerson.now) record on record.id = person.directory
    join \(Table.principal.now) principal
      on principal.source_id = record.source_id and principal.native_key = record.native_key
    where person.state = 'active' and principal.type = 'human' and \(neverLinked)
    order by principal.id
    limit ?
    """

  /// The address is the same: a hint, never more.
  private static let sameAddress = """
    select principal.id as principal, person.id as person
    from \(Table.principal.now) principal
    join \(Table.directoryPerson.now) record on record.email = principal.email
    join person on person.directory = record.id
    where person.state = 'active' and principal.type = 'human' and \(neverLinked)
    order by principal.id
    limit ?
    """

  private static let neverLinked = """
    not exists (
      select 1 from person_link
      where person_link.principal = principal.id and person_link.person = person.id
    )
    """
}
