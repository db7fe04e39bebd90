/// One departure of what is so from what was decided, from its detection until a later scan shows it gone.
public struct DriftFinding: Hashable, Sendable, StatefulRecord {
  /// Tag of the ids of drift findings: `DF-310`.
  public typealias ID = Identifier<DriftFinding>
  /// Where a finding stands; the legal steps are `DriftState.transitions`.
  public typealias State = DriftState

  package static let kind = Record.Kind.drift

  /// How much a right allows, for telling later whether it still allows more than it did.
  package struct Measure: Hashable, Sendable, Codable {
    package var permissions: Int
    package var administrative: Int
    package var privilege: Privilege
    package var broadActions: Bool
    package var broadResources: Bool

    package init(
      permissions: Int,
      administrative: Int,
      privilege: Privilege,
      broadActions: Bool = false,
      broadResources: Bool = false
    ) {
      self.permissions = permissions
      self.administrative = administrative
      self.privilege = privilege
      self.broadActions = broadActions
      self.broadResources = broadResources
    }

    /// Whether it allows something that the other does not.
    package func isWider(than other: Measure) -> Bool {
      permissions > other.permissions || administrative > other.administrative
        || privilege > other.privilege || broadActions && !other.broadActions
        || broadResources && !other.broadResources
    }
  }

  /// What was found, as the first event has it.
  package struct Detection: Hashable, Sendable, Codable {
    package var kind: DriftKind
    /// The same for the same departure, over all its recurrences.
    package var cause: String
    package var severity: RiskScore.Band
    package var what: String
    package var source: Source.ID
    package var snapshot: Snapshot.ID
    /// Id of the principal, policy or right that it is about.
    package var subject: String
    package var subjectName: String
    package var entitlement: Entitlement.ID?
    package var resource: String
    package var environment: Environment
    package var was: String?
    package var found: String?
    /// How much the right allowed before, for one that was widened.
    package var measure: Measure?
    /// The grant that it touches.
    package var grant: Grant.ID?
    package var owner: Person.ID?
    package var occurredAt: Instant
    /// Whether it only happened at some time after ``occurredAt``: the last scan that did not show it.
    package var occurredEstimated: Bool
    package var dueAt: Instant
    package var playbook: String
    package var rulesVersion: Int
  }

  /// `DF-310`.
  public let id: ID
  /// As last recorded.
  public package(set) var state: DriftState
  package let kind: DriftKind
  package let cause: String
  package let severity: RiskScore.Band
  package let what: String
  package let source: Source.ID
  /// The snapshot that showed it first, or again.
  package var snapshot: Snapshot.ID
  package let subject: String
  package let subjectName: String
  package let entitlement: Entitlement.ID?
  package let resource: String
  package let environment: Environment
  package let was: String?
  package let found: String?
  package let measure: Measure?
  package let grant: Grant.ID?
  package var owner: Person.ID?
  /// The first time, whatever recurred since: the clock goes on.
  package let occurredAt: Instant
  package let occurredEstimated: Bool
  /// When it was first detected.
  package let detectedAt: Instant
  /// When it was last detected, which the time to answer counts from.
  package var redetectedAt: Instant
  package var dueAt: Instant
  package var playbook: String
  package var rulesVersion: Int
  package var times = 1
  package var acknowledgedAt: Instant?
  package var acknowledgedBy: Person.ID?
  package var remediatedAt: Instant?
  package var remediatedBy: Person.ID?
  /// Whether it was put right without a person's remediation.
  package var wasAutoReverted = false
  package var verifiedAt: Instant?
  package var verifiedIn: Snapshot.ID?
  /// The exception under which it stands as it is.
  package var exception: String?
  package var exceptionEndsAt: Instant?
  /// Who says that it is none; another person must say so too.
  package var doubtedBy: Person.ID?
  package var doubtReason: FreeText?
  package var closedAt: Instant?
  package var version = 1

  package init?(id: ID, first event: DriftEvent, at: Instant) {
    guard case .detected(let found) = event else { return nil }
    self.id = id
    state = .detected
    kind = found.kind
    cause = found.cause
    severity = found.severity
    what = found.what
    source = found.source
    snapshot = found.snapshot
    subject = found.subject
    subjectName = found.subjectName
    entitlement = found.entitlement
    resource = found.resource
    environment = found.environment
    was = found.was
    self.found = found.found
    measure = found.measure
    grant = found.grant
    owner = found.owner
    occurredAt = found.occurredAt
    occurredEstimated = found.occurredEstimated
    detectedAt = at
    redetectedAt = at
    dueAt = found.dueAt
    playbook = found.playbook
    rulesVersion = found.rulesVersion
  }

  /// Past its time while somebody still has to act.
  package func isLate(at now: Instant) -> Bool { state.isOpen && dueAt <= now }
}
