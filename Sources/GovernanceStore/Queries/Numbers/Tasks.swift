import Governance

/// What waits for somebody, and how much of it there is.
struct Agenda {
  var tasks: [Posture.Task] = []
  var count = 0
  var lateCount = 0

  /// Beyond these nobody reads on; the count tells the rest.
  static let shown = 50

  mutating func add(_ tasks: [Posture.Task], count: Int, late: Int) {
    self.tasks += tasks
    self.count += count
    lateCount += late
  }
}

extension Connection {
  /// What waits for the viewer: late first by severity, then by time left, score and age.
  func agenda(_ viewing: Viewing, _ environment: Environment?) throws -> Agenda {
    var agenda = Agenda()
    try addRequests(to: &agenda, viewing, environment, verb: "approve", Decidable.requests(viewing))
    try addRequests(to: &agenda, viewing, environment, verb: "answer", Self.asked(viewing))
    try addLinks(to: &agenda, viewing)
    try addProofs(to: &agenda, viewing, environment)
    try addWorkflows(to: &agenda, viewing, environment)
    agenda.tasks = Array(agenda.tasks.sorted(by: Self.comesFirst).prefix(Agenda.shown))
    return agenda
  }

  private static func comesFirst(_ one: Posture.Task, _ other: Posture.Task) -> Bool {
    if one.isLate != other.isLate { return one.isLate }
    let scores = (one.risk?.score ?? 0, other.risk?.score ?? 0)
    if one.isLate, scores.0 != scores.1 { return scores.0 > scores.1 }
    let never = Instant(milliseconds: .max)
    let due = (one.dueAt ?? never, other.dueAt ?? never)
    if due.0 != due.1 { return due.0 < due.1 }
    return scores.0 == scores.1 ? one.id < other.id : scores.0 > scores.1
  }

  private func addRequests(
    to agenda: inout Agenda,
    _ viewing: Viewing,
    _ environment: Environment?,
    verb: String,
    _ condition: SQLCondition
  ) throws {
    let ofScope = viewing.scope(environment).environment(in: "request_row.environment")
    let those = SQLCondition.all([condition, ofScope])
    // All that wait are counted in the same walk; what they show is read of the first few only.
    let waiting = try rows(
      """
      select id, due_at from request_row where \(those.sql)
      order by due_at, risk_score desc, id
      limit ?
      """,
      those.arguments + [.init(Self.countCap)]
    )
    let shown = try waiting.prefix(Agenda.shown).map { try $0.text("id") }
    agenda.add(
      try requestTasks(shown, verb: verb, at: viewing.now),
      count: waiting.count,
      late: try waiting.count { try $0.instant("due_at") <= viewing.now }
    )
  }

  private func requestTasks(
    _ ids: [String],
    verb: String,
    at now: Instant
  ) throws -> [Posture.Task] {
    let those = SQLCondition.isOne("request_row.id", of: ids.map { .text($0) })
    guard those != .never else { return [] }
    return try rows(
      """
      select request_row.id, request_row.due_at, request_row.beneficiary_name,
        request_row.entitlement_name, access_request.risk
      from request_row
      join access_request on access_request.id = request_row.id
      where \(those.sql)
      """,
      those.arguments
    ).map { row in
      let due = try row.instant("due_at")
      return Posture.Task(
        id: try row.text("id"),
        dueAt: due,
        verb: verb,
        risk: try RiskScore(row),
        isLate: due <= now,
        what: "\(try row.text("beneficiary_name")) \(try row.text("entitlement_name"))"
      )
    }
  }

  /// The viewer's own requests in which a question is open.
  private static func asked(_ viewing: Viewing) -> SQLCondition {
    let requesters = viewing.actor.persons.sorted().map { SQLValue($0) }
    return .all([
      Decidable.open(viewing.now), SQLCondition("request_row.is_asked = 1"),
      .isOne("request_row.requester", of: requesters),
    ])
  }

  private func addLinks(to agenda: inout Agenda, _ viewing: Viewing) throws {
    guard viewing.rules.allows(.managePeople, viewing.actor.personas) else { return }
    let others = viewing.actor.persons.sorted().map { SQLValue($0) }
    var those = SQLCondition(
      "state = 'proposed' and coalesce(proposed_by, '') <> ?",
      [.init(viewing.me)]
    )
    if try administrators() > 1 {
      those = .all([those, SQLCondition.isOne("person", of: others).negated])
    }
    let sequence = try rows(
      "select id from person_link where \(those.sql) order by id limit 20",
      those.arguments
    ).map { try $0.text("id") }
    let names = try subjectNames(sequence)
    let tasks = sequence.map { id in
      Posture.Task(
        id: id,
        dueAt: nil,
        verb: "confirm link",
        risk: nil,
        isLate: false,
        what: names[id] ?? id
      )
    }
    agenda.add(tasks, count: try number(of: "person_link", those), late: 0)
  }

  /// Grants that somebody ended and that wait for a second person's word that they are gone.
  private func addProofs(
    to agenda: inout Agenda,
    _ viewing: Viewing,
    _ environment: Environment?
  ) throws {
    guard viewing.rules.allows(.attest, viewing.actor.personas) else { return }
    let ofScope = viewing.scope(environment).environment(in: "environment")
    let those = SQLCondition.all([Self.unproven, Self.notDecided(by: viewing), ofScope])
    let ids = try rows(
      """
      select id from access_row where \(those.sql)
      order by revoke_asked_at, risk_score desc, id
      limit \(Agenda.shown)
      """,
      those.arguments
    ).map { try $0.text("id") }
    let tasks = try grantRows(ids, viewing).map { row in
      let due = row.grant.revokeAskedAt.map { $0 + .days(1) }
      return Posture.Task(
        id: row.id,
        dueAt: due,
        verb: "attest",
        risk: row.risk,
        isLate: due.map { $0 <= viewing.now } ?? false,
        what: "\(row.principalName) \(row.entitlementName)"
      )
    }
    let late = SQLCondition.all([
      those, SQLCondition("revoke_asked_at <= ?", [.init(viewing.now - .days(1))]),
    ])
    agenda.add(
      tasks,
      count: try number(of: "access_row", those),
      late: try number(of: "access_row", late)
    )
  }

  /// Decided to end, and nothing shows yet that it did: few, and found by their state.
  static var unproven: SQLCondition {
    SQLCondition(
      """
      access_row.id in (
        select access_grant.id from access_grant
        where access_grant.state in ('revoke_failed', 'revoking', 'ending')
      )
      """
    )
  }

  /// `Grant.attest(_:facts:in:)` as a condition: neither decider nor holder.
  private static func notDecided(by viewing: Viewing) -> SQLCondition {
    .all(
      viewing.actor.persons.sorted().flatMap { person -> [SQLCondition] in
        [
          Accounts.confirmed(of: person, holding: "principal").negated,
          SQLCondition(
            """
            not exists (
              select 1 from access_grant
              where access_grant.id = access_row.id and access_grant.ended_by = ?
            ) and not exists (
              select 1 from request_vote
              where request_vote.request = access_row.request
                and (request_vote.person = ? or request_vote.cast_by = ?)
            )
            """,
            [.init(person), .init(person), .init(person)]
          ),
        ]
      }
    )
  }

  func administrators() throws -> Int {
    try count(
      """
      select count(*) from person_persona
      join person on person.id = person_persona.person
      where person_persona.persona = 'administrator' and person.state = 'active'
      """
    )
  }

  /// How many rows of a table meet a condition, up to what lists count.
  private func number(of table: String, _ condition: SQLCondition) throws -> Int {
    guard condition != .never else { return 0 }
    return try count(
      "select count(*) from (select 1 from \(table) where \(condition.sql) limit ?) counted",
      condition.arguments + [.init(Self.countCap)]
    )
  }
}
