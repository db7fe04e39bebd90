package import Governance

extension Deliberation {
  /// What a person's word about a workload identity makes of it.
  func decide(_ command: WorkloadCommand, _ context: Context) throws -> [Event] {
    switch command {
    case .propose(let word, let zone, let owner):
      let principal = try connection.workloadPrincipal(word)
      let known: [WorkloadIdentity] = try connection.records(
        where: "principal = ? and state <> 'decommissioned'",
        [.init(principal.id)]
      )
      return try WorkloadIdentity.propose(
        principal,
        zone: zone,
        owner: owner.map { try connection.person($0) },
        known: known.first?.id,
        in: context
      )
    case .register(let id, let draft, let seen):
      let identity = try connection.workload(id)
      return try WorkloadIdentity.register(
        identity,
        draft,
        ownerIsActive: connection.isPresent(identity.owner),
        seen: seen,
        in: context
      )
    case .activate(let id, let reason, let seen):
      let identity = try connection.workload(id)
      return try WorkloadIdentity.activate(
        identity,
        ownerIsActive: connection.isPresent(identity.owner),
        reason: reason,
        seen: seen,
        in: context
      )
    case .assignOwner(let id, let person, let seen):
      return try WorkloadIdentity.assignOwner(
        connection.workload(id),
        connection.person(person),
        seen: seen,
        in: context
      )
    case .rotate(let id, let reason, let seen):
      return try WorkloadIdentity.rotate(
        connection.workload(id),
        reason: reason,
        seen: seen,
        in: context
      )
    default: return try stop(command, context)
    }
  }

  private func stop(_ command: WorkloadCommand, _ context: Context) throws -> [Event] {
    switch command {
    case .suspend(let id, let reason, let seen):
      return try retire(id, .suspended, reason, seen, context)
    case .deprecate(let id, let reason, let seen):
      return try retire(id, .deprecated, reason, seen, context)
    case .decommission(let id, let reason, let seen):
      return try retire(id, .decommissioned, reason, seen, context)
    case .quarantine(let id, let reason, let ticket, let keep, let seen):
      let identity = try connection.workload(id)
      return try WorkloadIdentity.quarantine(
        identity,
        grants: connection.liveGrants(of: identity.principal),
        keep: keep,
        reason: reason,
        ticket: ticket,
        seen: seen,
        in: context
      )
    case .review(let id, let reason, let seen):
      return try WorkloadIdentity.review(
        connection.workload(id),
        reason: reason,
        seen: seen,
        in: context
      )
    case .propose, .register, .activate, .assignOwner, .rotate: return []
    }
  }

  private func retire(
    _ id: WorkloadIdentity.ID,
    _ next: WorkloadState,
    _ reason: String?,
    _ seen: Int?,
    _ context: Context
  ) throws -> [Event] {
    let identity = try connection.workload(id)
    return try WorkloadIdentity.retire(
      identity,
      to: next,
      grants: next == .decommissioned ? connection.liveGrants(of: identity.principal) : [],
      reason: reason,
      seen: seen,
      in: context
    )
  }

  /// The identities that somebody who left answered for.
  func workloadsLeft(by person: Person.ID) throws -> [Event] {
    let owned: [WorkloadIdentity] = try connection.records(
      where: "owner = ? and owner_lost_at is null and state <> 'decommissioned'",
      [.init(person)]
    )
    return owned.flatMap { WorkloadIdentity.follow($0, ownerLeft: person, in: system) }
  }
}

extension Connection {
  /// An identity by its id, or the one of a principal.
  package func workload(_ id: WorkloadIdentity.ID) throws -> WorkloadIdentity {
    let found: [WorkloadIdentity] = try records(
      where: "id = ? or (name = ? and state <> 'decommissioned')",
      [.text(id.text.uppercased()), .init(id)]
    )
    guard let identity = found.first, found.count == 1 else {
      throw Refusal(
        found.isEmpty ? .notFound : .ambiguous,
        id.text,
        found.isEmpty
          ? "there is no workload identity `\(id)`"
          : "`\(id)` is more than one: \(found.map(\.id.text).joined(separator: ", "))",
        next: "govtop list workloads shows them"
      )
    }
    return identity
  }

  fileprivate func workloadPrincipal(_ word: Principal.ID) throws -> WorkloadPrincipal {
    let id = try principalID(word.text)
    guard
      let row = try row(
        "select name, type, environment from \(Table.principal.now) where id = ?",
        [.init(id)]
      )
    else {
      throw Refusal(
        .notFound,
        word.text,
        "there is no account `\(word)`",
        next: "govtop list principals shows who there is"
      )
    }
    return WorkloadPrincipal(
      id: id,
      name: try row.text("name"),
      type: try row.word("type"),
      environment: try row.word("environment")
    )
  }

  fileprivate func isPresent(_ owner: Person.ID?) throws -> Bool {
    guard let owner else { return false }
    return try persons(where: "person.id = ?", [.init(owner)]).first?.state == .active
  }

  /// Grants of a principal that have not ended.
  fileprivate func liveGrants(of principal: Principal.ID) throws -> [Grant] {
    try grants(
      where: """
        access_grant.principal = ?
        and access_grant.state in (\(GrantState.allCases.filter { !$0.isTerminal }.inSQL))
        """,
      [.init(principal)]
    )
  }
}
