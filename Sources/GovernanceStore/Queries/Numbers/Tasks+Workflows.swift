import Governance

extension Connection {
  /// What waits of the other workflows, each kind found by an index and shown as far as anybody reads.
  func addWorkflows(
    to agenda: inout Agenda,
    _ viewing: Viewing,
    _ environment: Environment?
  ) throws {
    try addReviews(to: &agenda, viewing)
    try addFindings(to: &agenda, viewing, environment)
    try addDepartures(to: &agenda, viewing)
    try addRegistry(to: &agenda, viewing)
  }

  // MARK: Certification

  /// One row a campaign, however many of its items wait.
  private func addReviews(to agenda: inout Agenda, _ viewing: Viewing) throws {
    let mine = SQLCondition.isOne("review_item.reviewer", of: viewing.persons)
    let rows = try rows(
      """
      select review_item.campaign, campaign.name, campaign.due_at, count(*) as waiting
      from review_item
      join campaign on campaign.id = review_item.campaign
      where \(mine.sql) and review_item.state = 'open'
        and campaign.state = 'in_review' and campaign.stage = review_item.stage
      group by review_item.campaign, campaign.name, campaign.due_at
      order by campaign.due_at, review_item.campaign
      limit \(Agenda.shown)
      """,
      mine.arguments
    )
    let tasks = try rows.map { row in
      viewing.task(
        try row.text("campaign"),
        "certify",
        due: try row.instant("due_at"),
        "\(try row.integer("waiting")) items of \(try row.text("name"))"
      )
    }
    agenda.add(tasks)
  }

  // MARK: Findings

  private func addFindings(
    to agenda: inout Agenda,
    _ viewing: Viewing,
    _ environment: Environment?
  ) throws {
    let kinds = [
      ("drift_finding", "what", "detected", "acknowledge"),
      ("drift_finding", "what", "acknowledged', 'remediating", "remediate"),
      ("compliance_finding", "rule", "assigned', 'remediating", "remediate"),
    ]
    for (table, words, states, verb) in kinds {
      let those = SQLCondition.all([
        .isOne("owner", of: viewing.persons), SQLCondition("state in ('\(states)')"),
        environment.map { SQLCondition("environment = ?", [.init($0)]) } ?? .always,
      ])
      let rows = try rows(
        """
        select id, due_at, \(words) as words, resource from \(table) where \(those.sql)
        order by due_at, id
        limit \(Agenda.shown)
        """,
        those.arguments
      )
      agenda.add(
        try rows.map { row in
          viewing.task(
            try row.text("id"),
            verb,
            due: try row.instant("due_at"),
            "\(try row.text("words")) \(try row.text("resource"))"
          )
        }
      )
    }
  }

  // MARK: Exceptions and emergencies

  private func addDepartures(to agenda: inout Agenda, _ viewing: Viewing) throws {
    let persons = viewing.actor.persons
    if viewing.may(.approve) {
      let asked = try records(
        PolicyException.self,
        where: "state = 'requested' and created_at > ?",
        [.init(viewing.now - .days(365))]
      ).filter { exception in
        let excluded = Set(exception.terms.excluded + [exception.owner, exception.requester])
        return persons.isDisjoint(with: excluded)
          && exception.votes.allSatisfy { $0.persons.isDisjoint(with: persons) }
      }
      agenda.add(
        asked.prefix(Agenda.shown).map {
          viewing.task($0.id.text, "approve", due: nil, "\($0.rule) \($0.scope)")
        }
      )
    }
    guard viewing.may(.reviewException) else { return }
    let due = try records(
      PolicyException.self,
      where: "state = 'active' and review_due_at <= ? and expires_at > ?",
      [.init(viewing.now + .days(1)), .init(viewing.now)]
    ).filter { persons.isDisjoint(with: [$0.owner, $0.requester]) }
    agenda.add(
      due.prefix(Agenda.shown).map {
        viewing.task($0.id.text, "review", due: $0.reviewDueAt, "\($0.rule) \($0.scope)")
      }
    )
    let owed = try records(BreakGlass.self, where: "state = 'post_review_pending'")
      .filter { !persons.contains($0.invoker) }
    agenda.add(
      owed.prefix(Agenda.shown).map {
        viewing.task(
          $0.id.text,
          "review",
          due: $0.reviewDueAt,
          "\($0.incident) \($0.entitlementName ?? $0.controlClass?.text ?? "")"
        )
      }
    )
  }

  // MARK: Registry and changes

  private func addRegistry(to agenda: inout Agenda, _ viewing: Viewing) throws {
    let persons = viewing.actor.persons
    if viewing.may(.approvePackage) {
      let waiting = try records(ModelPackage.self, where: "state = 'pending_approval'")
        .filter { persons.isDisjoint(with: $0.developers + $0.committers + $0.registrars) }
      agenda.add(
        waiting.prefix(Agenda.shown).map {
          viewing.task($0.id.text, "approve", due: nil, $0.name)
        }
      )
    }
    guard viewing.may(.authorizeChange) else { return }
    let changes = try records(ChangeTicket.self, where: "state = 'authorize'")
      .filter { persons.isDisjoint(with: $0.authors) }
    agenda.add(
      changes.prefix(Agenda.shown).map {
        viewing.task(
          $0.id.text,
          "approve",
          due: $0.windowUntil,
          $0.content.proposedFix?.text ?? ""
        )
      }
    )
  }
}

extension Agenda {
  fileprivate mutating func add(_ tasks: [Posture.Task]) {
    add(tasks, count: tasks.count, late: tasks.count(where: \.isLate))
  }
}

extension Viewing {
  fileprivate var persons: [SQLValue] { actor.persons.sorted().map { SQLValue($0) } }

  fileprivate func may(_ permission: Permission) -> Bool {
    rules.allows(permission, actor.personas)
  }

  fileprivate func task(
    _ id: String,
    _ verb: String,
    due: Instant?,
    _ what: String
  ) -> Posture.Task {
    Posture.Task(
      id: id,
      dueAt: due,
      verb: verb,
      risk: nil,
      isLate: due.map { $0 <= now } ?? false,
      what: what
    )
  }
}
