import Governance

extension Connection {
  /// What is overdue now; its rows are those of `govtop list exceptions is:late`.
  func exceptionDebt(at now: Instant) throws -> ExceptionDebt {
    var debt = ExceptionDebt()
    let zombies = Set(try departures(Departures.isZombie(now)))
    for id in try departures(Departures.isLate(now)) {
      if id.hasPrefix("\(IDPrefix.breakGlass.rawValue)-") {
        debt.count(try breakGlass(Identifier(id)), at: now)
      } else {
        debt.count(
          try exception(Identifier(id)),
          isZombie: zombies.contains(id),
          at: now
        )
      }
    }
    return debt
  }

  /// How often the glass was broken in a time before a moment.
  func emergencies(in window: Duration, before now: Instant) throws(StoreError) -> Int {
    try count(
      "select count(*) from break_glass where starts_at > ? and starts_at <= ?",
      [.init(now - window), .init(now)]
    )
  }

  private func departures(_ condition: SQLCondition) throws(StoreError) -> [String] {
    try rows(
      "select id from \(Departures.table) where \(condition.sql) order by id",
      condition.arguments
    ).map { row throws(StoreError) in try row.text("id") }
  }
}
