import Governance

/// What the rules must know to judge an item, read in the deciding transaction.
extension Connection {
  func facts(for item: ReviewItem) throws -> ReviewFacts {
    var people = PeopleIndex(self)
    return try facts(for: item, &people)
  }

  func facts(for item: ReviewItem, _ people: inout PeopleIndex) throws -> ReviewFacts {
    let grants = try item.grants.ids.compactMap { id throws(StoreError) in
      try self.grants(where: "access_grant.id = ?", [.init(id)]).first
    }
    return try facts(
      try campaign(item.campaign),
      principal: item.principal,
      entitlement: item.entitlement,
      grants: grants,
      people
    )
  }

  func facts(
    _ campaign: Campaign,
    principal: Principal.ID,
    entitlement: Entitlement.ID,
    grants: [Grant],
    _ people: PeopleIndex
  ) throws -> ReviewFacts {
    ReviewFacts(
      campaign: campaign,
      subjects: try people.persons(behind: principal.text).map(\.id),
      approvers: try grants.flatMap { try approvers(of: $0) },
      authorities: try people.owners(
        of: entitlement.text,
        told: try told(Table.entitlement, entitlement.text)?.optionalText("owner"),
        team: nil
      ).map(\.id),
      grants: grants
    )
  }

  /// Who said yes to a grant since it was last certified, delegates too.
  private func approvers(of grant: Grant) throws(StoreError) -> [Person.ID] {
    guard let request = grant.request else { return [] }
    let since = grant.certifiedAt ?? Instant(milliseconds: .min)
    let votes = try rows(
      """
      select person, cast_by from request_vote
      where request = ? and decision = 'approve' and at > ?
      """,
      [.init(request), .init(since)]
    )
    var persons: [Person.ID] = []
    for row in votes {
      persons.append(try row.id("person"))
      if let deputy: Person.ID = try row.optionalID("cast_by") { persons.append(deputy) }
    }
    return persons
  }

  /// The newest row that a source told of a thing.
  func told(_ table: Table, _ id: String) throws(StoreError) -> SQLRow? {
    try row("select * from \(table.last) where id = ?", [.text(id)])
  }
}
