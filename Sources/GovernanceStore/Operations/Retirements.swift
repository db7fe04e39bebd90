import Governance

extension Deliberation {
  /// What a person's word about a right that is no longer to be given makes of it.
  func decide(_ command: RetirementCommand, _ context: Context) throws -> [Event] {
    switch command {
    case .announce(let word, let day, let other, let reason):
      let id = try connection.entitlementID(word.text)
      var facts = try connection.retirementFacts(id)
      if let other {
        let replacement = try connection.right(connection.entitlementID(other.text))
        try RequestFacts.requireGiven(replacement, at: now)
        facts.replacement = (replacement.id, replacement.name)
      }
      return try Retirement.announce(facts, on: day, reason: reason, in: context)
    case .withdraw(let id, let reason):
      let retirement = try connection.retirement(id)
      return try Retirement.withdraw(
        retirement,
        facts: connection.retirementFacts(retirement.entitlement),
        reason: reason,
        in: context
      )
    }
  }
}

extension RequestFacts {
  /// Refuses to send whoever asks to a right that is deprecated itself.
  fileprivate static func requireGiven(_ right: Right, at now: Instant) throws(Refusal) {
    guard let retirement = right.retirement, retirement.isInForce(at: now) else { return }
    throw Refusal(
      .conflict,
      right.name,
      "`\(right.name)` is deprecated itself, by \(retirement.id)",
      next: "name a right that is given"
    )
  }
}

extension Connection {
  /// What deprecates a right, now or from a later day on.
  func retirement(of entitlement: Entitlement.ID) throws(StoreError) -> Retirement? {
    let found: [Retirement] = try records(
      where: "entitlement = ? and state <> 'withdrawn'",
      [.init(entitlement)]
    )
    return found.first
  }

  /// A deprecation by its id, or the one of a right.
  func retirement(_ id: Retirement.ID) throws -> Retirement {
    let named: [Retirement] = try records(where: "id = ?", [.text(id.text.uppercased())])
    if let retirement = named.first { return retirement }
    if let retirement = try retirement(of: entitlementID(id.text)) { return retirement }
    throw Refusal(
      .notFound,
      id.text,
      "`\(id)` is not deprecated",
      next: "govtop list entitlements is:deprecated shows what is"
    )
  }

  fileprivate func retirementFacts(
    _ entitlement: Entitlement.ID
  ) throws(StoreError) -> RetirementFacts {
    let told = try row(
      "select name from \(Table.entitlement.last) where id = ?",
      [.init(entitlement)]
    )
    return RetirementFacts(
      entitlement: entitlement,
      name: try told?.text("name") ?? entitlement.text,
      owners: try owners(ofRight: entitlement).map(\.id),
      known: try retirement(of: entitlement)?.id
    )
  }
}

/// Rights whose day has come: nobody gets them any more, and who has them is reviewed.
enum RetiredRights: RecordWork {
  static let name = "right deprecated"
  static let question = "retirement where state = 'announced' and effective_at <= ?"

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    let connection = deliberation.connection
    let retirement = try connection.retirement(Identifier(id))
    return Retirement.due(
      retirement,
      campaign: try review(retirement, deliberation),
      in: deliberation.system
    )
  }

  /// The campaign over those who have it, with its first items; `nil` where nobody does.
  private static func review(
    _ retirement: Retirement,
    _ deliberation: Deliberation
  ) throws -> Campaign.ID? {
    let connection = deliberation.connection
    let fallback = try connection.firstHolders(of: [.certifier, .security, .administrator])
    let terms = Campaign.retirementTerms(
      retirement,
      fallback: fallback,
      isPrivileged: false,
      in: deliberation.system
    )
    let owner = Context.Actor(person: try connection.person(retirement.announcedBy))
    let scope = try CampaignScopeSQL(terms.scope, of: owner, deliberation).counts(connection)
    guard scope.items > 0 else { return nil }
    var counted = terms
    counted.isPrivileged = scope.privileged > 0
    let event = try Campaign.made(counted, scope, deliberation.system)
    try deliberation.record([event])
    let campaign = try connection.campaign(Identifier(event.subject))
    try CampaignItems(campaign, deliberation).make()
    return campaign.id
  }
}

extension SQLCondition {
  /// The column names a right that is deprecated at a moment.
  static func isRetired(_ column: String, at now: Instant) -> SQLCondition {
    SQLCondition(
      """
      \(column) in (
        select retirement.entitlement from retirement
        where retirement.state <> 'withdrawn' and retirement.effective_at <= ?
      )
      """,
      [.init(now)]
    )
  }
}
