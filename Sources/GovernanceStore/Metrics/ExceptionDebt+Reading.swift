import Governance

/// M3 from what is overdue now; its rows are those of `govtop list exceptions is:late`.
extension OverdueExceptions: CountedReading {
  static func items(
    _ connection: any Connection,
    _ scope: MetricScope
  ) throws -> [Counted<Item>] {
    let now = scope.now
    let zombies = Set(try connection.departures(Departures.isZombie(now)))
    return try connection.departures(Departures.isLate(now)).compactMap { id in
      if id.hasPrefix("\(IDPrefix.breakGlass.rawValue)-") {
        let glass = try connection.breakGlass(Identifier(id))
        return try Item(glass, at: now).map { item in
          Counted(
            MetricSubject(
              id: id,
              what: "break-glass \(glass.incident)",
              owner: try connection.handle(glass.invoker),
              riskClass: item.riskClass
            ),
            item
          )
        }
      }
      let exception = try connection.exception(Identifier(id))
      return try Item(exception, isZombie: zombies.contains(id), at: now).map { item in
        Counted(try connection.subject(of: exception), item)
      }
    }.filter { scope.environment == nil || $0.subject.environment == scope.environment }
  }
}

extension Connection {
  /// What is overdue now, all classes together.
  func exceptionDebt(at now: Instant) throws -> ExceptionDebt {
    let scope = MetricScope(environment: nil, now: now, sources: try CurrentSources(self))
    var debt = ExceptionDebt()
    for counted in try OverdueExceptions.items(self, scope) { debt.count(counted.item, at: now) }
    return debt
  }

  /// How often the glass was broken in a time before a moment.
  func emergencies(in window: Duration, before now: Instant) throws(StoreError) -> Int {
    try count(
      "select count(*) from break_glass where starts_at > ? and starts_at <= ?",
      [.init(now - window), .init(now)]
    )
  }

  func handle(_ person: Person.ID?) throws(StoreError) -> String? {
    guard let person else { return nil }
    return try row("select handle from person where id = ?", [.init(person)])?.text("handle")
  }

  fileprivate func subject(of exception: PolicyException) throws -> MetricSubject {
    let environments = (try? ExceptionScope(exception.scope))?.environments ?? []
    return MetricSubject(
      id: exception.id.text,
      what: "\(exception.rule) \(exception.scope)",
      // A scope that names several environments, or none, is in none of them.
      environment: environments.count == 1 ? environments.first : nil,
      owner: try handle(exception.owner),
      riskClass: exception.riskClass
    )
  }

  fileprivate func departures(_ condition: SQLCondition) throws(StoreError) -> [String] {
    try rows(
      "select id from \(Departures.table) where \(condition.sql) order by id",
      condition.arguments
    ).map { row throws(StoreError) in try row.text("id") }
  }
}
