import Governance

/// M10 to M12 from the sums that stand beside each campaign, and their rows from its items.
struct ReviewedCampaigns {
  let connection: any Connection
  let scope: MetricScope
  let window: MetricWindow

  init(_ connection: any Connection, _ scope: MetricScope) {
    self.connection = connection
    self.scope = scope
    window = scope.window(of: CertificationCompletion.definition)
  }

  /// Campaigns that run, or were closed in the window.
  private var those: SQLCondition {
    SQLCondition(
      """
      campaign.state not in ('created', 'cancelled') and campaign.created_at <= ?
        and (campaign.closed_at is null or campaign.closed_at > ?)
      """,
      [.init(window.until), .init(window.from)]
    )
  }

  private static let isDue = """
    case
      when campaign.state in ('review_done', 'in_remediation', 'closed') then 1
      when campaign.due_at <= ? then 1
      else 0
    end
    """

  private static let figures = ReviewTally.figures
    .map { "sum(review_tally.\($0.name)) as \($0.name)" }.joined(separator: ", ")

  /// The sums of each campaign, of reviewers of record alone.
  func sums(_ part: SQLCondition = .always) throws -> [CertificationCompletion.Item] {
    let ofScope = scope.environment(in: "review_tally.environment")
    return try connection.rows(
      """
      select campaign.id, campaign.name, \(Self.isDue) as due, \(Self.figures)
      from campaign
      join review_tally on review_tally.campaign = campaign.id
        and review_tally.stage = campaign.stage
      where \(those.sql) and review_tally.role = 'record' and \(ofScope.sql) and \(part.sql)
      group by campaign.id, campaign.name, campaign.state, campaign.due_at
      order by campaign.id
      """,
      [.init(window.until)] + those.arguments + ofScope.arguments + part.arguments
    ).map { row in
      CertificationCompletion.Item(
        name: "\(try row.text("id")) \(try row.text("name"))",
        isDue: try row.flag("due"),
        tally: try ReviewTally(row)
      )
    }
  }

  /// One sum for each part of a split; a deputy has a part as a reviewer has.
  func sums(by split: MetricDefinition.Split) throws -> [(key: String, sum: ReviewTally)] {
    let key = split == .owner ? "coalesce(person.handle, '')" : "review_tally.environment"
    let roles = split == .owner ? "'record', 'deputy'" : "'record'"
    let ofScope = scope.environment(in: "review_tally.environment")
    return try connection.rows(
      """
      select \(key) as part, \(Self.figures)
      from campaign
      join review_tally on review_tally.campaign = campaign.id
        and review_tally.stage = campaign.stage
      left join person on person.id = review_tally.person
      where \(those.sql) and review_tally.role in (\(roles)) and \(ofScope.sql)
      group by \(key)
      order by 1
      """,
      those.arguments + ofScope.arguments
    ).map { (try $0.text("part"), try ReviewTally($0)) }
  }

  func total() throws -> ReviewTally {
    try sums().reduce(into: ReviewTally()) { $0.add($1.tally) }
  }

  /// Decisions to take away: how long their proof took, and which are overdue.
  func denials() throws -> (lengths: [Duration], overdue: Int) {
    let ofScope = scope.environment(in: "review_item.environment")
    let of = """
      from campaign
      join review_item on review_item.campaign = campaign.id
        and review_item.stage = campaign.stage
      where \(those.sql) and \(ofScope.sql) and review_item.is_moot = 0
        and review_item.verdict in ('revoke', 'reduce')
      """
    let arguments = those.arguments + ofScope.arguments
    let applied = try connection.rows(
      """
      select review_item.decided_at, review_item.applied_at \(of)
        and review_item.state = 'applied' and review_item.decided_at is not null
        and review_item.applied_at is not null
      """,
      arguments
    )
    let overdue = try connection.count(
      """
      select count(*) \(of) and review_item.state in ('signed_off', 'applying', 'apply_failed')
        and review_item.decided_at <= ?
      """,
      arguments + [.init(window.until - RevocationRate.enforcedWithin)]
    )
    let lengths = try applied.map { try $0.instant("applied_at") - $0.instant("decided_at") }
    return (lengths, overdue)
  }

  /// Rows made of items, as many pages of them as it takes.
  func rows(
    after last: String,
    limit: Int,
    _ make: (ReviewItem, _ isDue: Bool) -> [(suffix: String, part: MetricPart)]
  ) throws -> [MetricRow] {
    var rows: [MetricRow] = []
    var place = String(last.prefix { $0 != "/" })
    let ofScope = scope.environment(in: "review_item.environment")
    while rows.count < limit {
      let page = try connection.rows(
        """
        select review_item.id, \(Self.isDue) as due
        from campaign
        join review_item on review_item.campaign = campaign.id
          and review_item.stage = campaign.stage
        where \(those.sql) and \(ofScope.sql) and review_item.id > ?
        order by review_item.id
        limit ?
        """,
        [.init(window.until)] + those.arguments + ofScope.arguments + [
          .text(place), .init(limit),
        ]
      )
      guard !page.isEmpty else { break }
      for row in page {
        place = try row.text("id")
        let found = try connection.records(ReviewItem.self, where: "id = ?", [.text(place)])
        guard let item = found.first else { continue }
        let subject = try subject(of: item)
        for (suffix, part) in make(item, try row.flag("due")) {
          var own = subject
          own.id += suffix
          rows.append(MetricRow(own, part))
        }
      }
    }
    return rows
  }

  private func subject(of item: ReviewItem) throws -> MetricSubject {
    MetricSubject(
      id: item.id.text,
      what: "\(item.principalName) \(item.entitlementName)",
      environment: item.environment,
      owner: try connection.handle(item.reviewer),
      riskClass: item.riskBand
    )
  }
}

extension ReviewTally {
  fileprivate init(_ row: SQLRow) throws(StoreError) {
    self.init()
    for figure in Self.figures {
      self[keyPath: figure.path] = try row.optionalInteger(figure.name) ?? 0
    }
  }
}

extension CertificationCompletion: MetricReading {
  static func read(_ connection: any Connection, _ scope: MetricScope) throws -> Metric {
    let campaigns = ReviewedCampaigns(connection, scope)
    return value(try campaigns.sums(), in: campaigns.window)
  }

  static func rows(
    _ connection: any Connection,
    _ scope: MetricScope,
    after last: String,
    limit: Int
  ) throws -> [MetricRow] {
    try ReviewedCampaigns(connection, scope).rows(after: last, limit: limit) { item, isDue in
      guard !item.isMoot else { return [("", MetricPart("moot", at: item.signedOffAt))] }
      let isAnswered = item.signedOffAt != nil && item.verdict.map { $0 != .noResponse } ?? false
      let part = isAnswered ? "answered" : "unanswered"
      return [("", MetricPart(isDue ? part : "running_\(part)", at: item.signedOffAt))]
    }
  }

  static func shares(
    _ connection: any Connection,
    _ scope: MetricScope,
    by split: MetricDefinition.Split
  ) throws -> [Metric.Share] {
    try ReviewedCampaigns(connection, scope).sums(by: split).compactMap { key, sum in
      guard sum.items > 0 else { return nil }
      let share = Double(sum.answered) / Double(sum.items)
      return Metric.Share(split: split.rawValue, key: key, value: share)
    }
  }
}

extension RevocationRate: MetricReading {
  static func read(_ connection: any Connection, _ scope: MetricScope) throws -> Metric {
    let campaigns = ReviewedCampaigns(connection, scope)
    var input = Input()
    input.tally = try campaigns.total()
    (input.lengths, input.overdue) = try campaigns.denials()
    return value(input, in: campaigns.window)
  }

  static func rows(
    _ connection: any Connection,
    _ scope: MetricScope,
    after last: String,
    limit: Int
  ) throws -> [MetricRow] {
    try ReviewedCampaigns(connection, scope).rows(after: last, limit: limit) { item, _ in
      guard !item.isMoot, item.signedOffAt != nil, let verdict = item.verdict,
        !verdict.isUndecided
      else { return [] }
      guard verdict.isDenial else { return [("", MetricPart("kept", at: item.decidedAt))] }
      guard item.state == .applied, let applied = item.appliedAt
      else { return [("", MetricPart("unapplied", at: item.decidedAt))] }
      return [("", MetricPart("applied", at: applied))]
    }
  }

  static func shares(
    _ connection: any Connection,
    _ scope: MetricScope,
    by split: MetricDefinition.Split
  ) throws -> [Metric.Share] {
    try ReviewedCampaigns(connection, scope).sums(by: split).compactMap { key, sum in
      guard sum.decided > 0 else { return nil }
      let share = Double(sum.denied) / Double(sum.decided)
      return Metric.Share(split: split.rawValue, key: key, value: share)
    }
  }
}

extension ReviewAttention: MetricReading {
  static func read(_ connection: any Connection, _ scope: MetricScope) throws -> Metric {
    let campaigns = ReviewedCampaigns(connection, scope)
    return value(try campaigns.total(), in: campaigns.window)
  }

  static func rows(
    _ connection: any Connection,
    _ scope: MetricScope,
    after last: String,
    limit: Int
  ) throws -> [MetricRow] {
    try ReviewedCampaigns(connection, scope).rows(after: last, limit: limit) { item, _ in
      item.answers.compactMap { answer in
        item.look(of: answer).map { look in
          ("/\(answer.reviewer.text)", MetricPart(look.rawValue, at: item.decidedAt))
        }
      }
    }
  }

  static func shares(
    _ connection: any Connection,
    _ scope: MetricScope,
    by split: MetricDefinition.Split
  ) throws -> [Metric.Share] {
    try ReviewedCampaigns(connection, scope).sums(by: split).compactMap { key, sum in
      guard sum.certifications > 0 else { return nil }
      let share = Double(sum.stamped) / Double(sum.certifications)
      return Metric.Share(split: split.rawValue, key: key, value: share)
    }
  }
}
