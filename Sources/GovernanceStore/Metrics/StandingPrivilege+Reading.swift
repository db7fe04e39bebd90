import Governance

/// M13 and its trend by walks over the privileged grants, principal by principal.
extension StandingPrivilege: MetricReading {
  static func read(_ connection: any Connection, _ scope: MetricScope) throws -> Metric {
    let window = scope.window(of: definition)
    let sums = try sums(connection, scope, [(window.from, window.until)])
    return value(sums.input, at: scope.now)
  }

  static func trend(_ connection: any Connection, _ scope: MetricScope) throws -> [Metric.Point]? {
    let moments = TrendMoments(scope)
    let windows = moments.all.map { ($0 - (definition.window ?? .zero), $0) }
    return moments.points(try sums(connection, scope, windows).ratios, version: definition.version)
  }

  static func rows(
    _ connection: any Connection,
    _ scope: MetricScope,
    after last: String,
    limit: Int
  ) throws -> [MetricRow] {
    let live = live(scope)
    return try connection.rows(
      """
      select \(AccessSubject.columns), kind, starts_at from access_row
      where \(live.sql) and id > ?
      order by id
      limit ?
      """,
      live.arguments + [.text(last), .init(limit)]
    ).map { row in
      MetricRow(
        try AccessSubject.read(row),
        MetricPart(try row.text("kind"), at: try row.instant("starts_at"))
      )
    }
  }

  static func shares(
    _ connection: any Connection,
    _ scope: MetricScope,
    by split: MetricDefinition.Split
  ) throws -> [Metric.Share] {
    let keys = try connection.rows(
      """
      select distinct \(AccessSubject.key(split)) as part from access_row
      where is_privileged = 1
      order by 1
      """
    ).map { try $0.text("part") }
    let window = scope.window(of: definition)
    return try keys.compactMap { key in
      let ofPart = SQLCondition("\(AccessSubject.key(split)) = ?", [.text(key)])
      let sums = try sums(connection, scope, [(window.from, window.until)], ofPart)
      return sums.input.ratio.map { Metric.Share(split: split.rawValue, key: key, value: $0) }
    }
  }

  private static func live(_ scope: MetricScope) -> SQLCondition {
    let now = SQLValue(scope.now)
    return .all([
      SQLCondition(
        """
        is_privileged = 1 and starts_at <= ? and (ends_at is null or ends_at > ?)
          and (over_at is null or over_at > ?)
        """,
        [now, now, now]
      ), scope.environment(in: "environment"),
    ])
  }

  private static func sums(
    _ connection: any Connection,
    _ scope: MetricScope,
    _ windows: [(from: Instant, until: Instant)],
    _ part: SQLCondition = .always
  ) throws -> PrivilegeSums {
    var sums = PrivilegeSums(windows: windows, now: scope.now)
    let those = SQLCondition.all([scope.environment(in: "environment"), part])
    let oldest = windows[0].from
    try connection.each(
      """
      select principal, kind, starts_at, ends_at, over_at from access_row
      where is_privileged = 1 and (over_at is null or over_at > ?)
        and (ends_at is null or ends_at > ?) and \(those.sql)
      order by principal, starts_at
      """,
      [.init(oldest), .init(oldest)] + those.arguments
    ) { row in
      sums.add(try PrivilegedTime(row), of: row.values[0])
    }
    sums.finish()
    return sums
  }
}

/// The time for which a privileged grant opens access.
private struct PrivilegedTime {
  let isStanding: Bool
  let from: Int64
  /// Not included; the last moment there is for one without end.
  let until: Int64

  init(_ row: SQLRow) throws(StoreError) {
    isStanding = row.values[1] == .text(Grant.Kind.standing.rawValue)
    guard case .integer(let start) = row.values[2] else {
      throw .corrupt("a row of access_row has no start")
    }
    from = start
    until = min(Self.end(row.values[3]), Self.end(row.values[4]))
  }

  private static func end(_ value: SQLValue) -> Int64 {
    if case .integer(let moment) = value { moment } else { .max }
  }
}

/// Sums of time in windows, over principals whose times come one after the other, by start.
private struct PrivilegeSums {
  private let windows: [(from: Int64, until: Int64)]
  private let now: Int64
  private var standing: UnionOfTimes
  private var all: UnionOfTimes
  private var principal: SQLValue?
  private(set) var input = StandingPrivilege.Input()

  init(windows: [(from: Instant, until: Instant)], now: Instant) {
    self.windows = windows.map { ($0.from.milliseconds, $0.until.milliseconds) }
    self.now = now.milliseconds
    standing = UnionOfTimes(windows: self.windows)
    all = standing
  }

  mutating func add(_ time: PrivilegedTime, of principal: SQLValue) {
    if self.principal != principal {
      flush()
      self.principal = principal
    }
    all.add(time.from, time.until)
    // An hour with both kinds counts once, as standing: so standing time is summed by itself.
    if time.isStanding { standing.add(time.from, time.until) }
    guard time.from <= now, now < time.until else { return }
    input.grants += 1
    input.standingGrants += time.isStanding ? 1 : 0
  }

  mutating func finish() {
    flush()
    input.hours = all.hours.last ?? 0
    input.standingHours = standing.hours.last ?? 0
  }

  var ratios: [Double?] {
    zip(standing.hours, all.hours).map { $1 == 0 ? nil : Double($0) / Double($1) }
  }

  private mutating func flush() {
    all.close()
    standing.close()
  }
}

/// The length of the union of times that come by start, inside each of some windows.
private struct UnionOfTimes {
  private let windows: [(from: Int64, until: Int64)]
  private var open: (from: Int64, until: Int64)?
  private var sums: [Int64]

  init(windows: [(from: Int64, until: Int64)]) {
    self.windows = windows
    sums = windows.map { _ in 0 }
  }

  /// Whole hours in each window.
  var hours: [Int] { sums.map { Int($0 / 3_600_000) } }

  mutating func add(_ from: Int64, _ until: Int64) {
    guard from < until else { return }
    if let open, from <= open.until {
      self.open = (open.from, max(open.until, until))
      return
    }
    close()
    open = (from, until)
  }

  /// Adds what is open to the sums; the next time begins anew.
  mutating func close() {
    guard let open else { return }
    for (place, window) in windows.enumerated() {
      let length = min(open.until, window.until) - max(open.from, window.from)
      if length > 0 { sums[place] += length }
    }
    self.open = nil
  }
}
