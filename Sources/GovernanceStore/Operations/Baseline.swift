public import Governance

/// What a baseline adopted, or would adopt.
public struct BaselineReport: Hashable, Sendable {
  /// Rights in the hands of principals, by principal and entitlement.
  public var assignments = 0
  /// Of these, those that a live grant stands for already.
  public var known = 0
  /// Of these, those that became grants now, or would.
  public var adopted = 0
  /// Assignments whose holder or right is not in the same scope.
  public var unresolved = 0
  /// Boundaries: they limit, and give nothing.
  public var boundaries = 0
  /// Why the numbers of the day were not kept, in words; `nil` where they were.
  public internal(set) var unrecorded: String?
}

extension Store {
  /// Grants of one transaction.
  private static let baselineBatch = 1_000

  /// Counts what ``baseline(scope:as:progress:)`` would adopt.
  public func baselineCounts(scope: String? = nil) async throws -> BaselineReport {
    try await engine.read { try Baseline(scope: scope).counts($0) }
  }

  /// Adopts what exists as standing grants, still to be certified.
  ///
  /// Idempotent, and cut off anywhere it goes on where it stopped.
  public func baseline(
    scope: String? = nil,
    as operator: Operator,
    progress: @escaping @Sendable (Int) -> Void = { _ in }
  ) async throws -> BaselineReport {
    var report = try await baselineCounts(scope: scope)
    let expected = report.adopted
    report.adopted = 0
    var place: [SQLValue] = [.text(""), .text("")]
    let options = options
    while report.adopted < expected {
      let after = place
      let step = try await engine.write(.bulk) { connection in
        try Baseline(scope: scope)
          .adopt(Self.baselineBatch, after: after, connection, `operator`, options)
      }
      guard step.adopted > 0 else { break }
      report.adopted += step.adopted
      place = step.place
      progress(report.adopted)
    }
    report.unrecorded = await recordNumbers(from: `operator`.origin)
    return report
  }
}

/// Rights that are held and that no live grant stands for.
private struct Baseline: Sendable {
  /// A kind (`aws-iam`) or a source (`aws-iam/123456789012`); `nil` is all.
  let scope: String?

  private var scopeSQL: String {
    scope == nil ? "1 = 1" : "(assignment.source_id = ? or assignment.source_id like ?)"
  }

  private var scopeArguments: [SQLValue] {
    scope.map { [.text($0), .text("\($0)/%")] } ?? []
  }

  private static let isHeld = """
    assignment.via <> 'boundary' and assignment.holder_id is not null
      and assignment.entitlement_id is not null
    """

  private static let hasGrant = """
    exists (
      select 1 from access_grant
      where access_grant.principal = assignment.holder_id
        and access_grant.entitlement = assignment.entitlement_id
        and access_grant.state in (\(GrantState.allCases.filter { !$0.isTerminal }.inSQL))
    )
    """

  func counts(_ connection: any Connection) throws -> BaselineReport {
    let row = try connection.row(
      """
      select count(*) as held, coalesce(sum(is_known), 0) as known
      from (
        select distinct assignment.holder_id, assignment.entitlement_id,
          case when \(Self.hasGrant) then 1 else 0 end as is_known
        from \(Table.assignment.now) assignment
        where \(Self.isHeld) and \(scopeSQL)
      ) held
      """,
      scopeArguments
    )
    let left = try connection.row(
      """
      select
        coalesce(sum(case when via = 'boundary' then 1 else 0 end), 0) as boundaries,
        coalesce(sum(
          case when via <> 'boundary' and (holder_id is null or entitlement_id is null)
          then 1 else 0 end), 0) as unresolved
      from \(Table.assignment.now) assignment
      where \(scopeSQL)
      """,
      scopeArguments
    )
    var report = BaselineReport()
    report.assignments = try row?.integer("held") ?? 0
    report.known = try row?.integer("known") ?? 0
    report.adopted = report.assignments - report.known
    report.unresolved = try left?.integer("unresolved") ?? 0
    report.boundaries = try left?.integer("boundaries") ?? 0
    return report
  }

  func adopt(
    _ limit: Int,
    after place: [SQLValue],
    _ connection: any Connection,
    _ operator: Operator,
    _ options: StoreOptions
  ) throws -> (adopted: Int, place: [SQLValue]) {
    let deliberation = try connection.deliberation(
      as: `operator`,
      for: .baseline,
      about: "baseline",
      options
    )
    let rows = try connection.rows(
      """
      select assignment.holder_id, assignment.entitlement_id,
        min(coalesce(assignment.created_at, principal.created_at)) as since,
        min(entitlement.resource) as resource, min(entitlement.environment) as environment,
        min(entitlement.data_class) as data_class,
        min(principal.environment) as holder_environment,
        min(source.current_snapshot) as snapshot
      from \(Table.assignment.now) assignment
      join \(Table.entitlement.now) entitlement on entitlement.id = assignment.entitlement_id
      join \(Table.principal.now) principal on principal.id = assignment.holder_id
      join source on source.id = assignment.source_id
      where \(Self.isHeld) and \(scopeSQL) and not \(Self.hasGrant)
        and assignment.holder_id >= ?
        and (assignment.holder_id > ? or assignment.entitlement_id > ?)
      group by assignment.holder_id, assignment.entitlement_id
      order by assignment.holder_id, assignment.entitlement_id
      limit ?
      """,
      scopeArguments + [place[0], place[0], place[1], .init(limit)]
    )
    try deliberation.record(
      try rows.map { row in
        let id: Grant.ID = deliberation.nextID(.grant)
        return Event(id, .grant(.adopted(try terms(row, deliberation))))
      }
    )
    _ = try deliberation.finish()
    let last = rows.last.map { [$0["holder_id"], $0["entitlement_id"]] } ?? place
    return (rows.count, last)
  }

  private func terms(_ row: SQLRow, _ deliberation: Deliberation) throws -> GrantEvent.Terms {
    let told: Environment = try row.word("environment")
    let holder: Environment = try row.word("holder_environment")
    let since = try row.optionalInstant("since") ?? deliberation.now
    return GrantEvent.Terms(
      kind: .standing,
      principal: try row.id("holder_id"),
      entitlement: try row.id("entitlement_id"),
      resource: try row.text("resource"),
      environment: told == .unknown ? holder : told,
      dataClass: try row.word("data_class"),
      startsAt: min(since, deliberation.now),
      endsAt: nil,
      adoptedFrom: try row.id("snapshot"),
      rule: "baseline",
      rulesVersion: deliberation.rules.version
    )
  }
}
