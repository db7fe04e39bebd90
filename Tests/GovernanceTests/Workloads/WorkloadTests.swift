import Governance
import Testing

@Suite struct WorkloadTests {
  typealias World = SmallWorld

  static let now = World.now
  static let words = FreeText("as agreed", salt: [1])
  static let good = WorkloadDraft(
    intentVersion: "v9",
    tokenLifetime: .minutes(15),
    audience: "vertex",
    attested: true,
    provenance: true
  )
  static let declaration = WorkloadIdentity.Declaration(
    intentVersion: "v9",
    tokenLifetime: .minutes(15),
    audience: "vertex",
    attested: true,
    provenance: true
  )

  static func way(to state: WorkloadState) -> [WorkloadEvent] {
    let registered = WorkloadEvent.registered(
      declaration: declaration,
      by: World.root.id,
      issuedAt: nil
    )
    let active = [registered, .activated(by: World.root.id, reason: nil)]
    let quarantined =
      active + [
        .quarantined(
          by: World.ada.id,
          reason: words,
          ticket: "INC-1",
          reviewDueAt: now + .hours(72)
        )
      ]
    return switch state {
    case .proposed: []
    case .registered: [registered]
    case .active: active
    case .suspended: active + [.suspended(by: World.ben.id, reason: words)]
    case .deprecated: active + [.deprecated(by: World.ben.id, reason: words)]
    case .decommissioned:
      active + [
        .deprecated(by: World.ben.id, reason: words),
        .decommissioned(by: World.ben.id, reason: words),
      ]
    case .quarantined: quarantined
    case .rotated: quarantined + [.rotated(by: World.ben.id, reason: nil)]
    }
  }

  static func identity(
    in state: WorkloadState,
    zone: IdentityZone = .runtime,
    environment: Environment = .prod,
    owner: Person.ID? = World.ben.id
  ) -> WorkloadIdentity? {
    let id: WorkloadIdentity.ID = Identifier("WI-1")
    let proposed = WorkloadEvent.proposed(
      principal: World.principal,
      name: "ml-train-gpu",
      zone: zone,
      environment: environment,
      owner: owner,
      by: World.root.id
    )
    let events = ([proposed] + way(to: state)).map { Event(id, $0) }
    return FindingWorld.evolved(nil, events, at: now)
  }

  enum Act: CaseIterable {
    case register, activate, suspend, deprecate, decommission, quarantine, rotate

    var goal: WorkloadState {
      switch self {
      case .register: .registered
      case .activate: .active
      case .suspend: .suspended
      case .deprecate: .deprecated
      case .decommission: .decommissioned
      case .quarantine: .quarantined
      case .rotate: .rotated
      }
    }

    func attempt(
      _ identity: WorkloadIdentity,
      by person: Person = SmallWorld.ada,
      ownerIsActive: Bool = true,
      reason: String? = "token seen outside the runners",
      seen: Int? = nil
    ) throws(Refusal) -> [Event] {
      let context = SmallWorld.context(person)
      switch self {
      case .register:
        return try WorkloadIdentity.register(
          identity,
          WorkloadTests.good,
          ownerIsActive: ownerIsActive,
          seen: seen,
          in: context
        )
      case .activate:
        return try WorkloadIdentity.activate(
          identity,
          ownerIsActive: ownerIsActive,
          reason: reason,
          seen: seen,
          in: context
        )
      case .suspend, .deprecate, .decommission:
        return try WorkloadIdentity.retire(
          identity,
          to: goal,
          reason: reason,
          seen: seen,
          in: context
        )
      case .quarantine:
        return try WorkloadIdentity.quarantine(
          identity,
          grants: [],
          keep: [],
          reason: reason,
          ticket: "INC-412",
          seen: seen,
          in: context
        )
      case .rotate:
        return try WorkloadIdentity.rotate(identity, reason: reason, seen: seen, in: context)
      }
    }
  }

  @Test(arguments: WorkloadState.allCases, Act.allCases)
  func `an act follows only on the states of the table`(_ state: WorkloadState, _ act: Act) throws {
    let identity = try #require(Self.identity(in: state))
    #expect(identity.state == state)
    // Routine rotation leaves an active identity active.
    let isRoutine = act == .rotate && state == .active
    // Out of quarantine only after its review.
    let waits = act == .activate && state == .rotated
    if isRoutine || state.allows(act.goal) && !waits {
      let after = FindingWorld.evolved(identity, try act.attempt(identity), at: Self.now)
      #expect(after?.state == (isRoutine ? .active : act.goal))
    } else {
      let refused = refusal { () throws(Refusal) in try act.attempt(identity) }
      #expect(refused?.state == state.rawValue)
      let closed: Refusal.Code = state.isTerminal ? .alreadyClosed : .illegalTransition
      #expect(refused?.code == (waits ? .secondPerson : closed))
    }
  }

  @Test(arguments: WorkloadState.allCases)
  func `no event takes a step that the table does not have`(_ state: WorkloadState) throws {
    let identity = try #require(Self.identity(in: state))
    let moves: [(WorkloadEvent, WorkloadState)] = [
      (.registered(declaration: Self.declaration, by: World.root.id, issuedAt: nil), .registered),
      (.activated(by: World.root.id, reason: nil), .active),
      (.suspended(by: nil, reason: nil), .suspended),
      (.deprecated(by: World.root.id, reason: Self.words), .deprecated),
      (.decommissioned(by: World.root.id, reason: Self.words), .decommissioned),
      (
        .quarantined(
          by: World.ada.id,
          reason: Self.words,
          ticket: "INC-1",
          reviewDueAt: Self.now
        ), .quarantined
      ),
    ]
    for (event, goal) in moves {
      let after = FindingWorld.evolved(identity, [Event(identity.id, event)], at: Self.now)
      #expect((after != nil) == (state.allows(goal) || state == goal), "\(event)")
    }
    #expect(WorkloadState.allCases.filter(\.isTerminal) == [.decommissioned])
  }

  @Test(arguments: Act.allCases)
  func `an act on what was not shown is refused, and so is a stranger's`(_ act: Act) throws {
    let state = try #require(WorkloadState.allCases.first { $0.allows(act.goal) })
    let identity = try #require(Self.identity(in: state))
    let stale = refusal { () throws(Refusal) in
      try act.attempt(identity, seen: identity.version + 1)
    }
    #expect(stale?.code == .staleView)
    let stranger = refusal { () throws(Refusal) in try act.attempt(identity, by: World.noor) }
    #expect(stranger?.code == .missingPersona)
  }

  @Test(arguments: [Act.suspend, .deprecate, .decommission, .quarantine])
  func `stopping it needs words`(_ act: Act) throws {
    let state = try #require(WorkloadState.allCases.first { $0.allows(act.goal) })
    let identity = try #require(Self.identity(in: state))
    let refused = refusal { () throws(Refusal) in try act.attempt(identity, reason: " ") }
    #expect(refused?.code == .missingField)
  }

  // MARK: Proposing and registering

  private func propose(
    _ type: PrincipalType = .workload,
    owner: Person? = World.ben,
    known: WorkloadIdentity.ID? = nil,
    by person: Person = World.ada
  ) throws(Refusal) -> [Event] {
    try WorkloadIdentity.propose(
      WorkloadPrincipal(
        id: World.principal,
        name: "ml-train-gpu",
        type: type,
        environment: .prod
      ),
      zone: .runtime,
      owner: owner,
      known: known,
      in: World.context(person)
    )
  }

  @Test(arguments: PrincipalType.allCases)
  func `only machines are put under governance`(_ type: PrincipalType) throws {
    guard type != .workload, type != .service else {
      #expect(try propose(type).map(\.kind) == ["workload.proposed"])
      return
    }
    #expect(refusal { () throws(Refusal) in try propose(type) }?.code == .notEligible)
  }

  @Test func `a principal has one identity, of an owner who is there, by who may`() {
    let known = refusal { () throws(Refusal) in try propose(known: Identifier("WI-4")) }
    #expect(known?.code == .conflict)
    let left = World.person("P-5", "gone", [], left: true)
    #expect(refusal { () throws(Refusal) in try propose(owner: left) }?.code == .notEligible)
    #expect(refusal { () throws(Refusal) in try propose(by: World.noor) }?.code == .missingPersona)
  }

  @Test(arguments: IdentityZone.allCases)
  func `registering names all that the zone asks for and is not there`(_ zone: IdentityZone) throws
  {
    let identity = try #require(Self.identity(in: .proposed, zone: zone))
    let minimum = ZoneRules.standard.minimum(zone)
    let bare = WorkloadDraft(intentVersion: " ", tokenLifetime: .days(90))
    let refused = refusal { () throws(Refusal) in
      try WorkloadIdentity.register(
        identity,
        bare,
        ownerIsActive: false,
        seen: nil,
        in: World.context(World.ada)
      )
    }
    let words = try #require(refused?.message)
    #expect(refused?.code == .missingField)
    #expect(words.contains("an intent version") && words.contains("an active owner"))
    #expect(words.contains("at most \(minimum.tokenLifetime.wholeSeconds) s"))
    #expect(words.contains("one exact audience") == minimum.exactAudience)
    #expect(words.contains("attestation") == minimum.attested)
    #expect(words.contains("provenance") == minimum.provenance)
    #expect(try Act.register.attempt(identity).map(\.kind) == ["workload.registered"])
  }

  @Test func `a token may live exactly as long as the zone allows`() {
    let minimum = ZoneRules.standard.runtime
    var declared = Self.declaration
    for (length, isMissing) in [
      (minimum.tokenLifetime, false), (minimum.tokenLifetime + .milliseconds(1), true),
      (Duration.zero, true),
    ] {
      declared.tokenLifetime = length
      #expect(declared.missing(of: minimum).isEmpty != isMissing)
    }
  }

  @Test func `a credential was not issued in the future, and its age counts from its issue`() throws
  {
    let identity = try #require(Self.identity(in: .proposed))
    var draft = Self.good
    draft.issuedAt = Self.now + .milliseconds(1)
    func register(_ draft: WorkloadDraft) throws(Refusal) -> [Event] {
      try WorkloadIdentity.register(
        identity,
        draft,
        ownerIsActive: true,
        seen: nil,
        in: World.context(World.ada)
      )
    }
    #expect(refusal { () throws(Refusal) in try register(draft) }?.code == .limit)
    draft.issuedAt = Self.now - .days(31)
    let old = try #require(
      FindingWorld.evolved(identity, try register(draft), at: Self.now)
    )
    #expect(old.flags(WorkloadFacts(), at: Self.now, .standard) == [.rotationOverdue])
  }

  @Test(arguments: [WorkloadState.registered, .suspended])
  func `without an active owner it is not let act`(_ state: WorkloadState) throws {
    let identity = try #require(Self.identity(in: state))
    let refused = refusal { () throws(Refusal) in
      try Act.activate.attempt(identity, ownerIsActive: false)
    }
    #expect(refused?.code == .missingField)
    #expect(refused?.next == "name an owner first")
  }
}
