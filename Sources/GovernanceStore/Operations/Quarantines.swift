import Governance

extension Deliberation {
  /// What a person's word about a quarantine makes of it.
  func decide(_ command: QuarantineCommand, _ context: Context) throws -> [Event] {
    switch command {
    case .impose(let word, let reason, let ticket, let keep):
      return try Quarantine.impose(
        connection.quarantineFacts(word),
        keep: keep,
        reason: reason,
        ticket: ticket,
        in: context
      )
    case .review(let id, let reason):
      return try Quarantine.review(connection.quarantine(id), reason: reason, in: context)
    case .attest(let id, let reason):
      return try Quarantine.attest(connection.quarantine(id), reason: reason, in: context)
    case .retry(let id, let reason):
      return try Quarantine.retry(connection.quarantine(id), reason: reason, in: context)
    case .release(let id, let reason):
      return try Quarantine.release(connection.quarantine(id), reason: reason, in: context)
    }
  }
}

extension Connection {
  /// A quarantine by its id, or the one that an account is in.
  func quarantine(_ id: Quarantine.ID) throws -> Quarantine {
    let named: [Quarantine] = try records(where: "id = ?", [.text(id.text.uppercased())])
    if let quarantine = named.first { return quarantine }
    let principal = try principalID(id.text)
    if let quarantine = try quarantine(of: principal) { return quarantine }
    throw Refusal(
      .notFound,
      id.text,
      "`\(id)` is in no quarantine",
      next: "govtop list ledger did:quarantine tells of all that were"
    )
  }

  /// The quarantine that an account is in now.
  func quarantine(of principal: Principal.ID) throws(StoreError) -> Quarantine? {
    let found: [Quarantine] = try records(
      where: "principal = ? and state <> 'released'",
      [.init(principal)]
    )
    return found.first
  }

  fileprivate func quarantineFacts(_ word: Principal.ID) throws -> QuarantineFacts {
    let id = try principalID(word.text)
    let row = try row("select name from \(Table.principal.last) where id = ?", [.init(id)])
    let identities: [WorkloadIdentity] = try records(
      where: "principal = ? and state <> 'decommissioned'",
      [.init(id)]
    )
    return QuarantineFacts(
      principal: id,
      name: try row?.text("name") ?? id.text,
      grants: try openGrants(of: id),
      known: try quarantine(of: id)?.id,
      identity: identities.first
    )
  }

  /// Grants of a principal that have not ended.
  func openGrants(of principal: Principal.ID) throws(StoreError) -> [Grant] {
    try grants(
      where: """
        access_grant.principal = ?
        and access_grant.state in (\(GrantState.allCases.filter { !$0.isTerminal }.inSQL))
        """,
      [.init(principal)]
    )
  }
}

/// Quarantines whose account is stopped and of whose grants none waits for proof any more.
enum ConfirmedQuarantines: RecordWork {
  static let name = "quarantine confirmed"
  static let question = """
    quarantine
    where state = 'imposed' and stopped_at is not null and stopped_at <= ? and not exists (
      select 1 from access_grant
      where access_grant.principal = quarantine.principal
        and access_grant.state in (\(Grant.unprovenStates.inSQL))
    )
    """

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    let quarantine = try deliberation.connection.quarantine(Identifier(id))
    return Quarantine.due(
      quarantine,
      openGrants: try deliberation.connection.openGrants(of: quarantine.principal)
    )
  }
}
