import Governance

/// Drift findings whose exception has ended.
enum EndedAcceptances: RecordWork {
  static let name = "drift acceptance ended"
  static let question = """
    drift_finding
    where exception_ends_at is not null and exception_ends_at <= ?
    """

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    DriftFinding.due(try deliberation.connection.drift(id), in: deliberation.system)
  }
}

/// Compliance findings whose waiver has ended.
enum EndedWaivers: RecordWork {
  static let name = "waiver ended"
  static let question = """
    compliance_finding
    where waived_until is not null and waived_until <= ?
    """

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    ComplianceFinding.due(try deliberation.connection.compliance(id), in: deliberation.system)
  }
}

/// Workload identities whose owner has left by other ways than an offboarding here.
enum LeftOwners: RecordWork {
  static let name = "workload owner lost"
  static let question = """
    workload_identity
    where owner in (
        select person.id from person
        where person.state <> 'active'
          or person.contract_ends_at is not null and person.contract_ends_at <= ?
      )
      and owner_lost_at is null and state <> 'decommissioned'
    """

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    let identity = try deliberation.connection.workload(Identifier(id))
    guard let owner = identity.owner else { return [] }
    return WorkloadIdentity.follow(identity, ownerLeft: owner, in: deliberation.system)
  }
}

/// Active workload identities for which nobody answered in time.
enum OwnerlessWorkloads: RecordWork {
  static let name = "workload suspended"
  static let question = """
    workload_identity
    where owner_lost_at is not null and owner_lost_at <= ? and state = 'active'
    """

  static func arguments(at now: Instant, _ connection: any Connection) throws -> [SQLValue] {
    [.init(now - (try connection.rulesInForce().zones.ownerGrace))]
  }

  static func decide(_ id: String, _ deliberation: Deliberation) throws -> [Event] {
    WorkloadIdentity.due(
      try deliberation.connection.workload(Identifier(id)),
      in: deliberation.system
    )
  }
}
