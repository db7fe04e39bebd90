import Governance

/// Dynamic separation of duties: what somebody does is held against what they did to the same record before.
extension Deliberation {
  /// Refuses acts that a rule of duties forbids; answers with what a rule only records.
  func noticed(in events: [Event], by stamp: ActorStamp) throws -> [Event] {
    guard let person = stamp.person, !rules.duties.isEmpty else { return [] }
    let persons = [person, stamp.delegateOf].compactMap { $0 }
    var found: [Event] = []
    for event in events {
      let forbidding = rules.duties.filter { $0.forbids(event.kind) }
      guard !forbidding.isEmpty else { continue }
      let earlier = try acts(of: persons, on: event.subject)
      for rule in forbidding {
        let isBoth = try rule.check(
          event.kind,
          on: event.subject,
          earlier: earlier,
          isExcepted: try isExcepted(rule, event.subject),
          rulesVersion: rules.version
        )
        // Without a record of rules that were applied there is nothing to write it to.
        guard isBoth, rules.version > 1, let first = earlier.first(where: { rule.follows($0.kind) })
        else { continue }
        found.append(
          Event(
            RuleSet.onlyID,
            .noticed(
              rule: rule.name,
              act: event.kind,
              subject: event.subject,
              after: first.sequence,
              by: person
            )
          )
        )
      }
    }
    return found
  }

  /// What persons did to a record so far, the first act first, themselves or in the name of each other.
  private func acts(
    of persons: [Person.ID],
    on subject: String
  ) throws -> [(kind: String, sequence: Int)] {
    let acting = SQLCondition.isOne("person", of: persons.map { .init($0) })
    let standing = SQLCondition.isOne("delegate_of", of: persons.map { .init($0) })
    return try connection.rows(
      """
      select kind, sequence from ledger_entry
      where subject = ? and (\(acting.sql) or \(standing.sql))
      order by sequence
      """,
      [.text(subject)] + acting.arguments + standing.arguments
    ).map { (try $0.text("kind"), try $0.integer("sequence")) }
  }

  /// Whether an exception from the rule is in force for the record: `access:PK-3`.
  private func isExcepted(_ rule: DutyRule, _ subject: String) throws -> Bool {
    guard rule.action == .requireApproval else { return false }
    let target = ExceptionScope.Target(
      workload: [],
      access: [subject],
      resource: subject,
      environment: .unknown,
      dataClass: .unknown
    )
    return try connection.records(
      PolicyException.self,
      where: "rule = ? and state = 'active'",
      [.text(rule.name)]
    ).contains { exception in
      exception.isInForce(at: now)
        && ((try? ExceptionScope(exception.scope))?.covers(target) ?? false)
    }
  }
}
