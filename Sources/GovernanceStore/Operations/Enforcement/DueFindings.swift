import Governance

/// Drift findings whose exception has ended.
enum EndedAcceptances: DueWork {
  static let name = "drift acceptance ended"

  static func due(
    after last: String,
    at now: Instant,
    limit: Int,
    _ connection: any Connection
  ) throws -> [String] {
    try connection.ids(
      """
      select id from drift_finding
      where exception_ends_at is not null and exception_ends_at <= ? and id > ?
      """,
      [.init(now), .text(last)],
      limit: limit
    )
  }

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    DriftFinding.due(try deliberation.connection.drift(id), in: deliberation.system)
  }
}

/// Compliance findings whose waiver has ended.
enum EndedWaivers: DueWork {
  static let name = "waiver ended"

  static func due(
    after last: String,
    at now: Instant,
    limit: Int,
    _ connection: any Connection
  ) throws -> [String] {
    try connection.ids(
      """
      select id from compliance_finding
      where waived_until is not null and waived_until <= ? and id > ?
      """,
      [.init(now), .text(last)],
      limit: limit
    )
  }

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    ComplianceFinding.due(try deliberation.connection.compliance(id), in: deliberation.system)
  }
}

/// Workload identities whose owner has left by other ways than an offboarding here.
enum LeftOwners: DueWork {
  static let name = "workload owner lost"

  static func due(
    after last: String,
    at now: Instant,
    limit: Int,
    _ connection: any Connection
  ) throws -> [String] {
    try connection.ids(
      """
      select id from workload_identity
      where owner in (
          select person.id from person
          where person.state <> 'active'
            or person.contract_ends_at is not null and person.contract_ends_at <= ?
        )
        and owner_lost_at is null and state <> 'decommissioned' and id > ?
      """,
      [.init(now), .text(last)],
      limit: limit
    )
  }

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    let identity = try deliberation.connection.workload(Identifier(id))
    guard let owner = identity.owner else { return [] }
    return WorkloadIdentity.follow(identity, ownerLeft: owner, in: deliberation.system)
  }
}

/// Active workload identities for which nobody answered in time.
enum OwnerlessWorkloads: DueWork {
  static let name = "workload suspended"

  static func due(
    after last: String,
    at now: Instant,
    limit: Int,
    _ connection: any Connection
  ) throws -> [String] {
    let grace = try connection.rulesInForce().zones.ownerGrace
    return try connection.ids(
      """
      select id from workload_identity
      where owner_lost_at is not null and owner_lost_at <= ? and state = 'active' and id > ?
      """,
      [.init(now - grace), .text(last)],
      limit: limit
    )
  }

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    WorkloadIdentity.due(
      try deliberation.connection.workload(Identifier(id)),
      in: deliberation.system
    )
  }
}
