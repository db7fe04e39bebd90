import Governance

extension Connection {
  /// M2 from the statements that are graded at all, which an index holds apart.
  func wildcardExposure(_ scope: MetricScope) throws -> WildcardExposure.Input {
    var input = WildcardExposure.Input()
    let policies = SQLCondition.all([
      Self.countsAsProduction("policy"), scope.sources.shows(.policy),
      scope.environment(in: "policy.environment"),
    ])
    input.policies = try count(
      "select count(*) from policy where \(policies.sql)",
      policies.arguments
    )
    let graded = SQLCondition.all([
      SQLCondition("statement.grade is not null"), SQLCondition("statement.is_allow = 1"),
      scope.sources.shows(.statement), Self.stands(in: policies),
    ])
    let rows = try rows(
      """
      select statement.source_id, statement.grade,
        sum(statement.broad_actions + statement.broad_resources) as broad,
        sum(statement.unavoidable) as unavoidable, sum(statement.prefixes) as prefixes
      from statement
      where \(graded.sql)
      group by statement.source_id, statement.grade
      """,
      graded.arguments
    )
    for row in rows {
      let broad = try row.integer("broad")
      input.broad += broad
      input.unavoidable += try row.integer("unavoidable")
      input.prefixes += try row.integer("prefixes")
      guard broad > 0 else { continue }
      input.byGrade[try row.word("grade"), default: 0] += broad
      input.bySource[try row.text("source_id"), default: 0] += broad
    }
    input.reach = try reach(graded, scope)
    input.series = try exposureTrend(scope, today: input)
    return input
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
  private static func countsAsProduction(_ table: String) -> SQLCondition {
    let words = Environment.allCases.filter(\.countsAsProduction).map { "'\($0.rawValue)'" }
    return SQLCondition("\(table).environment in (\(words.joined(separator: ", ")))")
  }

  /// Principals that hold one of the broad policies.
  private func reach(_ graded: SQLCondition, _ scope: MetricScope) throws -> Int {
    let those = SQLCondition.all([
      graded, SQLCondition("statement.broad_actions + statement.broad_resources > 0"),
    ])
    let rights = scope.sources.shows(.entitlement)
    let held = scope.sources.shows(.assignment)
    return try count(
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
  private func exposureTrend(
    _ scope: MetricScope,
    today: WildcardExposure.Input
  ) throws -> [Metric.Point] {
    let weeks = Weeks(now: scope.now)
    var known: [[String]: Double?] = [
      try shown(at: scope.now): WildcardExposure.value(today, at: scope.now).value
    ]
    let values = try weeks.moments.map { moment -> Double? in
      let snapshots = try shown(at: moment)
      if let value = known[snapshots] { return value }
      let value = snapshots.isEmpty ? nil : try exposure(at: moment, scope)
      known[snapshots] = value
      return value
    }
    return weeks.points(values, version: WildcardExposure.definitionVersion)
  }

  /// The snapshots that were in force at a moment.
  private func shown(at moment: Instant) throws -> [String] {
    try rows(
      """
      select max(number) as number from snapshot where published_at <= ?
      group by source
      order by source
      """,
      [.init(moment)]
    ).map { String(try $0.integer("number")) }
  }

  private func exposure(at moment: Instant, _ scope: MetricScope) throws -> Double? {
    let ofScope = scope.environment(in: "policy.environment")
    let row = try row(
      """
      select count(*) as policies, sum((
        select sum(statement.broad_actions + statement.broad_resources)
        from statement
        where statement.policy_id = policy.id and statement.is_allow = 1
          and statement.grade is not null and \(Self.wasShown("statement"))
      )) as broad
      from policy
      where \(Self.wasShown("policy")) and \(Self.countsAsProduction("policy").sql)
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
