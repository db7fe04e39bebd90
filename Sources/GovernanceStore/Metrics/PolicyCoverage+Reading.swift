import Governance

/// M1 from the declared identities, the principals that sources show, and the bundles in force.
extension PolicyCoverage: CountedReading {
  /// Many workloads have the same facts, so the number is read from how many of each there are.
  static func read(_ connection: any Connection, _ scope: MetricScope) throws -> Metric {
    let workloads = workloads(scope)
    let items = try connection.rows(
      """
      select declared, intent, owned, bundle, count(*) as number from (\(workloads.sql)) workload
      group by declared, intent, owned, bundle
      """,
      workloads.arguments
    ).flatMap { row in
      Array(repeating: try Item(row), count: try row.integer("number"))
    }
    return value(items, in: scope.window(of: definition))
  }

  static func items(
    _ connection: any Connection,
    _ scope: MetricScope
  ) throws -> [Counted<Item>] {
    let workloads = workloads(scope)
    return try connection.rows(
      "select * from (\(workloads.sql)) workload order by id",
      workloads.arguments
    ).map { row in
      Counted(
        MetricSubject(
          id: try row.text("id"),
          what: try row.text("name"),
          environment: try row.word("environment"),
          owner: try row.optionalText("handle"),
          source: try row.optionalText("source_id")
        ),
        try Item(row)
      )
    }
  }

  private static func workloads(_ scope: MetricScope) -> SQLCondition {
    let production = Environment.allCases.filter(\.countsAsProduction).map { "'\($0.rawValue)'" }
      .joined(separator: ", ")
    let since = SQLValue(scope.now - observed)
    let declared = scope.environment(in: "workload_identity.environment")
    let seen = SQLCondition.all([
      scope.sources.shows(.principal), scope.environment(in: "principal.environment"),
    ])
    return SQLCondition(
      """
      select workload_identity.id, workload_identity.name, workload_identity.environment,
        person.handle, null as source_id, 1 as declared,
        case when workload_identity.registered_at is null then 0 else 1 end as intent,
        case when person.state = 'active' then 1 else 0 end as owned,
        coalesce((
          select max(
            case
              when policy_bundle.state = 'shadow' then 1
              when policy_bundle.state = 'enforced' and policy_bundle.all_reported_at is not null
                then 3
              else 2
            end
          ) from policy_bundle
          where policy_bundle.workload = workload_identity.name
            and policy_bundle.environment = workload_identity.environment
            and policy_bundle.state in ('shadow', 'enforcing', 'enforced')
        ), 0) as bundle
      from workload_identity
      left join person on person.id = workload_identity.owner
      where workload_identity.environment in (\(production))
        and workload_identity.state <> 'decommissioned' and \(declared.sql)
      union all
      select principal.id, principal.name, principal.environment, null, principal.source_id,
        0, 0, 0, 0
      from principal
      where principal.type in ('workload', 'service') and principal.is_active = 1
        and principal.environment in (\(production)) and \(seen.sql)
        and (
          principal.last_used_at > ? or principal.source_id in (
            select snapshot.source from snapshot where snapshot.published_at > ?
          )
        )
        and principal.id not in (
          select known.principal from workload_identity known
          where known.state <> 'decommissioned' or known.closed_at > ?
        )
      """,
      declared.arguments + seen.arguments + [since, since, since]
    )
  }
}

extension PolicyCoverage.Item {
  fileprivate init(_ row: SQLRow) throws {
    self.init(
      isDeclared: try row.flag("declared"),
      hasIntent: try row.flag("intent"),
      hasOwner: try row.flag("owned"),
      bundle: Bundle(rawValue: try row.integer("bundle")) ?? .none
    )
  }
}
