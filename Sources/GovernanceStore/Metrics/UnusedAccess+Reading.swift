import Governance

/// M15 from the order of last uses, which carries all that it asks.
extension UnusedAccess: MetricReading {
  static func read(_ connection: any Connection, _ scope: MetricScope) throws -> Metric {
    let those = old(scope)
    let row = try connection.row(
      """
      select count(*) as old_enough, sum(last_used_known) as judged,
        sum(case when \(isUnused) then 1 else 0 end) as unused,
        sum(case when last_used_known = 1 and last_used_at is null then 1 else 0 end) as never_used
      from access_row
      where \(those.sql)
      """,
      [.init(scope.now - window)] + those.arguments
    )
    var input = UnusedAccess.Input()
    input.judged = try row?.optionalInteger("judged") ?? 0
    input.unused = try row?.optionalInteger("unused") ?? 0
    input.neverUsed = try row?.optionalInteger("never_used") ?? 0
    input.unknown = (try row?.integer("old_enough") ?? 0) - input.judged
    return value(input, at: scope.now)
  }

  static func rows(
    _ connection: any Connection,
    _ scope: MetricScope,
    after last: String,
    limit: Int
  ) throws -> [MetricRow] {
    let those = old(scope)
    return try connection.rows(
      """
      select \(AccessSubject.columns), last_used_at from access_row
      where \(those.sql) and \(isUnused) and id > ?
      order by id
      limit ?
      """,
      those.arguments + [.init(scope.now - window), .text(last), .init(limit)]
    ).map { row in
      let used = try row.optionalInstant("last_used_at")
      return MetricRow(
        try AccessSubject.read(row),
        MetricPart(used == nil ? "never_used" : "unused", at: used)
      )
    }
  }

  static func shares(
    _ connection: any Connection,
    _ scope: MetricScope,
    by split: MetricDefinition.Split
  ) throws -> [Metric.Share] {
    let those = old(scope)
    let key = AccessSubject.key(split)
    return try connection.rows(
      """
      select \(key) as part, sum(last_used_known) as judged,
        sum(case when \(isUnused) then 1 else 0 end) as unused
      from access_row
      where \(those.sql)
      group by \(key)
      order by 1
      """,
      [.init(scope.now - window)] + those.arguments
    ).compactMap { row in
      let judged = try row.optionalInteger("judged") ?? 0
      guard judged > 0 else { return nil }
      return Metric.Share(
        split: split.rawValue,
        key: try row.text("part"),
        value: Double(try row.integer("unused")) / Double(judged)
      )
    }
  }

  private static let isUnused =
    "last_used_known = 1 and (last_used_at is null or last_used_at <= ?)"

  /// Live grants that are old enough to be judged.
  private static func old(_ scope: MetricScope) -> SQLCondition {
    .all([
      SQLCondition(
        """
        rank in (0, 1) and starts_at <= ? and (ends_at is null or ends_at > ?)
          and state <> 'suspended'
        """,
        [.init(scope.now - window), .init(scope.now)]
      ), scope.environment(in: "environment"),
    ])
  }
}

/// What metrics about grants read of a row of `access_row`.
enum AccessSubject {
  static let columns = """
    id, principal_name, entitlement_name, environment, owner_name, risk_band, source_id
    """

  static func read(_ row: SQLRow) throws -> MetricSubject {
    MetricSubject(
      id: try row.text("id"),
      what: "\(try row.text("principal_name")) \(try row.text("entitlement_name"))",
      environment: try row.word("environment"),
      owner: try row.optionalText("owner_name"),
      riskClass: try row.word("risk_band"),
      source: try row.text("source_id")
    )
  }

  /// The expression that a split groups by.
  static func key(_ split: MetricDefinition.Split) -> String {
    switch split {
    case .environment: "environment"
    case .owner: "coalesce(owner_name, 'unowned')"
    case .riskClass: "risk_band"
    case .source: "source_id"
    }
  }
}
