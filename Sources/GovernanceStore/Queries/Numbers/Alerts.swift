import Governance

extension Connection {
  /// What cannot wait, worst first; each goes only when its rows are resolved.
  func alerts(_ sources: [SourceRow], at now: Instant) throws -> [Posture.Alert] {
    let health = try enforcementHealth()
    var alerts: [Posture.Alert] = []
    if health?.isLate(at: now) ?? false { alerts.append(Self.enforcement(health, at: now)) }
    alerts +=
      try failed() + unproven(at: now) + zombies(at: now)
      + quarantines(at: now)
    if health == nil, try hasEndingGrants() { alerts.append(Self.enforcement(nil, at: now)) }
    alerts += sources.filter(\.isLate).map { late($0, at: now) }
    if let administrator = try onlyAdministrator() {
      alerts.append(
        Posture.Alert(
          message: "\(administrator) is the only administrator · give a second person the persona",
          opens: ListQuery(.persons)
        )
      )
    }
    let waiting = try waitingForBaseline()
    if waiting > 0 {
      alerts.append(
        Posture.Alert(
          message: waiting == 1
            ? "1 right exists that nobody decided on · govtop baseline adopts it"
            : "\(waiting) rights exist that nobody decided on · govtop baseline adopts them",
          opens: ListQuery(.assignments)
        )
      )
    }
    return alerts
  }

  private func unproven(at now: Instant) throws -> [Posture.Alert] {
    let number = try count(
      """
      select count(*) from access_row
      where \(Self.unproven.sql) and revoke_asked_at <= ?
      """,
      [.init(now - .days(1))]
    )
    guard number > 0 else { return [] }
    let words = number == 1 ? "1 grant was" : "\(number) grants were"
    return [
      Posture.Alert(
        message: "\(words) ended more than 24h ago and nothing shows it · attest, or import again",
        opens: ListQuery(.grants, filter: "is:stuck is:late")
      )
    ]
  }

  private static func enforcement(_ health: EnforcementHealth?, at now: Instant) -> Posture.Alert {
    Posture.Alert(
      message: EnforcementHealth.words(health, at: now),
      opens: ListQuery(.grants, filter: "is:stuck")
    )
  }

  /// Whether any grant is to end by time, so that its end is somebody's to enforce.
  private func hasEndingGrants() throws -> Bool {
    try row("select 1 from access_grant where ends_at is not null limit 1") != nil
  }

  /// Access that somebody decided to end and that its target did not give up.
  private func failed() throws -> [Posture.Alert] {
    let number = try count("select count(*) from access_grant where state = 'revoke_failed'")
    guard number > 0 else { return [] }
    let words = number == 1 ? "1 revocation" : "\(number) revocations"
    return [
      Posture.Alert(
        message: "\(words) failed at the target: the access is still there · govtop retry",
        opens: ListQuery(.grants, filter: "state:revoke_failed")
      )
    ]
  }

  /// Exceptions that are over while a grant on them still opens access: debt, and urgent.
  private func zombies(at now: Instant) throws -> [Posture.Alert] {
    let over = Departures.isZombie(now)
    let number = try count(
      "select count(*) from \(Departures.table) where \(over.sql)",
      over.arguments
    )
    guard number > 0 else { return [] }
    let words = number == 1 ? "1 exception is" : "\(number) exceptions are"
    return [
      Posture.Alert(
        message: "\(words) over while access on it is live · revoke the grants",
        opens: ListQuery(.exceptions, filter: "is:zombie")
      )
    ]
  }

  /// Accounts that were stopped and of which not all targets have said so, and those that nobody reviewed in time.
  private func quarantines(at now: Instant) throws -> [Posture.Alert] {
    try rows(
      """
      select id, name, state, principal from quarantine
      where state = 'imposed' or review_due_at <= ?
      order by id
      limit 3
      """,
      [.init(now)]
    ).map { row in
      let isOpen = try row.text("state") == QuarantineState.imposed.rawValue
      let (id, name) = (try row.text("id"), try row.text("name"))
      return Posture.Alert(
        message: isOpen
          ? "quarantine \(id) of \(name) is not confirmed by every target · govtop show \(id)"
          : "quarantine \(id) of \(name) waits for its review · govtop review \(id)",
        opens: ListQuery(.principals, filter: "id:=\"\(try row.text("principal"))\"")
      )
    }
  }

  private func late(_ row: SourceRow, at now: Instant) -> Posture.Alert {
    let age = row.publishedAt.map { (now - $0).inWords }
    return Posture.Alert(
      message: age.map { "\(row.id) is \($0) old · import it again" }
        ?? "\(row.id) was never imported · import it",
      opens: ListQuery(.sources, filter: "is:late")
    )
  }

  private func onlyAdministrator() throws -> String? {
    let handles = try rows(
      """
      select person.handle from person_persona
      join person on person.id = person_persona.person
      where person_persona.persona = 'administrator' and person.state = 'active'
      limit 2
      """
    )
    return handles.count == 1 ? try handles.first?.text("handle") : nil
  }

  /// Rights in somebody's hands, as long as no baseline has adopted any.
  private func waitingForBaseline() throws -> Int {
    let adopted = try row("select 1 from ledger_entry where kind = 'grant.adopted' limit 1")
    guard adopted == nil else { return 0 }
    return try count(
      """
      select count(*) from (
        select 1 from \(Table.assignment.now) held
        where held.via <> 'boundary' and held.holder_id is not null
          and held.entitlement_id is not null
        limit ?
      ) counted
      """,
      [.init(Self.countCap)]
    )
  }
}
