import Governance

/// M20 over the credentials that their sources list.
extension RotationOverdue: MetricReading {
  static func read(_ connection: any Connection, _ scope: MetricScope) throws -> Metric {
    let (overdue, those) = conditions(scope)
    var input = RotationOverdue.Input()
    for row in try connection.rows(
      """
      select kind, place, count(*) as population, count(issued_at) as judged,
        sum(is_overdue) as overdue
      from (
        select credential.kind, credential.issued_at, \(CredentialAge.environment) as place,
          case when \(overdue.sql) then 1 else 0 end as is_overdue
        from credential
        where \(those.sql)
      ) judged
      group by kind, place
      """,
      overdue.arguments + those.arguments
    ) {
      let (late, judged) = (try row.integer("overdue"), try row.integer("judged"))
      let place: Environment = try row.word("place")
      input.judged += judged
      input.unknown += try row.integer("population") - judged
      if late > 0 { input.overdueByKind[try row.word("kind"), default: 0] += late }
      if place.countsAsProduction { input.production += late }
    }
    return value(input, at: scope.now)
  }

  static func rows(
    _ connection: any Connection,
    _ scope: MetricScope,
    after last: String,
    limit: Int
  ) throws -> [MetricRow] {
    let (overdue, those) = conditions(scope)
    let condition = SQLCondition.all([overdue, those])
    return try connection.rows(
      """
      select credential.id, credential.name, credential.kind, credential.issued_at,
        credential.source_id, \(CredentialAge.environment) as place
      from credential
      where \(condition.sql) and credential.id > ?
      order by credential.id
      limit ?
      """,
      condition.arguments + [.text(last), .init(limit)]
    ).map { row in
      MetricRow(
        MetricSubject(
          id: try row.text("id"),
          what: try row.text("name"),
          environment: try row.word("place"),
          source: try row.text("source_id")
        ),
        MetricPart(try row.text("kind"), at: try row.instant("issued_at"))
      )
    }
  }

  static func shares(
    _ connection: any Connection,
    _ scope: MetricScope,
    by split: MetricDefinition.Split
  ) throws -> [Metric.Share] {
    let (overdue, those) = conditions(scope)
    let key = split == .source ? "credential.source_id" : CredentialAge.environment
    return try connection.rows(
      """
      select part, sum(is_overdue) as overdue
      from (
        select \(key) as part, case when \(overdue.sql) then 1 else 0 end as is_overdue
        from credential
        where \(those.sql)
      ) judged
      group by part
      order by part
      """,
      overdue.arguments + those.arguments
    ).map {
      Metric.Share(
        split: split.rawValue,
        key: try $0.text("part"),
        value: Double(try $0.integer("overdue"))
      )
    }
  }

  /// What is overdue, and among which credentials.
  private static func conditions(
    _ scope: MetricScope
  ) -> (overdue: SQLCondition, those: SQLCondition) {
    (
      CredentialAge.overdue(scope.rules.credentials, at: scope.now),
      .all([
        SQLCondition("credential.is_active = 1"), scope.sources.shows(.credential),
        scope.environment(in: CredentialAge.environment),
      ])
    )
  }
}
