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
