package import Governance

extension Deliberation {
  func revoke(
    _ id: Grant.ID,
    reason: String,
    seen: Int?,
    _ context: Context
  ) throws -> [Event] {
    let grant = try connection.grant(id)
    return try Grant.revoke(
      grant,
      reason: reason,
      seen: seen,
      facts: try connection.facts(for: grant),
      in: context
    )
  }
}

extension Connection {
  /// What the rules must know to end a grant, or to believe that it ended.
  package func facts(for grant: Grant) throws(StoreError) -> GrantFacts {
    let told = try row(
      "select owner from \(Table.entitlement.last) where id = ?",
      [.init(grant.entitlement)]
    )
    let voters = try rows(
      "select person, cast_by from request_vote where request = ? order by position",
      [.init(grant.request)]
    )
    var deciders = [grant.endedBy].compactMap { $0 }
    for row in voters {
      deciders.append(try row.id("person"))
      if let other: Person.ID = try row.optionalID("cast_by") { deciders.append(other) }
    }
    return GrantFacts(
      persons: try persons(behind: grant.principal).map(\.id),
      owners: try owners(
        of: grant.entitlement.text,
        told: try told?.optionalText("owner")
      ).map(\.id),
      deciders: deciders
    )
  }
}
