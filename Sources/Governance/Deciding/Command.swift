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
  /// Asks for another try at the target, of what failed there.
  case retry(Grant.ID, reason: String?, seen: Int?)
  /// Stops an account whoever it is, or lets it act again.
  case quarantine(QuarantineCommand)
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
  /// Puts other rules of the organisation into force.
  case applyRules(Rules, reason: String)
  /// What is decided about drift and compliance findings.
  case finding(FindingCommand)
  /// What is decided about workload identities.
  case workload(WorkloadCommand)
  /// Exceptions, emergencies and the modes of controls.
  case exception(ExceptionCommand)
  case certification(CertificationCommand)
  case package(PackageCommand)
  case ticket(TicketCommand)
  case bundle(BundleCommand)
  case drill(DrillCommand)
}

/// A vote with what the voter was shown: if the record moved on, the vote is refused.
public struct Decision: Hashable, Sendable {
  /// The one that was on the screen: `AR-2044`.
  public var request: AccessRequest.ID
  /// The version on the voter's screen.
  public var seenVersion: Int
  /// The content hash on the voter's screen, hex; `nil` from the command line with `--seen`.
  public var seenDigest: String?
  /// Kept with the vote; a denial must have one.
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
  /// Its id, the provider's key, or a name that only one right has.
  public var entitlement: Entitlement.ID
  /// What it is to reach; empty takes the entitlement's own.
  public var resource: String
  /// Who gets it; `nil` is the requester's own account.
  public var beneficiary: Principal.ID?
  /// More than none, at most what the rule of its risk class allows.
  public var duration: Duration
  /// Not in the past; `nil` begins with the deciding vote.
  public var startAt: Instant?
  /// What it is for: at least 10 characters besides white space, at most 4096 bytes.
  public var justification: String
  /// Number in the organisation's own system; leaving it out raises the risk score.
  public var ticket: String?
  /// The reason in one word that programs compare.
  public var reasonCode: String?
  /// The grant to follow on, so many times at most as the rules say.
  public var renews: Grant.ID?
  /// A pending request of one's own to close in the same transaction.
  public var supersedes: AccessRequest.ID?
  /// Id of the active exception without which no production wildcard may be asked for.
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
  /// 1 to 32 of `a-z 0-9 - _ .`, and nobody else's.
  public var handle: String
  /// In full; kept as erasable text.
  public var name: String
  /// Address for notices, kept as erasable text.
  public var contact: String?
  /// As owners name it; rights owned by this team are then theirs to answer for.
  public var team: String?
  /// A contractor or partner needs a sponsor and an end of contract.
  public var employment: Person.Employment
  /// Id or handle of a known person.
  public var manager: Person.ID?
  /// Id or handle of the insider who answers for an outsider.
  public var sponsor: Person.ID?
  /// In the future; from then on the person may no longer act.
  public var contractEndsAt: Instant?
  /// IANA name; `nil` leaves working hours out of the risk score.
  public var timeZone: String?
  /// Held from the first moment on; what each allows is for the rules to say.
  public var personas: Set<Persona>
  /// The system user that acts as this person, and as no other.
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
  /// Decides nothing yet but what lists of the catalogue show.
  public var kind: Artifact.Kind
  /// For people to read; the digest alone tells artifacts apart.
  public var name: String
  /// `sha256:` and 64 hex digits, from the system that built it; each only once.
  public var digest: String
  /// Where in its lifecycle it is when it is entered.
  public var stage: Artifact.Stage
  /// Of the data that it holds or was made from.
  public var dataClass: DataClass
  /// `low`, `medium`, `high`; `nil` blocks every promotion.
  public var riskTier: String?
  /// Id or handle of who answers for it.
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
