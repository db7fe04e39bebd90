/// Everything that a person can ask the shared database to decide; the one door takes nothing else.
public enum Command: Hashable, Sendable {
  /// A proposal to open access.
  case request(RequestDraft)
  case approve(Decision)
  case deny(Decision)
  case withdrawVote(AccessRequest.ID)
  case ask(AccessRequest.ID, text: String)
  case answer(AccessRequest.ID, text: String)
  case cancel(AccessRequest.ID, reason: String?)
  /// Ends a grant: withdraws a scheduled one, revokes a live one; on one's own it is giving back.
  case revoke(Grant.ID, reason: String, seen: Int?)
  /// Says, as a second person, that the target has done what was decided.
  case attest(Grant.ID, reason: String)
  case addPerson(PersonDraft)
  case setPersona(Person.ID, Persona, held: Bool)
  case mapAccount(Person.ID, osUser: String)
  /// Proposes that an account stands for a person, or confirms the proposal of another.
  case link(Person.ID, Principal.ID)
  case unlink(Person.ID, Principal.ID, reason: String)
  case offboard(Person.ID, effectiveAt: Instant?, reason: String)
  case delegate(to: Person.ID, from: Instant, until: Instant)
  case endDelegation(Delegation.ID)
  case assignOwner(subject: String, person: Person.ID?, team: String?, reason: String?)
  case registerArtifact(ArtifactDraft)
}

/// A vote with what the voter was shown: if the record moved on, the vote is refused.
public struct Decision: Hashable, Sendable {
  public var request: AccessRequest.ID
  /// The version on the voter's screen.
  public var seenVersion: Int
  /// The content hash on the voter's screen, hex; `nil` from the command line with `--seen`.
  public var seenDigest: String?
  public var reason: String?

  /// A decision on what was shown.
  public init(
    request: AccessRequest.ID,
    seenVersion: Int,
    seenDigest: String? = nil,
    reason: String? = nil
  ) {
    self.request = request
    self.seenVersion = seenVersion
    self.seenDigest = seenDigest
    self.reason = reason
  }
}

/// What somebody asks for, before any rule has looked at it.
public struct RequestDraft: Hashable, Sendable {
  public var entitlement: Entitlement.ID
  /// What it is to reach; empty takes the entitlement's own.
  public var resource: String
  /// Who gets it; `nil` is the requester's own account.
  public var beneficiary: Principal.ID?
  public var duration: Duration
  public var startAt: Instant?
  public var justification: String
  public var ticket: String?
  public var reasonCode: String?
  public var renews: Grant.ID?
  public var supersedes: AccessRequest.ID?
  public var exception: String?

  /// A draft; the optional parts are set afterwards.
  public init(
    entitlement: Entitlement.ID,
    resource: String = "",
    beneficiary: Principal.ID? = nil,
    duration: Duration,
    justification: String,
    ticket: String? = nil
  ) {
    self.entitlement = entitlement
    self.resource = resource
    self.beneficiary = beneficiary
    self.duration = duration
    self.justification = justification
    self.ticket = ticket
  }
}

/// A person as an administrator enters them.
public struct PersonDraft: Hashable, Sendable {
  public var handle: String
  public var name: String
  public var contact: String?
  public var team: String?
  public var employment: Person.Employment
  public var manager: Person.ID?
  public var sponsor: Person.ID?
  public var contractEndsAt: Instant?
  public var timeZone: String?
  public var personas: Set<Persona>
  public var osUser: String?

  /// A draft; the optional parts are set afterwards.
  public init(
    handle: String,
    name: String,
    team: String? = nil,
    personas: Set<Persona> = [],
    employment: Person.Employment = .employee
  ) {
    self.handle = handle
    self.name = name
    self.team = team
    self.personas = personas
    self.employment = employment
  }
}

/// An artifact as a registrar enters it.
public struct ArtifactDraft: Hashable, Sendable {
  public var kind: Artifact.Kind
  public var name: String
  public var digest: String
  public var stage: Artifact.Stage
  public var dataClass: DataClass
  public var riskTier: String?
  public var owner: Person.ID?

  /// A draft of all that the catalogue holds.
  public init(
    kind: Artifact.Kind,
    name: String,
    digest: String,
    stage: Artifact.Stage,
    dataClass: DataClass,
    riskTier: String? = nil,
    owner: Person.ID? = nil
  ) {
    self.kind = kind
    self.name = name
    self.digest = digest
    self.stage = stage
    self.dataClass = dataClass
    self.riskTier = riskTier
    self.owner = owner
  }
}
