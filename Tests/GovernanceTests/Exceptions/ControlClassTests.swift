import Governance
import Testing

@Suite struct ControlClassTests {
  typealias World = ExceptionWorld
  typealias Mode = ControlClass.Mode

  private func set(
    _ mode: Mode?,
    of name: String = "inference-gateway",
    by person: Person = SmallWorld.ada,
    incident: String? = "INC-412",
    reason: String = "broker down",
    facts: ControlClassFacts = .init(),
    after: Duration = .zero
  ) throws(Refusal) -> [Event] {
    try ControlClass.decide(
      ControlClassDraft(name: name, mode: mode, incident: incident, reason: reason),
      facts: facts,
      in: World.context(person, after: after)
    )
  }

  private func degraded() throws -> ControlClass { try World.one(set(.cached)) }

  /// Degraded to what was declared, then opened by a responder.
  private func overridden() throws -> ControlClassFacts {
    let events = try set(.open, by: World.rosa)
    let records = try World.records(events)
    return ControlClassFacts(
      known: try #require(records.compactMap { $0 as? ControlClass }.first),
      breakGlass: try #require(records.compactMap { $0 as? BreakGlass }.first)
    )
  }

  private func system(_ after: Duration) -> SystemContext {
    World.context(SmallWorld.ada, after: after).system
  }

  @Test func `degrades to the mode that was declared, with a countdown`() throws {
    let events = try set(.cached)
    #expect(events.map(\.kind) == ["control_class.declared", "control_class.degraded"])
    let known: ControlClass = try World.one(events)
    #expect(known.id.text == "inference-gateway")
    #expect(known.mode(at: World.now) == .cached)
    #expect(known.cachedUntil == World.now + .minutes(15))
    #expect(known.nextChange(at: World.now) == World.now + .minutes(15))
  }

  @Test func `a cache that has run out is closed, with enforcement stopped too`() throws {
    let known = try degraded()
    #expect(known.mode(at: World.now + .minutes(15) - .milliseconds(1)) == .cached)
    #expect(known.mode(at: World.now + .minutes(15)) == .closed)
    #expect(known.nextChange(at: World.now + .minutes(15)) == nil)
    #expect(ControlClass.due(known, in: system(.minutes(14))).isEmpty)
    let events = ControlClass.due(known, in: system(.hours(3)))
    #expect(events.map(\.kind) == ["control_class.lapsed"])
    let closed: ControlClass = try World.one(events, over: [known])
    #expect(closed.mode == .closed)
    #expect(closed.state == .degraded)
    #expect(ControlClass.due(closed, in: system(.hours(4))).isEmpty)
  }

  @Test func `goes back to normal`() throws {
    let known = try degraded()
    let events = try set(nil, incident: nil, facts: .init(known: known))
    let normal: ControlClass = try World.one(events, over: [known])
    #expect(normal.state == .normal)
    #expect(normal.mode(at: World.now) == nil)
    #expect(ControlClass.due(normal, in: system(.days(9))).isEmpty)
    #expect(
      try set(.cached, facts: .init(known: normal)).map(\.kind) == ["control_class.degraded"]
    )
  }

  @Test func `another mode breaks the glass, for an hour at most`() throws {
    let events = try set(.open, by: World.rosa)
    #expect(
      events.map(\.kind) == [
        "control_class.declared", "control_class.degraded", "break_glass.invoked",
        "break_glass.activated", "control_class.overridden",
      ]
    )
    let facts = try overridden()
    let known = try #require(facts.known)
    #expect(known.mode(at: World.now + .minutes(59)) == .open)
    #expect(known.mode(at: World.now + .minutes(60)) == .closed, "its cache has run out by then")
    #expect(facts.breakGlass?.controlClass == known.id)
    #expect(facts.breakGlass?.isLive(at: World.now) ?? false)
    #expect(known.nextChange(at: World.now) == World.now + .minutes(60))
    let lapsed: ControlClass = try World.one(
      ControlClass.due(known, in: system(.hours(2))),
      over: [known]
    )
    #expect(lapsed.mode == .closed)
    #expect(lapsed.overriddenUntil == nil)
  }

  @Test func `during an outage too`() throws {
    let known = try degraded()
    let events = try set(.closed, by: World.rosa, facts: .init(known: known))
    #expect(
      events.map(\.kind) == [
        "break_glass.invoked", "break_glass.activated", "control_class.overridden",
      ]
    )
    let refused = refusal { () throws(Refusal) in
      try set(.closed, by: SmallWorld.ada, facts: .init(known: known))
    }
    #expect(refused?.code == .missingPersona)
    #expect(refused?.message.contains("break the glass") ?? false)
  }

  @Test func `going back to what was declared, or to normal, ends the break-glass`() throws {
    let facts = try overridden()
    #expect(
      try set(.cached, facts: facts, after: .minutes(5)).map(\.kind) == [
        "control_class.lapsed", "break_glass.revoked", "break_glass.post_review_owed",
      ]
    )
    #expect(
      try set(nil, facts: facts, after: .minutes(5)).map(\.kind) == [
        "control_class.restored", "break_glass.revoked", "break_glass.post_review_owed",
      ]
    )
    #expect(
      try set(nil, facts: facts, after: .hours(5)).map(\.kind) == ["control_class.restored"]
    )
  }

  @Test func `ending the break-glass brings back what was declared`() throws {
    let facts = try overridden()
    let known = try #require(facts.known)
    let glass = try #require(facts.breakGlass)
    let events = ControlClass.follow(endOf: glass, known, in: system(.minutes(5)))
    let back: ControlClass = try World.one(events, over: [known])
    #expect(back.mode(at: World.now + .minutes(5)) == .cached)
    #expect(ControlClass.follow(endOf: glass, back, in: system(.minutes(5))).isEmpty)
  }

  @Test func `a changed mode is not extended`() throws {
    let glass = try #require(try overridden().breakGlass)
    let refused = refusal { () throws(Refusal) in
      try BreakGlass.askExtension(
        glass,
        length: .minutes(5),
        reason: "more",
        in: World.context(World.rosa)
      )
    }
    #expect(refused?.code == .notPermitted)
  }

  @Test func `what cannot be set is said`() throws {
    let known = try degraded()
    let open = try overridden()
    let cases: [(Refusal.Code, () throws(Refusal) -> [Event])] = [
      (.notFound, { () throws(Refusal) in try set(.closed, of: "coffee") }),
      (.missingField, { () throws(Refusal) in try set(.cached, reason: " ") }),
      (.missingField, { () throws(Refusal) in try set(.cached, incident: nil) }),
      (.missingField, { () throws(Refusal) in try set(.open, by: World.rosa, incident: " ") }),
      (.missingPersona, { () throws(Refusal) in try set(.cached, by: SmallWorld.ben) }),
      (.missingPersona, { () throws(Refusal) in try set(nil, by: SmallWorld.ben) }),
      (.illegalTransition, { () throws(Refusal) in try set(nil) }),
      (.conflict, { () throws(Refusal) in try set(.cached, facts: .init(known: known)) }),
      (.conflict, { () throws(Refusal) in try set(.closed, by: World.rosa, facts: open) }),
    ]
    for (code, act) in cases { #expect(refusal(act)?.code == code) }
  }

  @Test(arguments: ControlClassRules.standard.classes)
  func `each declared class fails as declared`(_ policy: ControlClass.Policy) throws {
    let known: ControlClass = try World.one(set(policy.failMode, of: policy.name))
    #expect(known.mode(at: World.now) == policy.failMode)
    let late = known.mode(at: World.now + .days(1))
    #expect(late == (policy.failMode == .cached ? .closed : policy.failMode))
  }
}
