import Governance

extension Enforcement {
  /// What certifications bring with them, in the order in which one follows from the other.
  static let certifications: [any DueWork.Type] = [
    UnmadeItems.self, LapsedItems.self, PassingItems.self, SilentItems.self, AppliedItems.self,
    CampaignSteps.self, OverdueCertifications.self,
  ]
}

/// Work that takes many transactions about one record: its ids carry a number behind the record's own.
private enum Rounds {
  static func next(
    _ sql: String,
    after last: String,
    _ connection: any Connection
  ) throws -> [String] {
    let parts = last.split(separator: "/").map(String.init)
    let number = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
    let row = try connection.row(
      "\(sql) and id >= ? order by id limit 1",
      [.text(parts.first ?? "")]
    )
    guard let id = try row?.text("id") else { return [] }
    let round = id == parts.first ? number + 1 : 1
    return ["\(id)/\(round)"]
  }

  static func record(_ id: String) -> Campaign.ID { Identifier(String(id.prefix { $0 != "/" })) }
}

/// Campaigns whose items are not all there yet.
enum UnmadeItems: DueWork {
  static let name = "review items made"

  static func due(
    after last: String,
    at now: Instant,
    limit: Int,
    _ connection: any Connection
  ) throws -> [String] {
    try Rounds.next(
      "select id from campaign where state = 'created' and items is null",
      after: last,
      connection
    )
  }

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    let campaign = try deliberation.connection.campaign(Rounds.record(id))
    try CampaignItems(campaign, deliberation).make()
    return []
  }
}

/// Items that go on into the next stage of their campaign.
enum PassingItems: DueWork {
  static let name = "review items passed"

  static func due(
    after last: String,
    at now: Instant,
    limit: Int,
    _ connection: any Connection
  ) throws -> [String] {
    try Rounds.next(
      """
      select id from campaign
      where state = 'review_done' and stage < stage_count and exists (\(CampaignSQL.waiting))
      """,
      after: last,
      connection
    )
  }

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    let campaign = try deliberation.connection.campaign(Rounds.record(id))
    try CampaignItems(campaign, deliberation).pass()
    return []
  }
}

/// Items that nobody signed off before the deadline.
enum LapsedItems: RecordWork {
  static let name = "review item lapsed"
  static let question = """
    review_item
    where state in ('open', 'decided') and exists (
      select 1 from campaign
      where campaign.id = review_item.campaign and campaign.state = 'in_review'
        and campaign.stage = review_item.stage and campaign.due_at <= ?
    )
    """

  static func arguments(at now: Instant, _ connection: any Connection) throws -> [SQLValue] {
    [.init(now - .seconds(1))]
  }

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    let item = try deliberation.connection.items([Identifier(id)])[0]
    let facts = try deliberation.connection.facts(for: item)
    return ReviewItem.due(item, facts: facts, in: deliberation.system)
  }
}

/// Items that nobody decided, in campaigns that remediate.
enum SilentItems: RecordWork {
  static let name = "review item silent"
  static let question = """
    review_item
    where state = 'signed_off' and verdict in ('no_response', 'abstain') and silence is null
      and exists (
        select 1 from campaign
        where campaign.id = review_item.campaign and campaign.state = 'in_remediation'
          and campaign.stage = review_item.stage
      )
    """

  static func arguments(at now: Instant, _ connection: any Connection) throws -> [SQLValue] { [] }

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    let item = try deliberation.connection.items([Identifier(id)])[0]
    let facts = try deliberation.connection.facts(for: item)
    return ReviewItem.followSilence(item, facts: facts, in: deliberation.system)
  }
}

/// Items whose revocation the target has shown, or has refused.
enum AppliedItems: RecordWork {
  static let name = "review item applied"

  private static func ofItem(_ states: String) -> String {
    """
    exists (
      select 1 from access_grant
      where access_grant.principal = review_item.principal
        and access_grant.entitlement = review_item.entitlement
        and review_item.grants like '% ' || access_grant.id || ' %'
        and access_grant.state in (\(states))
    )
    """
  }

  static var question: String {
    let live = ofItem(GrantState.allCases.filter { !$0.isTerminal }.inSQL)
    let failed = ofItem("'revoke_failed'")
    return """
      review_item
      where (
        state = 'applying' and (not \(live) or \(failed))
          or state = 'apply_failed' and not \(failed)
      )
      """
  }

  static func arguments(at now: Instant, _ connection: any Connection) throws -> [SQLValue] { [] }

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    let item = try deliberation.connection.items([Identifier(id)])[0]
    let grants = try deliberation.connection.facts(for: item).grants
    return ReviewItem.followGrants(item, grants: grants, in: deliberation.system)
  }
}

/// Campaigns that go a step on by themselves.
enum CampaignSteps: DueWork {
  static let name = "campaign advanced"

  static func due(
    after last: String,
    at now: Instant,
    limit: Int,
    _ connection: any Connection
  ) throws -> [String] {
    let rules = try connection.rulesInForce()
    return try connection.rows(
      """
      select id from campaign
      where state in ('created', 'in_review', 'review_done', 'in_remediation') and id > ?
      order by id
      """,
      [.text(last)]
    ).map { try $0.text("id") }.filter { id in
      // There are few campaigns at a time; the rule itself says which of them moves.
      let system = SystemContext(
        now: now,
        rules: rules,
        newID: { $0.rawValue },
        newSalt: { [] }
      )
      return try !step(Identifier(id), connection, system).isEmpty
    }.prefix(limit).map { $0 }
  }

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    try step(Identifier(id), deliberation.connection, deliberation.system)
  }

  private static func step(
    _ id: Campaign.ID,
    _ connection: any Connection,
    _ system: SystemContext
  ) throws -> [Event] {
    let campaign = try connection.campaign(id)
    return Campaign.due(campaign, progress: try connection.progress(of: campaign), in: system)
  }
}

/// What is asked of the items of a row of `campaign`.
enum CampaignSQL {
  /// Items of the stage that still have to pass into the next one.
  static let waiting = """
    select 1 from review_item item
    where item.campaign = campaign.id and item.stage = campaign.stage
      and item.\(CampaignItems.passes) and not exists (
        select 1 from review_item next
        where next.campaign = item.campaign and next.stage = item.stage + 1
          and next.principal = item.principal and next.entitlement = item.entitlement
      )
    """
}

extension Connection {
  /// How far the items of a campaign are: counted up to one, which is all that the rule asks.
  func progress(of campaign: Campaign) throws -> CampaignProgress {
    switch campaign.state {
    case .inReview:
      return CampaignProgress(
        unsigned: try any("state in ('open', 'reassigned', 'decided')", campaign, campaign.stage)
      )
    case .reviewDone where !campaign.isLastStage:
      let waiting = try row(
        "select 1 from campaign where id = ? and exists (\(CampaignSQL.waiting))",
        [.init(campaign.id)]
      )
      return CampaignProgress(
        waiting: waiting == nil ? 0 : 1,
        passed: try any("1 = 1", campaign, campaign.stage + 1)
      )
    case .inRemediation:
      let silent = try any(
        "state = 'signed_off' and verdict in ('no_response', 'abstain') and silence is null",
        campaign,
        campaign.stage
      )
      let unapplied = try any(
        "state = 'applying' or state = 'apply_failed' and exception is null",
        campaign,
        nil
      )
      return CampaignProgress(unsettled: silent + unapplied)
    default: return CampaignProgress()
    }
  }

  private func any(_ condition: String, _ campaign: Campaign, _ stage: Int?) throws -> Int {
    let ofStage = stage.map { "stage = \($0)" } ?? "1 = 1"
    let found = try row(
      "select 1 from review_item where campaign = ? and \(ofStage) and (\(condition)) limit 1",
      [.init(campaign.id)]
    )
    return found == nil ? 0 : 1
  }
}

/// Access whose certification is overdue by its class: one campaign a class and week.
enum OverdueCertifications: DueWork {
  static let name = "certification due"

  static func due(
    after last: String,
    at now: Instant,
    limit: Int,
    _ connection: any Connection
  ) throws -> [String] {
    try CadenceClass.allCases.map(\.rawValue).sorted().filter { word in
      guard word > last, let kind = CadenceClass(rawValue: word) else { return false }
      let made = try connection.row(
        "select 1 from campaign where cadence = ?",
        [.text("\(word)/\(now.weekText)")]
      )
      guard made == nil else { return false }
      let overdue = CadenceSQL.overdue(kind, at: now, try connection.rulesInForce())
      return try connection.row(
        "select 1 from access_row where \(overdue.sql) limit 1",
        overdue.arguments
      ) != nil
    }
  }

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    guard let kind = CadenceClass(rawValue: id) else { return [] }
    let connection = deliberation.connection
    let scope = try CampaignScopeSQL(kind, deliberation).counts(connection)
    let terms = Campaign.cadenceTerms(
      kind,
      fallback: try connection.standingReviewers(),
      isPrivileged: scope.privileged > 0,
      in: deliberation.system
    )
    let event = try Campaign.made(terms, scope, deliberation.system)
    try deliberation.record([event])
    let campaign = try connection.campaign(Identifier(event.subject))
    try CampaignItems(campaign, deliberation).make()
    return []
  }
}

extension Connection {
  /// Who is asked where a campaign of the cadence finds nobody: certifiers, else security, else administrators.
  fileprivate func standingReviewers() throws(StoreError) -> [Person.ID] {
    for persona in [Persona.certifier, .security, .administrator] {
      let persons = try persons(
        where: """
          person.state = 'active' and person.id in (
            select person from person_persona where persona = ?
          )
          """,
        [.init(persona)]
      )
      if !persons.isEmpty { return persons.map(\.id) }
    }
    return []
  }
}
