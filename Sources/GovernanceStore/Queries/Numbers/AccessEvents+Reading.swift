import Governance

/// What the numbers over access events are made from: rows of hours and days, never events.
extension Connection {
  /// M5, over the hours that had ended before the watermark.
  func traceCompleteness(_ scope: MetricScope) throws -> TraceCompleteness.Input {
    let end = TraceCompleteness.end(at: scope.now).hour
    let hours = end - 24..<end
    let those = scope.environment(in: "environment")
    var input = TraceCompleteness.Input()
    input.machines = try eventSums(hours, those, human: false)
    input.humans = try eventSums(hours, those, human: true)
    let ofMachines = SQLCondition.all([those, SQLCondition("is_human = 0")])
    input.emitters = try eventSumsByEmitter(hours, ofMachines).sorted { left, right in
      let shares = [left, right].map { $0.sums.ratio(.complete, of: .calls) ?? 1 }
      return shares[0] == shares[1] ? left.name < right.name : shares[0] < shares[1]
    }
    input.series = try trend(scope, ofMachines, days: 1).points(
      .complete,
      of: .calls,
      days: 1,
      now: input.machines.ratio(.complete, of: .calls),
      version: TraceCompleteness.definitionVersion
    )
    return input
  }

  /// M7, with the running hour.
  func tokenHygiene(_ scope: MetricScope) throws -> TokenHygiene.Input {
    let those = scope.environment(in: "environment")
    var input = TokenHygiene.Input()
    input.day = try eventSums(window(TokenHygiene.window, scope.now), those)
    input.week = try eventSums(window(TokenHygiene.longWindow, scope.now), those)
    input.tokens = try issuedTokens(window(TokenHygiene.window, scope.now), those)
    input.series = try trend(scope, those, days: 1).points(
      .strictCalls,
      of: .tokenCalls,
      days: 1,
      now: input.day.ratio(.strictCalls, of: .tokenCalls),
      version: TokenHygiene.definitionVersion
    )
    return input
  }

  /// M14, with the running hour.
  func jitRatio(_ scope: MetricScope) throws -> JITRatio.Input {
    let those = scope.environment(in: "environment")
    var input = JITRatio.Input()
    input.sums = try eventSums(window(JITRatio.window, scope.now), those)
    input.series = try trend(scope, those, days: 30).points(
      .jit,
      of: .privileged,
      days: 30,
      now: input.sums.ratio(.jit, of: .privileged),
      version: JITRatio.definitionVersion
    )
    return input
  }

  /// M19, over production and what nobody placed, with the running hour.
  func strongAuthentication(_ scope: MetricScope) throws -> StrongAuthentication.Input {
    let those = SQLCondition.all([
      SQLCondition("environment in ('prod', 'unknown')"),
      scope.environment(in: "environment"),
    ])
    var input = StrongAuthentication.Input()
    input.sums = try eventSums(window(StrongAuthentication.window, scope.now), those)
    input.series = try trend(scope, those, days: 7).points(
      .strong,
      of: .privileged,
      days: 7,
      now: input.sums.ratio(.strong, of: .privileged),
      version: StrongAuthentication.definitionVersion
    )
    return input
  }

  /// M20 over the credentials that their sources list now.
  func rotationOverdue(_ scope: MetricScope) throws -> RotationOverdue.Input {
    let ages = try rulesInForce().credentials
    let overdue = CredentialAge.overdue(ages, at: scope.now)
    let those = SQLCondition.all([
      SQLCondition("credential.is_active = 1"), scope.sources.shows(.credential),
      scope.environment(in: CredentialAge.environment),
    ])
    var input = RotationOverdue.Input()
    for row in try rows(
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
    return input
  }

  private func issuedTokens(
    _ hours: Range<Int>,
    _ those: SQLCondition
  ) throws -> [TokenHygiene.Tokens] {
    try rows(
      """
      select life, sum(tokens) as tokens, sum(strict_tokens) as strict from token_hour
      where hour >= ? and hour < ? and \(those.sql)
      group by life order by life
      """,
      [.init(hours.lowerBound), .init(hours.upperBound)] + those.arguments
    ).map {
      TokenHygiene.Tokens(
        life: TokenLife(code: try $0.integer("life")),
        count: try $0.integer("tokens"),
        strict: try $0.integer("strict")
      )
    }
  }

  private func trend(
    _ scope: MetricScope,
    _ those: SQLCondition,
    days: Int
  ) throws -> EventTrend {
    let weeks = Weeks(now: scope.now)
    let first = weeks.moments[0].day - days + 1
    return EventTrend(days: try eventSumsByDay(from: first, those), weeks: weeks)
  }

  /// The whole hours of a window that ends with the one that is running.
  private func window(_ length: Duration, _ now: Instant) -> Range<Int> {
    let end = now.hour + 1
    return end - Int(length.milliseconds / 3_600_000)..<end
  }
}
