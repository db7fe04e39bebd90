import Governance
import Testing

@Suite struct `People and their accounts` {
  typealias World = SmallWorld
  private let admins = PeopleFacts(administrators: 2)

  private func add(
    _ draft: PersonDraft,
    _ facts: PeopleFacts = PeopleFacts(),
    by person: Person = World.root
  ) throws(Refusal) -> [Event] {
    try Person.decide(draft, facts: facts, in: World.context(person))
  }

  @Test func `an administrator adds a person`() throws {
    let events = try add(PersonDraft(handle: "noor", name: "Noor Haddad", team: "ml-fraud"))
    #expect(events.map(\.kind) == ["person.added"])
  }

  @Test func `others do not`() {
    let refused = refusal { () throws(Refusal) in
      try add(PersonDraft(handle: "x", name: "X"), by: World.ben)
    }
    #expect(refused?.code == .missingPersona)
  }

  @Test(arguments: ["", "Noor", "no or", "nöör", String(repeating: "a", count: 33), "a/b"])
  func `a handle is short and plain`(_ handle: String) {
    #expect(
      refusal { () throws(Refusal) in try add(PersonDraft(handle: handle, name: "N")) } != nil
    )
  }

  @Test func `a handle is taken once`() {
    let taken = PeopleFacts(handleTaken: true)
    let refused = refusal { () throws(Refusal) in
      try add(PersonDraft(handle: "noor", name: "N"), taken)
    }
    #expect(refused?.code == .conflict)
  }

  @Test(arguments: [Person.Employment.contractor, .partner])
  func `outsiders have a sponsor and an end`(_ employment: Person.Employment) throws {
    var draft = PersonDraft(handle: "lin", name: "Lin", employment: employment)
    #expect(refusal { () throws(Refusal) in try add(draft) }?.code == .missingField)
    draft.sponsor = World.ben.id
    #expect(refusal { () throws(Refusal) in try add(draft) }?.code == .missingField)
    draft.contractEndsAt = World.now
    #expect(refusal { () throws(Refusal) in try add(draft) }?.code == .limit)
    draft.contractEndsAt = World.now + .days(90)
    #expect(try add(draft).count == 1)
  }

  @Test func `one operating system user stands for one person`() throws {
    var draft = PersonDraft(handle: "lin", name: "Lin")
    draft.osUser = "lin"
    let refused = refusal { () throws(Refusal) in try add(draft, PeopleFacts(osUserOwner: "noor")) }
    #expect(refused?.code == .conflict)
    let mapped = refusal { () throws(Refusal) in
      try Person.mapAccount(
        "lin",
        to: World.ben,
        facts: PeopleFacts(osUserOwner: "noor"),
        in: World.context(World.root)
      )
    }
    #expect(mapped?.code == .conflict)
  }

  @Test func `nobody changes their own personas once there are two administrators`() throws {
    let own = refusal { () throws(Refusal) in
      try Person.setPersona(
        .auditor,
        held: false,
        of: World.root,
        facts: admins,
        in: World.context(World.root)
      )
    }
    #expect(own?.code == .secondPerson)
    let alone = try Person.setPersona(
      .auditor,
      held: false,
      of: World.root,
      facts: PeopleFacts(),
      in: World.context(World.root)
    )
    #expect(alone.map(\.kind) == ["person.persona_withdrawn"])
  }

  @Test func `the last administrator stays one`() {
    let last = refusal { () throws(Refusal) in
      try Person.setPersona(
        .administrator,
        held: false,
        of: World.root,
        facts: PeopleFacts(),
        in: World.context(World.root)
      )
    }
    #expect(last?.code == .limit)
    let left = refusal { () throws(Refusal) in
      try Person.offboard(
        World.root,
        effectiveAt: nil,
        reason: "gone",
        facts: PeopleFacts(),
        in: World.context(World.root)
      )
    }
    #expect(left?.code == .limit)
  }

  @Test func `a persona is given once and taken once`() {
    let twice = refusal { () throws(Refusal) in
      try Person.setPersona(
        .approver,
        held: true,
        of: World.ben,
        facts: admins,
        in: World.context(World.root)
      )
    }
    #expect(twice?.code == .conflict)
  }

  @Test func `a leaver's live grants end with them`() throws {
    let live = try #require(GrantTests.active())
    let later = try #require(GrantTests.grant(from: .hours(5)))
    let facts = PeopleFacts(administrators: 2, liveGrants: [live, later])
    let events = try Person.offboard(
      World.noor,
      effectiveAt: nil,
      reason: "left",
      facts: facts,
      in: World.context(World.root)
    )
    #expect(events.map(\.kind) == ["person.offboarded", "grant.revoking", "grant.withdrawn"])
    let early = refusal { () throws(Refusal) in
      try Person.offboard(
        World.noor,
        effectiveAt: World.now + .days(1),
        reason: "leaves",
        facts: facts,
        in: World.context(World.root)
      )
    }
    #expect(early?.code == .limit)
    let again = refusal { () throws(Refusal) in
      try Person.offboard(
        World.person("P-7", "noor", [], left: true),
        effectiveAt: nil,
        reason: "left",
        facts: facts,
        in: World.context(World.root)
      )
    }
    #expect(again?.code == .alreadyClosed)
  }

  @Test func `a link takes two persons, neither of them the linked one`() throws {
    let admin = World.person("P-10", "sue", [.administrator])
    let first = try PersonLink.decide(
      World.noor,
      World.principal,
      facts: admins,
      in: World.context(World.root)
    )
    #expect(first.map(\.kind) == ["link.proposed"])
    guard case .link(let event) = try #require(first.first).body else { return }
    let link = try #require(PersonLink(id: Identifier("LK-1"), first: event, at: World.now))
    let facts = PeopleFacts(administrators: 2, link: link)
    let same = refusal { () throws(Refusal) in
      try PersonLink.decide(
        World.noor,
        World.principal,
        facts: facts,
        in: World.context(World.root)
      )
    }
    #expect(same?.code == .secondPerson)
    let second = try PersonLink.decide(
      World.noor,
      World.principal,
      facts: facts,
      in: World.context(admin)
    )
    #expect(second.map(\.kind) == ["link.confirmed"])
    let self_ = refusal { () throws(Refusal) in
      try PersonLink.decide(admin, World.principal, facts: facts, in: World.context(admin))
    }
    #expect(self_?.code == .secondPerson)
  }

  @Test func `a single administrator links at once`() throws {
    let events = try PersonLink.decide(
      World.noor,
      World.principal,
      facts: PeopleFacts(),
      in: World.context(World.root)
    )
    #expect(events.map(\.kind) == ["link.proposed", "link.confirmed"])
  }

  @Test func `an account stands for one person`() {
    let facts = PeopleFacts(administrators: 2, linkedPerson: World.ben.id)
    let refused = refusal { () throws(Refusal) in
      try PersonLink.decide(
        World.noor,
        World.principal,
        facts: facts,
        in: World.context(World.root)
      )
    }
    #expect(refused?.code == .conflict)
  }

  @Test func `a delegation has two persons, an order and an end`() throws {
    let context = World.context(World.ada)
    func delegate(_ person: Person, _ from: Duration, _ until: Duration) throws(Refusal) -> [Event]
    {
      try Delegation.decide(
        to: person,
        from: World.now + from,
        until: World.now + until,
        in: context
      )
    }
    #expect(try delegate(World.ben, .zero, .days(14)).map(\.kind) == ["delegation.started"])
    #expect(
      refusal { () throws(Refusal) in try delegate(World.ada, .zero, .days(1)) }?.code == .conflict
    )
    #expect(
      refusal { () throws(Refusal) in try delegate(World.ben, .days(2), .days(1)) }?.code == .limit
    )
    #expect(
      refusal { () throws(Refusal) in try delegate(World.ben, .days(-3), .days(-1)) }?.code
        == .limit
    )
    #expect(
      refusal { () throws(Refusal) in try delegate(World.ben, .zero, .days(61)) }?.code == .limit
    )
    let gone = World.person("P-11", "gus", [], left: true)
    #expect(
      refusal { () throws(Refusal) in try delegate(gone, .zero, .days(1)) }?.code == .notEligible
    )
  }

  @Test func `a delegate does not delegate further`() {
    let refused = refusal { () throws(Refusal) in
      try Delegation.decide(
        to: World.mei,
        from: World.now,
        until: World.now + .days(1),
        in: World.context(World.ben, for: World.ada)
      )
    }
    #expect(refused?.code == .notPermitted)
  }

  @Test func `an owner is somebody who is here`() throws {
    let context = World.context(World.ada)
    let events = try Ownership.assign(
      "principal:1",
      name: "ci",
      person: World.ben,
      team: nil,
      reason: nil,
      in: context
    )
    #expect(events.map(\.kind) == ["owner.assigned"])
    let nobody = refusal { () throws(Refusal) in
      try Ownership.assign(
        "principal:1",
        name: "ci",
        person: nil,
        team: nil,
        reason: nil,
        in: context
      )
    }
    #expect(nobody?.code == .missingField)
    let gone = World.person("P-11", "gus", [], left: true)
    let left = refusal { () throws(Refusal) in
      try Ownership.assign(
        "principal:1",
        name: "ci",
        person: gone,
        team: nil,
        reason: nil,
        in: context
      )
    }
    #expect(left?.code == .notEligible)
  }

  @Test func `an artifact is known by its digest, once`() throws {
    let registrar = World.context(World.person("P-12", "rae", [.registrar]))
    var draft = ArtifactDraft(
      kind: .modelPackage,
      name: "fraud",
      digest: "sha256:" + String(repeating: "a", count: 64),
      stage: .evaluation,
      dataClass: .internal
    )
    #expect(try Artifact.register(draft, existing: nil, in: registrar).count == 1)
    let twice = refusal { () throws(Refusal) in
      try Artifact.register(draft, existing: Identifier("AT-1"), in: registrar)
    }
    #expect(twice?.code == .conflict)
    draft.digest = "sha256:short"
    let short = refusal { () throws(Refusal) in
      try Artifact.register(draft, existing: nil, in: registrar)
    }
    #expect(short?.code == .missingField)
  }

  @Test(arguments: Persona.allCases) func `negative permissions hold whatever else is held`(
    _ persona: Persona
  ) {
    let rules = Rules.standard
    #expect(rules.allows(.approve, [.modelDeveloper, persona]) == (persona == .administrator))
    #expect(rules.allows(.revoke, [.auditor, persona]) == (persona == .administrator))
  }
}
