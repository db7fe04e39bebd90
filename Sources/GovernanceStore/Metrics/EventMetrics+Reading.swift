import Governance

/// A share of access events: the number is read from sums of hours and days, the events behind it by time.
protocol EventReading: MetricReading {
  /// What is counted, of what.
  static var measured: (part: EventMeasure, whole: EventMeasure) { get }
  /// Which sums are part of it.
  static func sums(_ scope: MetricScope) -> SQLCondition
  /// The events that the number is over, beside those of other numbers.
  static var population: SQLCondition { get }
  /// What an event is to the number, as an expression.
  static var part: String { get }
  /// Days that a point of the trend is over.
  static var days: Int { get }
  /// The first hour that is not counted.
  static func end(_ scope: MetricScope) -> Int
}

extension EventReading {
  static var days: Int { 1 }

  /// With the hour that is running.
  static func end(_ scope: MetricScope) -> Int { scope.now.hour + 1 }

  static func sums(_ scope: MetricScope) -> SQLCondition { scope.environment(in: "environment") }

  /// The whole hours of the window that was asked for, or of the definition's.
  static func hours(_ scope: MetricScope) -> Range<Int> {
    hours(scope, scope.length ?? definition.window ?? .hours(24))
  }

  static func hours(_ scope: MetricScope, _ length: Duration) -> Range<Int> {
    let end = end(scope)
    return end - max(1, Int(length.milliseconds / 3_600_000))..<end
  }

  static func trend(_ connection: any Connection, _ scope: MetricScope) throws -> [Metric.Point]? {
    let moments = TrendMoments(scope)
    let first = moments.all[0].day - days + 1
    let sums = try connection.eventSumsByDay(from: first, sums(scope))
    let now = try connection.eventSums(hours(scope), self.sums(scope))
    return EventTrend(days: sums, moments: moments).points(
      measured.part,
      of: measured.whole,
      days: days,
      now: now.ratio(measured.part, of: measured.whole),
      version: definition.version
    )
  }

  static func shares(
    _ connection: any Connection,
    _ scope: MetricScope,
    by split: MetricDefinition.Split
  ) throws -> [Metric.Share] {
    let column = split == .source ? "source_id" : "environment"
    return try connection.eventSums(hours(scope), sums(scope), by: column)
      .compactMap { key, sums in
        sums.ratio(measured.part, of: measured.whole).map {
          Metric.Share(split: split.rawValue, key: key, value: $0)
        }
      }
  }

  static func rows(
    _ connection: any Connection,
    _ scope: MetricScope,
    after last: String,
    limit: Int
  ) throws -> [MetricRow] {
    let ofScope = scope.environment(in: "access_event.environment")
    return try connection.eventRows(
      .all([population, ofScope]),
      hours(scope),
      part: part,
      after: last,
      limit: limit
    )
  }
}

/// M5, over the hours that had ended before the watermark.
extension TraceCompleteness: EventReading {
  static var measured: (part: EventMeasure, whole: EventMeasure) { (.complete, .calls) }
  static var population: SQLCondition { SQLCondition("access_event.is_human = 0") }
  static var part: String {
    """
    case when access_event.policy_known = 0 then 'no_policy'
      when access_event.workload_known = 0 then 'no_workload'
      when access_event.artifact_known = 0 then 'no_artifact'
      else 'complete' end
    """
  }

  static func end(_ scope: MetricScope) -> Int { end(at: scope.now).hour }

  static func sums(_ scope: MetricScope) -> SQLCondition {
    .all([scope.environment(in: "environment"), SQLCondition("is_human = 0")])
  }

  static func read(_ connection: any Connection, _ scope: MetricScope) throws -> Metric {
    let ofScope = scope.environment(in: "environment")
    var input = TraceCompleteness.Input()
    input.machines = try connection.eventSums(hours(scope), sums(scope))
    input.humans = try connection.eventSums(hours(scope), ofScope, human: true)
    input.emitters = try connection.eventSums(hours(scope), sums(scope), by: "emitter")
      .sorted { left, right in
        let shares = [left, right].map { $0.sums.ratio(.complete, of: .calls) ?? 1 }
        return shares[0] == shares[1] ? left.name < right.name : shares[0] < shares[1]
      }
    return value(input, at: scope.now)
  }
}

/// M7, by calls and by the tokens issued in its hours.
extension TokenHygiene: EventReading {
  static var measured: (part: EventMeasure, whole: EventMeasure) { (.strictCalls, .tokenCalls) }
  static var population: SQLCondition {
    SQLCondition("access_event.token_kind in ('token', 'key')")
  }
  static var part: String {
    """
    case when access_event.token_kind = 'key' then 'key'
      when access_event.audiences is null or access_event.audiences = '' then 'no_audience'
      when replace(access_event.audiences, '\u{0A}', '') <> access_event.audiences then 'many'
      when coalesce(access_event.audience_verified, 0) = 0 then 'unverified'
      else 'strict' end
    """
  }

  static func read(_ connection: any Connection, _ scope: MetricScope) throws -> Metric {
    var input = TokenHygiene.Input()
    input.day = try connection.eventSums(hours(scope), sums(scope))
    input.week = try connection.eventSums(hours(scope, longWindow), sums(scope))
    input.tokens = try connection.issuedTokens(hours(scope), sums(scope))
    return value(input, at: scope.now)
  }
}

/// M14, by what covered each privileged use when it came in.
extension JITRatio: EventReading {
  static var measured: (part: EventMeasure, whole: EventMeasure) { (.jit, .privileged) }
  static var population: SQLCondition {
    SQLCondition("access_event.privilege in ('admin', 'root')")
  }
  static var part: String { "access_event.coverage" }
  static var days: Int { 30 }

  static func read(_ connection: any Connection, _ scope: MetricScope) throws -> Metric {
    var input = JITRatio.Input()
    input.sums = try connection.eventSums(hours(scope), sums(scope))
    return value(input, at: scope.now)
  }
}

/// M19, over production and what nobody placed.
extension StrongAuthentication: EventReading {
  static var measured: (part: EventMeasure, whole: EventMeasure) { (.strong, .privileged) }
  static var population: SQLCondition {
    SQLCondition(
      """
      access_event.privilege in ('admin', 'root')
        and access_event.environment in ('prod', 'unknown')
      """
    )
  }
  static var part: String { "access_event.factor" }
  static var days: Int { 7 }

  static func sums(_ scope: MetricScope) -> SQLCondition {
    .all([
      SQLCondition("environment in ('prod', 'unknown')"), scope.environment(in: "environment"),
    ])
  }

  static func read(_ connection: any Connection, _ scope: MetricScope) throws -> Metric {
    var input = StrongAuthentication.Input()
    input.sums = try connection.eventSums(hours(scope), sums(scope))
    return value(input, at: scope.now)
  }
}

extension Connection {
  fileprivate func issuedTokens(
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

  /// Events of some hours in the order of time, behind one of them.
  fileprivate func eventRows(
    _ those: SQLCondition,
    _ hours: Range<Int>,
    part: String,
    after last: String,
    limit: Int
  ) throws -> [MetricRow] {
    var ranges = [
      SQLCondition(
        "access_event.at >= ? and access_event.at < ?",
        [.init(Instant(hour: hours.lowerBound)), .init(Instant(hour: hours.upperBound))]
      )
    ]
    if let place = EventRow.place(of: last),
      let row = try row("select at, event_id from access_event where place = ?", [.init(place)])
    {
      let behind = SQLCondition(
        "access_event.at > ? or access_event.at = ? and access_event.event_id > ?",
        [row["at"], row["at"], row["event_id"]]
      )
      ranges += [SQLCondition("access_event.at >= ?", [row["at"]]), behind]
    }
    let condition = SQLCondition.all(ranges + [those])
    return try rows(
      """
      select access_event.place, access_event.at, access_event.principal, access_event.action,
        access_event.environment, snapshot.source as source, \(part) as part
      from access_event
      join snapshot on snapshot.number = access_event.from_snapshot
      where \(condition.sql)
      order by access_event.at, access_event.event_id
      limit ?
      """,
      condition.arguments + [.init(limit)]
    ).map { row in
      MetricRow(
        MetricSubject(
          id: EventRow.id(try row.integer("place")),
          what: "\(try row.text("principal")) \(try row.text("action"))",
          environment: try row.word("environment"),
          source: try row.text("source")
        ),
        MetricPart(try row.text("part"), at: try row.instant("at"))
      )
    }
  }
}
