import Governance

/// M16 over the principals that their sources let in; groups hold principals and are none.
extension OrphanedIdentities: MetricReading {
  static func read(_ connection: any Connection, _ scope: MetricScope) throws -> Metric {
    let those = active(scope)
    // Grouped by an expression: along the index of types each row would be looked up by itself.
    let rows = try connection.rows(
      """
      select coalesce(principal.type, '') as type, count(*) as active,
        sum(case when \(SQLCondition.isOrphaned.sql) then 1 else 0 end) as orphaned
      from principal
      where \(those.sql)
      group by coalesce(principal.type, '')
      """,
      those.arguments
    )
    var input = OrphanedIdentities.Input()
    for row in rows {
      let orphaned = try row.integer("orphaned")
      input.active += try row.integer("active")
      input.orphaned += orphaned
      if orphaned > 0 { input.byType[try row.word("type")] = orphaned }
    }
    return value(input, at: scope.now)
  }

  static func rows(
    _ connection: any Connection,
    _ scope: MetricScope,
    after last: String,
    limit: Int
  ) throws -> [MetricRow] {
    let those = active(scope)
    return try connection.rows(
      """
      select principal.id, principal.name, principal.environment, principal.source_id,
        principal.owner
      from principal
      where \(those.sql) and \(SQLCondition.isOrphaned.sql) and principal.id > ?
      order by principal.id
      limit ?
      """,
      those.arguments + [.text(last), .init(limit)]
    ).map { row in
      MetricRow(
        MetricSubject(
          id: try row.text("id"),
          what: try row.text("name"),
          environment: try row.word("environment"),
          source: try row.text("source_id")
        ),
        MetricPart(try row.optionalText("owner") == nil ? "no_owner" : "owner_gone")
      )
    }
  }

  static func shares(
    _ connection: any Connection,
    _ scope: MetricScope,
    by split: MetricDefinition.Split
  ) throws -> [Metric.Share] {
    let key = split == .source ? "principal.source_id" : "principal.environment"
    let those = active(scope)
    return try connection.rows(
      """
      select \(key) as part,
        sum(case when \(SQLCondition.isOrphaned.sql) then 1 else 0 end) as orphaned
      from principal
      where \(those.sql)
      group by \(key)
      order by 1
      """,
      those.arguments
    ).map { row in
      Metric.Share(
        split: split.rawValue,
        key: try row.text("part"),
        value: Double(try row.integer("orphaned"))
      )
    }
  }

  private static func active(_ scope: MetricScope) -> SQLCondition {
    .all([
      SQLCondition("principal.type <> 'group' and principal.is_active = 1"),
      scope.sources.shows(.principal), scope.environment(in: "principal.environment"),
    ])
  }
}
