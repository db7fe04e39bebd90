public import Governance
import Documents

extension Store {
  /// Tries the model of some rules on every request that was made, and says what would have been different.
  public func backtest(_ rules: Rules) async throws -> Backtest {
    try await engine.read { try $0.backtest(rules) }
  }
}

extension Connection {
  private static var portion: Int { 500 }

  /// Requests in the order of their ids, a portion at a time: one score each is held, not all of them.
  func backtest(_ rules: Rules) throws -> Backtest {
    var test = Backtest(rules)
    var last = ""
    while true {
      let rows = try rows(
        """
        select request.id, request.submitted_at, request.state, request.risk,
          request.person_unknown,
          (select max(votes) from request_need where request_need.request = request.id) as needed
        from access_request request
        where request.id > ?
        order by request.id
        limit ?
        """,
        [.text(last), .init(Self.portion)]
      )
      for row in rows { test.take(try Backtest.Past(row)) }
      guard let end = rows.last else { return test }
      last = try end.text("id")
    }
  }
}

extension Backtest.Past {
  fileprivate init(_ row: SQLRow) throws {
    guard let json = try? JSONValue(canonical: try row.text("risk")),
      let risk = try? RiskScore(json)
    else { throw StoreError.corrupt("column risk holds no score") }
    self.init(
      id: try row.id("id"),
      submittedAt: try row.instant("submitted_at"),
      state: try row.word("state"),
      risk: risk,
      personUnknown: try row.flag("person_unknown"),
      approvers: try row.optionalInteger("needed") ?? 0
    )
  }
}
