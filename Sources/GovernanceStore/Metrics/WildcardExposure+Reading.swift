import Governance

/// M2 from the statements that are graded at all, which an index holds apart.
extension WildcardExposure: MetricReading {
  static func read(_ connection: any Connection, _ scope: MetricScope) throws -> Metric {
    var input = WildcardExposure.Input()
    let policies = policies(scope)
    input.policies = try connection.count(
      "select count(*) from policy where \(policies.sql)",
      policies.arguments
    )
    let graded = graded(scope)
    let rows = try connection.rows(
      """
      select statement.grade,
        sum(statement.broad_actions + statement.broad_resources) as broad,
        sum(statement.unavoidable) as unavoidable, sum(statement.prefixes) as prefixes
      from statement
      where \(graded.sql)
      group by statement.grade
      """,
      graded.arguments
    )
    for row in rows {
      let broad = try row.integer("broad")
      input.broad += broad
      input.unavoidable += try row.integer("unavoidable")
      input.prefixes += try row.integer("prefixes")
      if broad > 0 { input.byGrade[try row.word("grade"), default: 0] += broad }
    }
    input.reach = try reach(connection, graded, scope)
    input.excepted = try excepted(connection, scope)
    return value(input, at: scope.now)
  }

  static func rows(
    _ connection: any Connection,
    _ scope: MetricScope,
    after last: String,
    limit: Int
  ) throws -> [MetricRow] {
    let broad = broad(scope)
    let exceptions = try Exemptions(connection, scope)
    return try connection.rows(
      """
      select \(subjectColumns)
      from statement
      join policy on policy.id = statement.policy_id and \(scope.sources.shows(.policy).sql)
      where \(broad.sql) and statement.id > ?
      order by statement.id
      limit ?
      """,
      scope.sources.shows(.policy).arguments + broad.arguments + [.text(last), .init(limit)]
    ).map { row in
      let isExcepted = try exceptions.cover(policy: row.text("policy_id"), connection)
      return MetricRow(
        MetricSubject(
          id: try row.text("id"),
          what: "\(try row.text("policy_name")): \(try row.text("actions")) "
            + "on \(try row.text("resources"))",
          environment: try row.word("environment"),
          source: try row.text("source_id")
        ),
        MetricPart(
          isExcepted ? "excepted" : "unexcepted",
          value: Double(try row.integer("broad"))
        )
      )
    }
  }

  private static let subjectColumns = """
    statement.id, statement.source_id, statement.policy_id, statement.actions,
    statement.resources, policy.name as policy_name, policy.environment,
    statement.broad_actions + statement.broad_resources as broad
    """

  static func shares(
    _ connection: any Connection,
    _ scope: MetricScope,
    by split: MetricDefinition.Split
  ) throws -> [Metric.Share] {
    let key = split == .source ? "statement.source_id" : "policy.environment"
    let broad = broad(scope)
    return try connection.rows(
      """
      select \(key) as part, sum(statement.broad_actions + statement.broad_resources) as broad
      from statement
      join policy on policy.id = statement.policy_id and \(scope.sources.shows(.policy).sql)
      where \(broad.sql)
      group by \(key)
      order by 1
      """,
      scope.sources.shows(.policy).arguments + broad.arguments
    ).map { row in
      Metric.Share(
        split: split.rawValue,
        key: try row.text("part"),
        value: Double(try row.integer("broad"))
      )
    }
  }

  /// Policies that count as production, in the newest snapshots.
  private static func policies(_ scope: MetricScope) -> SQLCondition {
    .all([
      countsAsProduction("policy"), scope.sources.shows(.policy),
      scope.environment(in: "policy.environment"),
    ])
  }

  private static func graded(_ scope: MetricScope) -> SQLCondition {
    .all([
      SQLCondition("statement.grade is not null"), SQLCondition("statement.is_allow = 1"),
      scope.sources.shows(.statement), stands(in: policies(scope)),
    ])
  }

  private static func broad(_ scope: MetricScope) -> SQLCondition {
    .all([
      graded(scope), SQLCondition("statement.broad_actions + statement.broad_resources > 0"),
    ])
  }

  /// Broad patterns under an exception that is in force.
  private static func excepted(
    _ connection: any Connection,
    _ scope: MetricScope
  ) throws -> Int {
    let exceptions = try Exemptions(connection, scope)
    guard !exceptions.isEmpty else { return 0 }
    var sum = 0
    var last = ""
    while true {
      let page = try rows(connection, scope, after: last, limit: 500)
      sum += page.reduce(0) { $0 + ($1.part == "excepted" ? Int($1.value ?? 0) : 0) }
      guard page.count == 500, let end = page.last?.id else { return sum }
      last = end
    }
  }

  /// Few statements are graded, so they are walked, and not all those of each policy.
  private static func stands(in policies: SQLCondition) -> SQLCondition {
    SQLCondition(
      """
      coalesce(statement.policy_id, '') in (
        select policy.id from policy where \(policies.sql)
      )
      """,
      policies.arguments
    )
  }

  /// What no rule classified counts as production.
  static func countsAsProduction(_ table: String) -> SQLCondition {
    let words = Environment.allCases.filter(\.countsAsProduction).map { "'\($0.rawValue)'" }
    return SQLCondition("\(table).environment in (\(words.joined(separator: ", ")))")
  }

  /// Principals that hold one of the broad policies.
  private static func reach(
    _ connection: any Connection,
    _ graded: SQLCondition,
    _ scope: MetricScope
  ) throws -> Int {
    let those = SQLCondition.all([
      graded, SQLCondition("statement.broad_actions + statement.broad_resources > 0"),
    ])
    let rights = scope.sources.shows(.entitlement)
    let held = scope.sources.shows(.assignment)
    return try connection.count(
      """
      select count(distinct assignment.holder_id) from assignment
      where \(held.sql) and assignment.entitlement_id in (
        select entitlement.id from entitlement
        where \(rights.sql) and entitlement.policy_id in (
          select statement.policy_id from statement where \(those.sql)
        )
      )
      """,
      held.arguments + rights.arguments + those.arguments
    )
  }

  /// Observed rows are kept as intervals, so each past week is asked as it was shown then.
  static func trend(_ connection: any Connection, _ scope: MetricScope) throws -> [Metric.Point]? {
    let moments = TrendMoments(scope)
    var known: [[String]: Double?] = [:]
    let values = try moments.all.map { moment -> Double? in
      let snapshots = try shown(connection, at: moment)
      if let value = known[snapshots] { return value }
      let value = snapshots.isEmpty ? nil : try exposure(connection, at: moment, scope)
      known[snapshots] = value
      return value
    }
    return moments.points(values, version: definition.version)
  }

  /// The snapshots that were in force at a moment.
  private static func shown(_ connection: any Connection, at moment: Instant) throws -> [String] {
    try connection.rows(
      """
      select max(number) as number from snapshot where published_at <= ?
      group by source
      order by source
      """,
      [.init(moment)]
    ).map { String(try $0.integer("number")) }
  }

  private static func exposure(
    _ connection: any Connection,
    at moment: Instant,
    _ scope: MetricScope
  ) throws -> Double? {
    let ofScope = scope.environment(in: "policy.environment")
    let row = try connection.row(
      """
      select count(*) as policies, sum((
        select sum(statement.broad_actions + statement.broad_resources)
        from statement
        where statement.policy_id = policy.id and statement.is_allow = 1
          and statement.grade is not null and \(wasShown("statement"))
      )) as broad
      from policy
      where \(wasShown("policy")) and \(countsAsProduction("policy").sql)
        and \(ofScope.sql)
      """,
      Array(repeating: .init(moment), count: 4) + ofScope.arguments
    )
    guard try row?.integer("policies") ?? 0 > 0 else { return nil }
    return Double(try row?.optionalInteger("broad") ?? 0)
  }

  /// The version of a row that its source's snapshot of the moment showed; the moment stands in two places.
  private static func wasShown(_ table: String) -> String {
    let number = """
      (
        select max(snapshot.number) from snapshot
        where snapshot.source = \(table).source_id and snapshot.published_at <= ?
      )
      """
    return """
      \(table).from_snapshot <= \(number)
        and (\(table).to_snapshot is null or \(table).to_snapshot > \(number))
      """
  }
}
