/// The states of a workload identity and the only steps between them.
public enum WorkloadState: String, CaseIterable, Sendable, Codable {
  case proposed, registered, active, suspended, deprecated, decommissioned, quarantined, rotated
}

extension WorkloadState: MachineState {
  package static var initial: [WorkloadState] { [.proposed] }

  package static var transitions: [(from: WorkloadState, to: WorkloadState)] {
    [
      (.proposed, .registered), (.registered, .active),
      (.active, .suspended), (.suspended, .active),
      (.active, .deprecated), (.suspended, .deprecated), (.deprecated, .decommissioned),
      (.active, .quarantined), (.quarantined, .rotated),
      (.rotated, .active), (.rotated, .decommissioned),
    ]
  }
}

/// The governed life of a machine principal: who answers for it, what it declares, and whether it may act.
public struct WorkloadIdentity: Hashable, Sendable, StatefulRecord {
  /// Tag of the ids of workload identities: `WI-7`.
  public typealias ID = Identifier<WorkloadIdentity>
  /// Where an identity stands; the legal steps are `WorkloadState.transitions`.
  public typealias State = WorkloadState

  package static let kind = Record.Kind.workload

  /// What is declared of how it gets and uses its credentials.
  package struct Declaration: Hashable, Sendable, Codable {
    /// Version of its intent: `v9`.
    package var intentVersion: String
    package var tokenLifetime: Duration
    package var audience: String?
    package var attested: Bool
    package var provenance: Bool

    package init(
      intentVersion: String,
      tokenLifetime: Duration,
      audience: String? = nil,
      attested: Bool = false,
      provenance: Bool = false
    ) {
      self.intentVersion = intentVersion
      self.tokenLifetime = tokenLifetime
      self.audience = audience
      self.attested = attested
      self.provenance = provenance
    }

    /// What it lacks of what its zone asks, in words; empty if it meets all.
    package func missing(of minimum: ZoneMinimum) -> [String] {
      var missing: [String] = []
      if tokenLifetime <= .zero || tokenLifetime > minimum.tokenLifetime {
        missing.append("a token lifetime of at most \(minimum.tokenLifetime.wholeSeconds) s")
      }
      if minimum.exactAudience, audience?.isEmpty ?? true { missing.append("one exact audience") }
      if minimum.attested, !attested { missing.append("attestation of the workload") }
      if minimum.provenance, !provenance { missing.append("signed provenance") }
      return missing
    }
  }

  /// `WI-7`.
  public let id: ID
  /// As last recorded.
  public package(set) var state: WorkloadState
  package let principal: Principal.ID
  package let name: String
  package let zone: IdentityZone
  package let environment: Environment
  package var owner: Person.ID?
  package var declaration: Declaration?
  package let proposedAt: Instant
  package var registeredAt: Instant?
  package var activatedAt: Instant?
  /// When its owner had left; cleared by a new one.
  package var ownerLostAt: Instant?
  package var suspendedAt: Instant?
  package var quarantinedAt: Instant?
  package var quarantinedBy: Person.ID?
  package var ticket: String?
  package var reviewDueAt: Instant?
  package var reviewedAt: Instant?
  package var reviewedBy: Person.ID?
  /// When its present credential was issued: by registration, then by rotation.
  package var issuedAt: Instant?
  package var certifiedAt: Instant?
  package var closedAt: Instant?
  package var version = 1

  package init?(id: ID, first event: WorkloadEvent, at: Instant) {
    guard
      case .proposed(let principal, let name, let zone, let environment, let owner, _) = event
    else { return nil }
    self.id = id
    state = .proposed
    self.principal = principal
    self.name = name
    self.zone = zone
    self.environment = environment
    self.owner = owner
    proposedAt = at
  }
}

/// What happened to a workload identity.
package enum WorkloadEvent: WorkflowEvent {
  case proposed(
    principal: Principal.ID,
    name: String,
    zone: IdentityZone,
    environment: Environment,
    owner: Person.ID?,
    by: Person.ID
  )
  case registered(declaration: WorkloadIdentity.Declaration, by: Person.ID, issuedAt: Instant?)
  case activated(by: Person.ID, reason: FreeText?)
  case ownerAssigned(owner: Person.ID, by: Person.ID)
  case ownerLost(owner: Person.ID)
  /// By a person, or without one where time did it.
  case suspended(by: Person.ID?, reason: FreeText?)
  case deprecated(by: Person.ID, reason: FreeText)
  case decommissioned(by: Person.ID, reason: FreeText)
  case quarantined(by: Person.ID, reason: FreeText, ticket: String, reviewDueAt: Instant)
  case reviewed(by: Person.ID, reason: FreeText)
  case rotated(by: Person.ID, reason: FreeText?)
  case certified(by: Person.ID)
}

extension WorkloadIdentity {
  package mutating func apply(_ event: WorkloadEvent, at: Instant) {
    switch event {
    case .proposed: break
    case .registered(let declaration, _, let issuedAt):
      state = .registered
      self.declaration = declaration
      registeredAt = at
      self.issuedAt = issuedAt ?? at
    case .activated:
      state = .active
      activatedAt = at
      suspendedAt = nil
    case .ownerAssigned(let person, _):
      owner = person
      ownerLostAt = nil
    case .ownerLost: ownerLostAt = at
    case .suspended:
      state = .suspended
      suspendedAt = at
    case .deprecated: state = .deprecated
    case .decommissioned:
      state = .decommissioned
      closedAt = at
    case .quarantined(let person, _, let ticket, let reviewDueAt):
      state = .quarantined
      quarantinedAt = at
      quarantinedBy = person
      self.ticket = ticket
      self.reviewDueAt = reviewDueAt
      reviewedAt = nil
      reviewedBy = nil
    case .reviewed(let person, _):
      reviewedAt = at
      reviewedBy = person
      reviewDueAt = nil
    case .rotated:
      if state == .quarantined { state = .rotated }
      issuedAt = at
    case .certified: certifiedAt = at
    }
  }
}
