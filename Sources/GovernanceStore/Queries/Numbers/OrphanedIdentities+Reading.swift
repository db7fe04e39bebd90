import Governance

extension Connection {
  /// M16 over the principals that their sources let in; groups hold principals and are none.
  func orphanedIdentities(_ scope: MetricScope) throws -> OrphanedIdentities.Input {
    let those = SQLCondition.all([
      SQLCondition("principal.type <> 'group' and principal.is_active = 1"),
      scope.sources.shows(.principal), scope.environment(in: "principal.environment"),
    ])
    // Grouped by an expression: along the index of types each row would be looked up by itself.
    let rows = try rows(
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
    return input
  }
}
