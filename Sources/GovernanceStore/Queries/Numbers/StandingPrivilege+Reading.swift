import Governance

extension Connection {
  /// M13 and its trend in one walk over the privileged grants, principal by principal.
  func standingPrivilege(_ scope: MetricScope) throws -> StandingPrivilege.Input {
    let weeks = Weeks(now: scope.now)
    var sums = PrivilegeSums(
      windows: weeks.moments.map { ($0 - StandingPrivilege.window, $0) },
      now: scope.now
    )
    let ofScope = scope.environment(in: "environment")
    let oldest = weeks.moments[0] - StandingPrivilege.window
    try each(
      """
      select principal, kind, starts_at, ends_at, over_at from access_row
      where is_privileged = 1 and (over_at is null or over_at > ?)
        and (ends_at is null or ends_at > ?) and \(ofScope.sql)
      order by principal, starts_at
      """,
      [.init(oldest), .init(oldest)] + ofScope.arguments
    ) { row in
      sums.add(try PrivilegedTime(row), of: row.values[0])
    }
    sums.finish()
    var input = sums.input
    input.series = weeks.points(sums.ratios, version: StandingPrivilege.definitionVersion)
    return input
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
