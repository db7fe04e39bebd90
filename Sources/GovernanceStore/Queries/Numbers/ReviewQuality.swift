public import Governance

extension Store {
  /// How each reviewer certified in the last campaigns: a row a reviewer and campaign, oldest first.
  ///
  /// - Throws: `Refusal` for who neither secures nor audits: it is about how colleagues work.
  public func reviewQuality(
    campaigns count: Int = 12,
    as viewer: Operator
  ) async throws -> [RecordRow] {
    try await look(as: viewer) { connection, viewing in
      let readers: Set<Persona> = [.security, .auditor]
      guard !viewing.actor.person.personas.isDisjoint(with: readers) else {
        throw Refusal(
          .notPermitted,
          "reviews",
          "you may not read how others review: persona auditor or security",
          next: ":whoami shows yours"
        )
      }
      return try connection.reviewQuality(count)
    }
  }
}

extension Connection {
  fileprivate func reviewQuality(_ count: Int) throws -> [RecordRow] {
    try rows(
      """
      select campaign.id as campaign, campaign.name as name, campaign.due_at as due_at,
        coalesce(person.handle, review_tally.person) as reviewer,
        sum(review_tally.certifications) as certifications,
        sum(review_tally.stamped) as stamped
      from (select id, name, due_at from campaign order by due_at desc, id desc limit ?) campaign
      join review_tally on review_tally.campaign = campaign.id and review_tally.role = 'record'
      left join person on person.id = review_tally.person
      group by campaign.id, campaign.name, campaign.due_at,
        coalesce(person.handle, review_tally.person)
      having sum(review_tally.certifications) > 0
      order by campaign.due_at, campaign.id, reviewer
      """,
      [.init(count)]
    ).map { row in
      let (campaign, reviewer) = (try row.text("campaign"), try row.text("reviewer"))
      return RecordRow(
        id: "\(campaign) \(reviewer)",
        [
          ("campaign", .text(campaign)), ("name", .text(try row.text("name"))),
          ("due_at", .instant(try row.instant("due_at"))), ("reviewer", .text(reviewer)),
          ("certifications", .integer(try row.integer("certifications"))),
          ("stamped", .integer(try row.integer("stamped"))),
        ]
      )
    }
  }
}
