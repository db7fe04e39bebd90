/// What the rules must know of the world to judge a request; the store reads it in the deciding transaction.
package struct RequestFacts: Sendable {
  /// The right that is asked for, as the newest snapshot has it.
  package struct Right: Sendable {
    package var id: Entitlement.ID
    package var name: String
    package var resource: String
    package var environment: Environment
    package var dataClass: DataClass
    package var privilege: Privilege
    package var permissions: Int
    package var administrative: Int
    package var broadActions: Bool
    package var broadResources: Bool
    /// First actions, for the words of separation rules.
    package var actions: String
    /// The persons who answer for it: its owner, or all of the owning team.
    package var owners: [Person.ID]

    package init(
      id: Entitlement.ID,
      name: String,
      resource: String,
      environment: Environment,
      dataClass: DataClass,
      privilege: Privilege,
      permissions: Int,
      administrative: Int,
      broadActions: Bool,
      broadResources: Bool,
      actions: String,
      owners: [Person.ID]
    ) {
      self.id = id
      self.name = name
      self.resource = resource
      self.environment = environment
      self.dataClass = dataClass
      self.privilege = privilege
      self.permissions = permissions
      self.administrative = administrative
      self.broadActions = broadActions
      self.broadResources = broadResources
      self.actions = actions
      self.owners = owners
    }

    /// What separation rules match their words against.
    package var text: String { "\(name) \(actions)" }
  }

  /// Who would get it.
  package struct Beneficiary: Sendable {
    package var id: Principal.ID
    package var name: String
    package var type: PrincipalType
    package var isActive: Bool
    /// The quarantine that it is in.
    package var quarantine: Quarantine.ID?
    /// Persons with a confirmed link, and for a workload those who own it.
    package var persons: [Person.ID]
    /// Whether a person of it is a contractor or partner, or the principal itself is of elsewhere.
    package var external: RiskInput.External
    package var idle: Duration?

    package init(
      id: Principal.ID,
      name: String,
      type: PrincipalType,
      isActive: Bool,
      persons: [Person.ID],
      external: RiskInput.External,
      idle: Duration?
    ) {
      self.id = id
      self.name = name
      self.type = type
      self.isActive = isActive
      self.persons = persons
      self.external = external
      self.idle = idle
    }
  }

  package var right: Right
  package var beneficiary: Beneficiary
  /// A right that the persons behind a beneficiary hold now.
  package struct Held: Hashable, Sendable {
    /// Name and actions, for the words of separation rules.
    package var text: String
    /// The live grant that gives it, which a rule may end.
    package var grant: Grant?

    package init(_ text: String, grant: Grant? = nil) {
      self.text = text
      self.grant = grant
    }
  }

  package var newPermissions: Int
  /// Names and actions of the rights that the persons behind it hold now.
  package var held: [String]
  /// The same rights with their grants; read only where a rule may end one of them for the new one.
  package var heldGrants: [Held] = []
  /// Who asks, as the directory knows them; `nil` where nobody does any more.
  package var requester: Person?
  package var neverUsedByPrincipal: Bool
  package var history: RiskInput.History
  package var peers: RiskInput.Peers?
  /// Seconds east of UTC where the requester works, `nil` where unknown.
  package var requesterOffset: Int?
  /// A pending request of the same requester for the same right and beneficiary.
  package var duplicate: AccessRequest.ID?
  /// How many requests of the requester are pending.
  package var pendingOfRequester: Int
  /// The exception that the request names, whatever its state and scope; `nil` where there is none.
  package var exception: PolicyException?
  /// The live grant that is to be renewed, and how often it was renewed before.
  package var renewed: (grant: Grant, renewals: Int)?

  package init(
    right: Right,
    beneficiary: Beneficiary,
    newPermissions: Int,
    held: [String],
    neverUsedByPrincipal: Bool,
    history: RiskInput.History,
    peers: RiskInput.Peers?,
    requesterOffset: Int?,
    duplicate: AccessRequest.ID? = nil,
    pendingOfRequester: Int = 0
  ) {
    self.right = right
    self.beneficiary = beneficiary
    self.newPermissions = newPermissions
    self.held = held
    self.neverUsedByPrincipal = neverUsedByPrincipal
    self.history = history
    self.peers = peers
    self.requesterOffset = requesterOffset
    self.duplicate = duplicate
    self.pendingOfRequester = pendingOfRequester
  }

  /// The input of the score for a length of time; the rest of a request does not change it.
  package func riskInput(
    for length: Duration?,
    hasTicket: Bool,
    isExcepted: Bool,
    factor: AuthenticationFactor? = nil,
    at now: Instant,
    _ rules: Rules
  ) -> RiskInput {
    var input = RiskInput(
      environment: right.environment,
      dataClass: right.dataClass,
      privilege: right.privilege,
      length: length
    )
    input.administrative = right.administrative
    input.entitlement = right.id.text
    input.isExcepted = isExcepted
    input.wildcard = wildcard
    input.separation = rules.separationConflict(adding: right.text, beside: held)
    input.history = history
    input.idle = beneficiary.idle
    input.neverUsedByPrincipal = neverUsedByPrincipal
    input.external = beneficiary.external
    input.offHours = .init(requesterOffset.map { now.isOffHours(offsetSeconds: $0) })
    input.peers = peers
    input.hasTicket = hasTicket
    input.hasOwner = !right.owners.isEmpty
    input.strongFactor = .init(factor.flatMap(\.isStrong))
    return input
  }
}

extension AuthenticationFactor {
  /// Whether it is a second factor or workload federation; `nil` for a login alone, which is not judged while
  /// decisions are unsigned, see decision 0005.
  fileprivate var isStrong: Bool? { self >= .totp ? true : nil }
}

extension Instant {
  /// Whether it lies outside 7:00 to 19:00 of a working week at a place.
  package func isOffHours(offsetSeconds: Int) -> Bool {
    let local = CivilTime(self, offsetSeconds: offsetSeconds)
    let days = CivilTime.days(year: local.year, month: local.month, day: local.day)
    // 1970-01-01 was a Thursday; 0 is Monday.
    let weekday = ((days + 3) % 7 + 7) % 7
    return weekday > 4 || !(7..<19).contains(local.hour)
  }
}
