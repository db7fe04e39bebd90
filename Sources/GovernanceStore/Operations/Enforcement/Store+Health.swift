public import Governance

extension Store {
  /// When enforcement last went round; `nil` where it never did.
  public func enforcementHealth() async throws -> EnforcementHealth? {
    try await engine.read { try $0.enforcementHealth() }
  }

  /// Leaves word that a round is done, outside of the ledger: it is news for a minute.
  func noteRound(every interval: Duration, from origin: Origin) async throws {
    let now = options.clock()
    try await engine.write { connection in
      try connection.run(
        Table.enforcementRound.upsertion,
        [.init(1), .init(now), .integer(interval.milliseconds), .text(origin.host)]
      )
    }
  }

  /// The numbers of the day, once a day, where no import has recorded them.
  func recordNumbersOnce(from origin: Origin) async {
    let day = options.clock().day
    let isThere = try? await engine.read { connection in
      try connection.row("select 1 from metric_day where day = ?", [.init(day)]) != nil
    }
    if isThere == false { await recordNumbers(from: origin) }
  }
}

extension Connection {
  func enforcementHealth() throws(StoreError) -> EnforcementHealth? {
    guard let row = try row("select * from enforcement_round where id = 1") else { return nil }
    return EnforcementHealth(
      lastRoundAt: try row.instant("ended_at"),
      interval: .milliseconds(Int64(try row.integer("interval_ms"))),
      host: try row.text("host")
    )
  }
}
