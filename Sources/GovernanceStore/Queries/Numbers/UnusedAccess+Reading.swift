import Governance

extension Connection {
  /// M15 from the order of last uses, which carries all that it asks.
  func unusedAccess(_ scope: MetricScope) throws -> UnusedAccess.Input {
    let ofScope = scope.environment(in: "environment")
    let since = SQLValue(scope.now - UnusedAccess.window)
    let row = try row(
      """
      select count(*) as old_enough, sum(last_used_known) as judged,
        sum(case when last_used_known = 1 and last_used_at > ? then 1 else 0 end) as used,
        sum(case when last_used_known = 1 and last_used_at is null then 1 else 0 end) as never_used
      from access_row
      where rank in (0, 1) and starts_at <= ? and (ends_at is null or ends_at > ?)
        and state <> 'suspended' and \(ofScope.sql)
      """,
      [since, since, .init(scope.now)] + ofScope.arguments
    )
    var input = UnusedAccess.Input()
    input.judged = try row?.optionalInteger("judged") ?? 0
    input.unused = input.judged - (try row?.optionalInteger("used") ?? 0)
    input.neverUsed = try row?.optionalInteger("never_used") ?? 0
    input.unknown = (try row?.integer("old_enough") ?? 0) - input.judged
    return input
  }
}
