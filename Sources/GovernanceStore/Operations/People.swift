import Governance

extension Deliberation {
  func add(_ draft: PersonDraft, _ context: Context) throws -> [Event] {
    var draft = draft
    draft.manager = try draft.manager.map { try connection.person($0).id }
    draft.sponsor = try draft.sponsor.map { try connection.person($0).id }
    return try Person.decide(
      draft,
      facts: try connection.peopleFacts(handle: draft.handle, osUser: draft.osUser),
      in: context
    )
  }

  func link(_ id: Person.ID, _ account: Principal.ID, _ context: Context) throws -> [Event] {
    let person = try connection.person(id)
    let principal = try connection.principalID(account.text)
    return try PersonLink.decide(
      person,
      principal,
      facts: try connection.peopleFacts(person: person.id, principal: principal),
      in: context
    )
  }

  func unlink(
    _ id: Person.ID,
    _ account: Principal.ID,
    _ reason: String,
    _ context: Context
  ) throws -> [Event] {
    let person = try connection.person(id)
    let links = try connection.links(
      where: "person = ? and principal in (?, ?) and state <> 'removed'",
      [.init(person.id), .init(account), .init(try? connection.principalID(account.text))]
    )
    return try PersonLink.remove(links.last, of: person, reason: reason, in: context)
  }

  func offboard(
    _ id: Person.ID,
    effectiveAt: Instant?,
    reason: String,
    _ context: Context
  ) throws -> [Event] {
    let person = try connection.person(id)
    var facts = try connection.peopleFacts()
    facts.liveGrants = try connection.grants(
      where: """
        \(Grant.isLiveOrComingSQL) and access_grant.principal in (
          select person_link.principal from person_link
          where person_link.person = ? and person_link.state = 'confirmed'
        )
        """,
      [.init(now), .init(person.id)]
    )
    return try Person.offboard(
      person,
      effectiveAt: effectiveAt,
      reason: reason,
      facts: facts,
      in: context
    )
  }

  func endDelegation(_ id: Delegation.ID, _ context: Context) throws -> [Event] {
    guard let delegation = try connection.delegations(where: "id = ?", [.init(id)]).first else {
      throw Refusal(
        .notFound,
        id.text,
        "there is no delegation `\(id)`",
        next: "govtop list delegations shows them"
      )
    }
    return try Delegation.end(delegation, in: context)
  }
}

extension Grant {
  /// Not ended by anybody or by time, as a condition on `access_grant` with the moment as its argument.
  fileprivate static let isLiveOrComingSQL = """
    access_grant.state in ('scheduled', 'activating', 'active', 'suspended') \
    and (access_grant.ends_at is null or access_grant.ends_at > ?)
    """
}

extension Connection {
  /// What the rules must know to change who is who.
  func peopleFacts(
    handle: String? = nil,
    osUser: String? = nil,
    person: Person.ID? = nil,
    principal: Principal.ID? = nil
  ) throws(StoreError) -> PeopleFacts {
    var facts = PeopleFacts()
    facts.administrators = try count(
      """
      select count(*) from person_persona
      join person on person.id = person_persona.person
      where person_persona.persona = 'administrator' and person.state = 'active'
      """
    )
    if let handle {
      facts.handleTaken = try row("select 1 from person where handle = ?", [.text(handle)]) != nil
    }
    if let osUser {
      facts.osUserOwner = try persons(
        where: "person.id in (select person from person_os_user where os_user = ?)",
        [.text(osUser)]
      ).first?.handle
    }
    if let person, let principal {
      facts.link = try links(
        where: "person = ? and principal = ? and state <> 'removed'",
        [.init(person), .init(principal)]
      ).last
      facts.linkedPerson = try confirmedPerson(of: principal)
    }
    return facts
  }

  /// The person of a human account: other kinds of accounts may stand for several.
  private func confirmedPerson(of principal: Principal.ID) throws(StoreError) -> Person.ID? {
    try row(
      """
      select person_link.person
      from person_link
      join \(Table.principal.now) principal on principal.id = person_link.principal
      where person_link.principal = ? and person_link.state = 'confirmed'
        and principal.type = 'human'
      """,
      [.init(principal)]
    )?.id("person")
  }
}
