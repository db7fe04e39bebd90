import Governance

extension Connection {
  /// Adds what an import saw to what is there; late events go to the hours that they are of.
  func add(_ tally: EventTally, at decision: Int) throws {
    for (bucket, sums) in tally.hours {
      try run(Table.eventHour.addition(of: EventMeasure.allCases.map(\.rawValue)), bucket.row(sums))
    }
    for (bucket, sums) in tally.days {
      try run(Table.eventDay.addition(of: EventMeasure.allCases.map(\.rawValue)), bucket.row(sums))
    }
    try add(tally.uses, at: decision)
    try add(tally.tokens)
  }

  /// Grants tell the day of their last use, so they are written anew once a day and principal at most.
  private func add(_ uses: [EventTally.User: EventTally.Use], at decision: Int) throws {
    var later: Set<String> = []
    for (user, use) in uses {
      let known = try row(
        "select max(last_at) as last_at from principal_use where principal = ?",
        [.text(user.principal)]
      )?.optionalInstant("last_at")
      if known.map({ $0.day < use.lastAt.day }) ?? true { later.insert(user.principal) }
      let whole = try lastUse(of: user).map { $0.joined(with: use) } ?? use
      try refresh(TableRow(.principalUse, user.row(whole)), at: decision)
    }
    var scope = DerivedScope()
    for some in later.sorted().portions(of: 200) {
      let those = SQLCondition.isOne("native_id", of: some.map { .text($0) })
      for row in try rows(
        "select distinct id from principal where \(those.sql)",
        those.arguments
      ) { scope.principals.insert(try row.text("id")) }
    }
    try refreshDerived(scope, at: decision)
  }

  private func add(_ tokens: [Int64: TokenUse]) throws {
    var hours: Set<Int> = []
    for (id, use) in tokens {
      let known = try row("select * from access_token where id = ?", [.integer(id)])
      let joined = try known.map { try TokenUse($0).joined(with: use) } ?? use
      if let known { hours.insert(try known.integer("hour")) }
      hours.insert(joined.hour)
      try run(Table.accessToken.upsertion, joined.row)
    }
    for hour in hours.sorted() {
      try run("delete from token_hour where hour = ?", [.init(hour)])
      for row in try tokenHours(where: "hour = ?", [.init(hour)]) { try insert(row) }
    }
  }

  /// Tokens by hour and lifetime, counted from their rows.
  func tokenHours(where condition: String, _ arguments: [SQLValue]) throws -> [TableRow] {
    var counts: [[SQLValue]: (tokens: Int, strict: Int)] = [:]
    try each("select * from access_token where \(condition)", arguments) { row in
      let use = try TokenUse(row)
      let place: [SQLValue] = [
        .init(use.hour), .text(use.source), .init(use.environment), .init(use.life.code),
      ]
      let (tokens, strict) = counts[place] ?? (0, 0)
      counts[place] = (tokens + 1, strict + (use.isStrict ? 1 : 0))
    }
    return counts.map { place, count in
      TableRow(.tokenHour, place + [.init(count.tokens), .init(count.strict)])
    }
  }

  private func lastUse(of user: EventTally.User) throws -> EventTally.Use? {
    try row(
      "select last_at, calls from principal_use where principal = ? and source_id = ?",
      [.text(user.principal), .text(user.source)]
    ).map { EventTally.Use(lastAt: try $0.instant("last_at"), calls: try $0.integer("calls")) }
  }
}

extension EventTally.Use {
  fileprivate func joined(with other: EventTally.Use) -> EventTally.Use {
    EventTally.Use(lastAt: max(lastAt, other.lastAt), calls: calls + other.calls)
  }
}

extension Table {
  /// Inserts a row of sums, or adds them to those with its key.
  fileprivate func addition(of sums: [String]) -> String {
    let additions = sums.map { "\($0) = \(name).\($0) + excluded.\($0)" }
    return """
      \(insertion)
      on conflict (\(key.joined(separator: ", "))) do update set \(additions.joined(separator: ", "))
      """
  }
}

extension EventTally.Bucket {
  func row(_ sums: EventSums) -> [SQLValue] {
    [
      .init(period), .text(source), .text(emitter), .init(environment), .init(isHuman),
    ] + sums.values.map { .init($0) }
  }
}

extension EventTally.User {
  func row(_ use: EventTally.Use) -> [SQLValue] {
    [.text(principal), .text(source), .init(use.lastAt), .init(use.calls)]
  }
}

extension TokenUse {
  var row: [SQLValue] {
    [
      .integer(id), .text(source), .text(token), .init(environment), .init(firstAt),
      .init(lastAt), .init(issuedAt), .init(expiresAt), .init(isKey), .init(calls),
      .init(strictCalls), .init(hour),
    ]
  }

  init(_ row: SQLRow) throws(StoreError) {
    source = try row.text("source_id")
    token = try row.text("token")
    environment = try row.word("environment")
    firstAt = try row.instant("first_at")
    lastAt = try row.instant("last_at")
    issuedAt = try row.optionalInstant("issued_at")
    expiresAt = try row.optionalInstant("expires_at")
    isKey = try row.flag("is_key")
    calls = try row.integer("calls")
    strictCalls = try row.integer("strict_calls")
  }
}
