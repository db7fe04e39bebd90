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

  // MARK: Owners

  @Test func `an owner who leaves is flagged at once, and after 14 days it is suspended`() throws {
    let identity = try #require(Self.identity(in: .active))
    let system = World.context(World.ada).system
    #expect(WorkloadIdentity.follow(identity, ownerLeft: World.mei.id, in: system) == [])
    let events = WorkloadIdentity.follow(identity, ownerLeft: World.ben.id, in: system)
    let lost = try #require(FindingWorld.evolved(identity, events, at: Self.now))
    #expect(lost.ownerLostAt == Self.now && lost.state == .active)
    #expect(WorkloadIdentity.follow(lost, ownerLeft: World.ben.id, in: system) == [], "once")
    let end = Self.now + .days(14)
    let before = World.context(World.ada, at: end - .milliseconds(1)).system
    #expect(WorkloadIdentity.due(lost, in: before) == [])
    let then = World.context(World.ada, at: end).system
    let due = WorkloadIdentity.due(lost, in: then)
    #expect(FindingWorld.evolved(lost, due, at: end)?.state == .suspended)
    let owned = try WorkloadIdentity.assignOwner(
      lost,
      World.mei,
      seen: nil,
      in: World.context(World.ada)
    )
    let again = try #require(FindingWorld.evolved(lost, owned, at: Self.now))
    #expect(again.owner == World.mei.id && again.ownerLostAt == nil)
    #expect(WorkloadIdentity.due(again, in: then) == [])
  }

  @Test func `only an active identity is suspended by time`() throws {
    let late = World.context(World.ada, at: Self.now + .days(15)).system
    for state in WorkloadState.allCases where state != .active {
      var identity = try #require(Self.identity(in: state))
      identity.apply(.ownerLost(owner: World.ben.id), at: Self.now)
      #expect(WorkloadIdentity.due(identity, in: late) == [])
    }
  }

  @Test func `an owner is one who is there, and none is named for what is over`() throws {
    let identity = try #require(Self.identity(in: .active))
    let left = World.person("P-5", "gone", [], left: true)
    func assign(
      _ identity: WorkloadIdentity,
      _ person: Person,
      by actor: Person = World.ada
    ) throws(Refusal) -> [Event] {
      try WorkloadIdentity.assignOwner(identity, person, seen: nil, in: World.context(actor))
    }
    #expect(
      refusal { () throws(Refusal) in try assign(identity, left) }?.code == .notEligible
    )
    #expect(
      refusal { () throws(Refusal) in try assign(identity, World.mei, by: World.noor) }?.code
        == .missingPersona
    )
    let over = try #require(Self.identity(in: .decommissioned))
    #expect(
      refusal { () throws(Refusal) in try assign(over, World.mei) }?.code == .alreadyClosed
    )
  }

  // MARK: Quarantine

  private func quarantine(
    _ identity: WorkloadIdentity,
    _ grants: [Grant],
    keep: [Grant.ID] = [],
    ticket: String? = "INC-412",
    by person: Person = World.ada
  ) throws(Refusal) -> [Event] {
    try WorkloadIdentity.quarantine(
      identity,
      grants: grants,
      keep: keep,
      reason: "token seen outside the runners",
      ticket: ticket,
      seen: nil,
      in: World.context(person)
    )
  }

  @Test func `a quarantine of security alone ends all its grants in one decision`() throws {
    let identity = try #require(Self.identity(in: .active))
    let active = try #require(GrantTests.active())
    let coming = try #require(GrantTests.grant(from: .hours(1)))
    #expect(
      try quarantine(identity, [active]).map(\.kind)
        == ["workload.quarantined", "grant.revoking"]
    )
    #expect(
      try quarantine(identity, [coming]).map(\.kind)
        == ["workload.quarantined", "grant.withdrawn"]
    )
    #expect(
      try quarantine(identity, [active], keep: [active.id]).map(\.kind)
        == ["workload.quarantined"]
    )
    let stranger = refusal { () throws(Refusal) in
      try quarantine(identity, [active], keep: [Identifier("GR-9")])
    }
    #expect(stranger?.code == .notFound)
    let bare = refusal { () throws(Refusal) in try quarantine(identity, [], ticket: " ") }
    #expect(bare?.code == .missingField)
    let approver = refusal { () throws(Refusal) in try quarantine(identity, [], by: World.ben) }
    #expect(approver?.code == .missingPersona)
  }

  @Test func `it acts again only after its credentials changed and another person looked`() throws {
    let identity = try #require(Self.identity(in: .quarantined))
    #expect(identity.reviewDueAt == Self.now + .hours(72))
    let facts = WorkloadFacts()
    let due = Self.now + .hours(72)
    #expect(!identity.flags(facts, at: due - .milliseconds(1), .standard).contains(.reviewOverdue))
    #expect(identity.flags(facts, at: due, .standard).contains(.reviewOverdue))
    func review(
      _ identity: WorkloadIdentity,
      by person: Person
    ) throws(Refusal) -> [Event] {
      try WorkloadIdentity.review(
        identity,
        reason: "the runner was rebuilt",
        seen: nil,
        in: World.context(person)
      )
    }
    let own = refusal { () throws(Refusal) in try review(identity, by: World.ada) }
    #expect(own?.code == .secondPerson)
    let rotated = try #require(Self.identity(in: .rotated))
    let reviewed = try #require(
      FindingWorld.evolved(rotated, try review(rotated, by: World.root), at: Self.now)
    )
    #expect(reviewed.state == .rotated && reviewed.reviewDueAt == nil)
    let active = FindingWorld.evolved(reviewed, try Act.activate.attempt(reviewed), at: Self.now)
    #expect(active?.state == .active)
    let twice = refusal { () throws(Refusal) in try review(reviewed, by: World.root) }
    #expect(twice?.code == .illegalTransition)
    let none = try #require(Self.identity(in: .active))
    #expect(
      refusal { () throws(Refusal) in try review(none, by: World.root) }?.code
        == .illegalTransition
    )
  }

  @Test func `what is decommissioned loses its grants`() throws {
    let identity = try #require(Self.identity(in: .deprecated))
    let grant = try #require(GrantTests.active())
    let events = try WorkloadIdentity.retire(
      identity,
      to: .decommissioned,
      grants: [grant],
      reason: "replaced",
      seen: nil,
      in: World.context(World.ada)
    )
    #expect(events.map(\.kind) == ["workload.decommissioned", "grant.revoking"])
  }

  // MARK: Flags

  @Test func `flags follow from the hour and from what is known`() throws {
    let identity = try #require(Self.identity(in: .active))
    func flags(
      _ change: (inout WorkloadFacts) -> Void = { _ in },
      after length: Duration = .zero
    ) -> Set<WorkloadFlag> {
      var facts = WorkloadFacts()
      change(&facts)
      return identity.flags(facts, at: Self.now + length, .standard)
    }
    #expect(flags() == [])
    #expect(flags { $0.ownerIsActive = nil } == [.orphaned])
    #expect(flags { $0.ownerIsActive = false } == [.orphaned])
    #expect(flags({ $0.lastUsedAt = Self.now - .days(90) }) == [], "nobody can tell")
    #expect(
      flags {
        $0.lastUsedKnown = true
        $0.lastUsedAt = Self.now - .days(90)
      } == [.dormant]
    )
    #expect(flags(after: .days(30)) == [.recertificationDue])
    #expect(flags(after: .days(30) + .milliseconds(1)) == [.recertificationDue, .rotationOverdue])
    let over = try #require(Self.identity(in: .decommissioned))
    #expect(over.flags(WorkloadFacts(ownerIsActive: nil), at: Self.now, .standard) == [])
  }
}
