import Governance

extension Enforcement {
  /// Who is told of what nobody decided; before the certifications, which close what is late.
  static let deadlines: [any DueWork.Type] = [NewDeadlines.self, RunningDeadlines.self]
}

/// Things that are owed of which somebody is told for the first time; their ids are keys of ``Owed``.
enum NewDeadlines: DueWork {
  static let name = "deadline told"

  static func due(
    after last: String,
    at now: Instant,
    limit: Int,
    _ connection: any Connection
  ) throws -> [String] {
    let rules = try connection.rulesInForce()
    var (arms, arguments): ([String], [SQLValue]) = ([], [])
    for owed in Owed.all(at: now, rules) {
      let those = SQLCondition.all([
        owed.waits, owed.begins, told(owed, at: now, rules.deadlines), known(owed).negated,
      ])
      arms.append("select \(owed.key) as id from \(owed.source) where \(those.sql)")
      arguments += those.arguments
    }
    return try connection.ids(
      "select id from (\(arms.joined(separator: "\nunion all\n"))) told where id > ?",
      arguments + [.text(last)],
      limit: limit
    )
  }

  /// ``Obligation/notice(at:_:)`` as a condition, or that it is due.
  private static func told(
    _ owed: Owed,
    at now: Instant,
    _ rules: DeadlineRules
  ) -> SQLCondition {
    .any(
      [SQLCondition("\(owed.due) <= ?", [.init(now)])]
        + rules.notices.map { notice in
          SQLCondition(
            "\(owed.due) <= ? and \(owed.due) - \(owed.since) > ?",
            [.init(now + notice.before), .integer(notice.before.milliseconds)]
          )
        }
    )
  }

  private static func known(_ owed: Owed) -> SQLCondition {
    SQLCondition(
      """
      exists (
        select 1 from deadline
        where deadline.state = 'open' and deadline.subject = \(owed.subject)
          and deadline.obligation = '\(owed.kind.rawValue)'
          and coalesce(deadline.party, '') = coalesce(\(owed.party), '')
      )
      """
    )
  }

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    let connection = deliberation.connection
    guard let key = Owed.Key(id), try connection.deadline(key) == nil,
      let (obligation, chain) = try connection.obligation(
        key,
        at: deliberation.now,
        deliberation.rules
      )
    else { return [] }
    return Deadline.due(obligation, known: nil, chain: chain, in: deliberation.system)
  }
}

/// Deadlines whose next word is due.
enum RunningDeadlines: DueWork {
  static let name = "deadline escalated"

  static func due(
    after last: String,
    at now: Instant,
    limit: Int,
    _ connection: any Connection
  ) throws -> [String] {
    let next = isNext(at: now, try connection.rulesInForce().deadlines)
    return try connection.ids(
      "select id from deadline where state = 'open' and (\(next.sql)) and id > ?",
      next.arguments + [.text(last)],
      limit: limit
    )
  }

  private static func isNext(at now: Instant, _ rules: DeadlineRules) -> SQLCondition {
    let missed = SQLCondition("breached_at is null and due_at <= ?", [.init(now)])
    let levels = rules.levels.enumerated().map { place, level in
      SQLCondition("level = ? and due_at <= ?", [.init(place), .init(now - level.after)])
    }
    let notices = rules.notices.map { notice in
      let lead = SQLValue.integer(notice.before.milliseconds)
      return SQLCondition(
        """
        (lead_ms is null or lead_ms > ?) and due_at > ? and due_at <= ? and due_at - since > ?
        """,
        [lead, .init(now), .init(now + notice.before), lead]
      )
    }
    return .any([missed] + levels + notices)
  }

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    let connection = deliberation.connection
    let known = try connection.deadline(id)
    let found = try connection.obligation(
      Owed.Key(known),
      at: deliberation.now,
      deliberation.rules
    )
    // What has moved on is answered, not told to anybody else.
    guard let (obligation, chain) = found, obligation.dueAt == known.dueAt else { return [] }
    return Deadline.due(obligation, known: known, chain: chain, in: deliberation.system)
  }
}

/// Deadlines whose record has moved on: decided, over, or due at another time.
enum AnsweredDeadlines: DueWork {
  static let name = "deadline answered"

  static func due(
    after last: String,
    at now: Instant,
    limit: Int,
    _ connection: any Connection
  ) throws -> [String] {
    let stands = SQLCondition.any(
      Owed.all(at: now, try connection.rulesInForce()).map { owed in
        SQLCondition(
          """
          deadline.obligation = '\(owed.kind.rawValue)' and exists (
            select 1 from \(owed.source)
            where \(owed.waits.sql) and \(owed.subject) = deadline.subject
              and \(owed.due) = deadline.due_at
              and coalesce(\(owed.party), '') = coalesce(deadline.party, '')
          )
          """,
          owed.waits.arguments
        )
      }
    )
    return try connection.ids(
      "select id from deadline where state = 'open' and not (\(stands.sql)) and id > ?",
      stands.arguments + [.text(last)],
      limit: limit
    )
  }

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    let known = try deliberation.connection.deadline(id)
    let found = try deliberation.connection.obligation(
      Owed.Key(known),
      at: deliberation.now,
      deliberation.rules
    )
    return Deadline.due(known, stands: found?.0.dueAt == known.dueAt)
  }
}

extension Connection {
  func deadline(_ id: String) throws -> Deadline {
    guard let found = try records(Deadline.self, where: "id = ?", [.text(id)]).first else {
      throw Refusal(
        .notFound,
        id,
        "there is no deadline `\(id)`",
        next: "govtop list deadlines shows them"
      )
    }
    return found
  }

  /// The one that stands of something owed.
  fileprivate func deadline(_ key: Owed.Key) throws(StoreError) -> Deadline? {
    try records(
      Deadline.self,
      where: """
        state = 'open' and subject = ? and obligation = ? and coalesce(party, '') = ?
        """,
      [.text(key.subject), .text(key.kind.rawValue), .text(key.party ?? "")]
    ).first
  }
}
