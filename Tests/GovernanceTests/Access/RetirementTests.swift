import Governance
import Testing

/// Rights that are no longer to be given: who says so, from when on, and who takes it back.
@Suite struct RetirementTests {
  typealias World = SmallWorld

  private static func facts(known: Retirement.ID? = nil) -> RetirementFacts {
    RetirementFacts(
      entitlement: World.right().id,
      name: "aiplatform.user",
      owners: [World.olga.id],
      known: known,
      replacement: (Identifier("entitlement:00000000000000e4"), "aiplatform.viewer")
    )
  }

  private static func announced(
    by person: Person = SmallWorld.olga,
    on day: Instant? = nil,
    _ facts: RetirementFacts = facts(),
    reason: String? = "one role an account"
  ) throws(Refusal) -> [Event] {
    try Retirement.announce(facts, on: day, reason: reason, in: World.context(person))
  }

  private static func retirement(_ events: [Event]) throws -> Retirement {
    var known: Retirement?
    for event in events {
      guard case .workflow(let box) = event.body, let body = box.event as? RetirementEvent else {
        continue
      }
      if known == nil {
        known = Retirement(id: Identifier(event.subject), first: body, at: World.now)
      } else {
        known?.apply(body, at: World.now)
      }
    }
    return try #require(known)
  }

  @Test(arguments: [SmallWorld.olga, SmallWorld.ada])
  func `who answers for it, or may assign owners, deprecates it`(_ person: Person) throws {
    let retirement = try Self.retirement(Self.announced(by: person))
    #expect(retirement.state == .announced && retirement.isInForce(at: World.now))
    #expect(retirement.replacementName == "aiplatform.viewer")
  }

  @Test func `holds from its day on, whoever has recorded that`() throws {
    let day = World.now + .days(3)
    let retirement = try Self.retirement(Self.announced(on: day))
    #expect(!retirement.isInForce(at: day - .seconds(1)) && retirement.isInForce(at: day))
    let system = World.context(World.root, at: day).system
    #expect(
      Retirement.due(retirement, campaign: nil, in: system).map(\.kind) == ["retirement.begun"]
    )
    let early = World.context(World.root, at: day - .seconds(1)).system
    #expect(Retirement.due(retirement, campaign: nil, in: early).isEmpty)
  }

  @Test func `what is refused says why`() throws {
    let other = RetirementFacts(
      entitlement: World.right().id,
      name: "x",
      owners: [World.olga.id],
      replacement: (World.right().id, "x")
    )
    let refused: [(Refusal.Code, () throws(Refusal) -> [Event])] = [
      (.missingPersona, { () throws(Refusal) in try Self.announced(by: World.noor) }),
      (
        .conflict,
        { () throws(Refusal) in try Self.announced(Self.facts(known: Identifier("RT-1"))) }
      ), (.missingField, { () throws(Refusal) in try Self.announced(reason: " ") }),
      (.limit, { () throws(Refusal) in try Self.announced(on: World.now - .seconds(1)) }),
      (.conflict, { () throws(Refusal) in try Self.announced(other) }),
    ]
    for (code, act) in refused {
      let refusal = #expect(throws: Refusal.self) { try act() }
      #expect(refusal?.code == code && refusal?.next?.isEmpty == false)
    }
  }

  @Test func `another person takes it back, and once`() throws {
    let first = try Self.announced()
    let retirement = try Self.retirement(first)
    func withdraw(_ retirement: Retirement, _ person: Person) throws(Refusal) -> [Event] {
      try Retirement.withdraw(
        retirement,
        facts: Self.facts(),
        reason: "needed after all",
        in: World.context(person)
      )
    }
    let own = #expect(throws: Refusal.self) { try withdraw(retirement, World.olga) }
    #expect(own?.code == .secondPerson)
    let stranger = #expect(throws: Refusal.self) { try withdraw(retirement, World.noor) }
    #expect(stranger?.code == .missingPersona)
    let after = try Self.retirement(first + withdraw(retirement, World.ada))
    #expect(after.state == .withdrawn && !after.isInForce(at: World.now + .days(9)))
    let twice = #expect(throws: Refusal.self) { try withdraw(after, World.ada) }
    #expect(twice?.code == .alreadyClosed)
  }

  @Test func `a request for it is refused with what to ask for instead`() throws {
    var facts = SmallWorld.facts()
    facts.right.retirement = try Self.retirement(Self.announced())
    let refusal = #expect(throws: Refusal.self) {
      try AccessRequest.decide(
        World.draft(),
        superseded: nil,
        facts: facts,
        in: World.context(World.noor)
      )
    }
    #expect(refusal?.code == .hardStop && refusal?.next == "ask for `aiplatform.viewer` instead")
    #expect(refusal?.message.contains("one role an account") == true)
    facts.right.retirement = try Self.retirement(Self.announced(on: World.now + .days(1)))
    #expect(
      try !AccessRequest.decide(
        World.draft(),
        superseded: nil,
        facts: facts,
        in: World.context(World.noor)
      ).isEmpty
    )
  }

  @Test func `every event is read back as it was written`() throws {
    let first = try Self.announced()
    let retirement = try Self.retirement(first)
    let system = World.context(World.root).system
    let back = try Retirement.withdraw(
      retirement,
      facts: Self.facts(),
      reason: "needed after all",
      in: World.context(World.ada)
    )
    let begun = Retirement.due(retirement, campaign: Identifier("RC-1"), in: system)
    for event in first + begun + back {
      let read = try Event(
        kind: event.kind,
        formatVersion: 1,
        subject: event.subject,
        at: World.now,
        payload: event.payload
      )
      #expect(read == event)
    }
  }
}
