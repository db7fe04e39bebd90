import Governance

/// Makes the items of a campaign, a thousand in a transaction; cut off anywhere it goes on where it stopped.
struct CampaignItems {
  static let batch = 1_000

  let campaign: Campaign
  let deliberation: Deliberation
  private let gathering: EvidenceGathering

  private var connection: any Connection { deliberation.connection }

  init(_ campaign: Campaign, _ deliberation: Deliberation) {
    self.campaign = campaign
    self.deliberation = deliberation
    gathering = EvidenceGathering(deliberation)
  }

  /// Items of this campaign that nobody answered, for its repetition.
  func unanswered() throws -> CampaignScope {
    let row = try connection.row(
      """
      select count(*) as items, coalesce(sum(is_privileged), 0) as privileged
      from review_item
      where campaign = ? and \(Self.isUnanswered)
      """,
      [.init(campaign.id)]
    )
    let other = try connection.row(
      "select id from campaign where iteration_of = ? and state <> 'cancelled' order by id",
      [.init(campaign.id)]
    )
    return CampaignScope(
      items: try row?.integer("items") ?? 0,
      privileged: try row?.integer("privileged") ?? 0,
      repeated: try other?.id("id")
    )
  }

  private static let isUnanswered = """
    verdict = 'no_response' and is_moot = 0 and stage = (
      select max(other.stage) from review_item other where other.campaign = review_item.campaign
    )
    """

  /// Makes the next items of the first stage; the last ones freeze the campaign.
  func make() throws {
    guard campaign.state == .created, campaign.items == nil else { return }
    let place = try place(stage: 1)
    let (events, read) =
      try campaign.iterationOf.map { try repeated($0, after: place) }
      ?? fresh(after: place)
    try deliberation.record(events)
    guard read < Self.batch else { return }
    let items = try connection.count(
      "select count(*) from review_item where campaign = ? and stage = 1",
      [.init(campaign.id)]
    )
    try deliberation.record([Event(campaign.id, .frozen(items: items))])
  }

  private func fresh(after place: [SQLValue]) throws -> (events: [Event], read: Int) {
    let groups = try scope().rows(after: place, limit: Self.batch, connection)
    return (try groups.compactMap { try item($0, stage: 1) }, groups.count)
  }

  private func scope() throws -> CampaignScopeSQL {
    if let cadence = campaign.cadence,
      let kind = CadenceClass(rawValue: String(cadence.prefix { $0 != "/" }))
    {
      return CampaignScopeSQL(kind, deliberation)
    }
    let owner = try campaign.owner.map { try connection.person($0) }
    guard let owner else { throw StoreError.corrupt("campaign \(campaign.id) has no scope") }
    return try CampaignScopeSQL(
      campaign.terms.scope,
      of: Context.Actor(person: owner),
      at: campaign.createdAt,
      deliberation
    )
  }

  private func repeated(
    _ original: Campaign.ID,
    after place: [SQLValue]
  ) throws -> (events: [Event], read: Int) {
    var place = place
    while true {
      let items = try connection.items(
        of: original,
        where: Self.isUnanswered,
        after: place,
        limit: Self.batch
      )
      let events = try items.compactMap { try item(gathering.rows(of: $0), stage: 1) }
      // Where nothing of a whole batch is live any more, the next one says how it goes on.
      guard events.isEmpty, let last = items.last, items.count == Self.batch else {
        return (events, items.count)
      }
      place = [.init(last.principal), .init(last.entitlement)]
    }
  }

  /// Passes the next items of a finished stage into the one behind it: those that were not revoked.
  func pass() throws {
    guard campaign.state == .reviewDone, !campaign.isLastStage else { return }
    let place = try place(stage: campaign.stage + 1)
    let items = try connection.items(
      of: campaign.id,
      where: "stage = \(campaign.stage) and \(Self.passes)",
      after: place,
      limit: Self.batch
    )
    try deliberation.record(
      try items.compactMap { item in
        try self.item(
          item.evidence,
          grants: connection.facts(for: item).grants,
          stage: item.stage + 1
        )
      }
    )
  }

  /// Whether an item goes on into the next stage, as a condition.
  static let passes = "verdict not in ('revoke', 'reduce') and is_moot = 0"

  /// The last item of a stage, by what it is about.
  private func place(stage: Int) throws -> [SQLValue] {
    let last = try connection.row(
      """
      select principal, entitlement from review_item
      where campaign = ? and stage = ?
      order by principal desc, entitlement desc
      limit 1
      """,
      [.init(campaign.id), .init(stage)]
    )
    return last.map { [$0["principal"], $0["entitlement"]] } ?? [.text(""), .text("")]
  }

  private func item(_ rows: [SQLRow], stage: Int) throws -> Event? {
    guard let evidence = try gathering.evidence(of: rows) else { return nil }
    return try item(evidence, grants: gathering.grants(rows), stage: stage)
  }

  private func item(_ evidence: Evidence, grants: [Grant], stage: Int) throws -> Event? {
    ReviewItem.made(
      evidence,
      inStage: stage,
      candidates: try gathering.candidates(
        campaign.terms.stages[stage - 1].reviewers,
        for: evidence
      ),
      facts: try connection.facts(
        campaign,
        principal: evidence.principal,
        entitlement: evidence.entitlement,
        grants: grants,
        gathering.people
      ),
      in: deliberation.system
    )
  }
}

extension Connection {
  /// Items of a campaign behind a place, by what they are about.
  fileprivate func items(
    of campaign: Campaign.ID,
    where condition: String,
    after place: [SQLValue],
    limit: Int
  ) throws -> [ReviewItem] {
    let ids = try rows(
      """
      select id from review_item
      where campaign = ? and \(condition)
        and (principal > ? or principal = ? and entitlement > ?)
      order by principal, entitlement
      limit ?
      """,
      [.init(campaign), place[0], place[0], place[1], .init(limit)]
    )
    return try items(try ids.map { try $0.id("id") })
  }
}
