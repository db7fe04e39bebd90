@testable import Governance
import Testing

@Suite struct `Taking a policy back` {
  typealias World = RegistryWorld

  private func refused(_ act: () throws -> [Event]) -> Refusal? {
    do {
      _ = try act()
      Issue.record("it was not refused")
      return nil
    } catch {
      return error as? Refusal
    }
  }

  private func downgrade(
    _ bundle: PolicyBundle,
    as person: Person,
    for absent: Person? = nil,
    ticket: String? = "INC-9",
    at now: Instant = World.now
  ) throws -> [Event] {
    try PolicyBundle.rollOut(
      bundle,
      to: .shadow(reason: "denies the feature store", ticket: ticket),
      facts: .init(),
      seen: nil,
      in: World.context(person, at: now, for: absent)
    )
  }

  private func consented(_ bundle: PolicyBundle, by person: Person = World.sig) throws
    -> PolicyBundle
  {
    try World.after(
      PolicyBundle.consent(bundle, reason: "it denies", seen: nil, in: World.context(person)),
      bundle
    )
  }

  /// Case (m).
  @Test(arguments: [BundleState.enforced, .enforcing])
  func `to shadow is refused with one signer, and done with two`(state: BundleState) throws {
    let bundle = try World.bundle(state)
    let one = refused { try downgrade(bundle, as: World.sig) }
    #expect(one?.code == .secondPerson)
    #expect(one?.state == state.rawValue)
    #expect(
      one?.message
        == "from \(state.rawValue) to shadow takes two signers, and nobody else has signed"
    )
    #expect(one?.next == "another signer first: govtop bundle consent PB-1")
    let signed = try consented(bundle)
    #expect(signed.state == state)
    let same = refused { try downgrade(signed, as: World.sig) }
    #expect(same?.code == .secondPerson)
    #expect(same?.message.hasSuffix("both would be you") ?? false)
    #expect(
      refused { try downgrade(signed, as: World.sid, for: World.sig) }?.code == .secondPerson
    )
    let events = try downgrade(signed, as: World.sid)
    let after: PolicyBundle = try World.after(events, signed)
    #expect(after.state == .shadow)
    #expect(after.consent == nil)
    #expect(after.watch == nil, "the shadow begins anew")
    guard case .workflow(let body) = events[0].body,
      case .downgraded(let by, _, let ticket)? = body.event as? PolicyBundle.Happening
    else {
      Issue.record("no downgrade")
      return
    }
    #expect(by == [World.sig.id, World.sid.id])
    #expect(ticket == "INC-9")
  }

  @Test func `waits for the second signer for four hours`() throws {
    let bundle = try consented(World.bundle(.enforced))
    #expect(try downgrade(bundle, as: World.sid, at: World.now + .minutes(239)).count == 1)
    let late = refused { try downgrade(bundle, as: World.sid, at: World.now + .hours(4)) }
    #expect(late?.code == .secondPerson)
  }

  @Test func `to shadow is for signers, with a ticket`() throws {
    let bundle = try consented(World.bundle(.enforced))
    #expect(refused { try downgrade(bundle, as: World.pipe) }?.code == .missingPersona)
    #expect(
      refused { try downgrade(bundle, as: World.sid, ticket: nil) }?.code == .missingField
    )
    #expect(
      refused {
        try PolicyBundle.consent(
          World.bundle(.shadow),
          reason: "r",
          seen: nil,
          in: World.context(World.sig)
        )
      }?.code == .illegalTransition
    )
  }

  private func rollBack(
    _ bundle: PolicyBundle,
    as person: Person = World.call,
    facts: BundleFacts,
    reason: String = "denies the feature store",
    at now: Instant = World.now
  ) throws -> [Event] {
    try PolicyBundle.rollBack(
      bundle,
      reason: reason,
      incident: "INC-9",
      facts: facts,
      seen: nil,
      in: World.context(person, at: now)
    )
  }

  @Test(arguments: [BundleState.enforced, .enforcing])
  func `re-activates the last known good as a new activation, whose clock runs`(
    state: BundleState
  ) throws {
    let good = try World.bundle(.superseded, "9", id: "PB-9")
    let bad = try World.bundle(state, good: good)
    let facts = BundleFacts(lastRevision: 41, good: good)
    let events = try rollBack(bad, facts: facts)
    #expect(events.map(\.kind) == ["bundle.rolled_back", "bundle.reactivated"])
    let out: PolicyBundle = try World.after(events, bad)
    #expect(out.state == .rolledBack)
    #expect(out.incident == "INC-9")
    var back: PolicyBundle = try World.after([events[1]], nil)
    #expect(back.state == .enforcing)
    #expect(back.revision == 42)
    #expect(back.digest == good.digest)
    #expect(back.reactivates == good.id)
    #expect(back.replaces == bad.id)
    for (point, seconds) in [("gw-1", 100), ("gw-2", 214)] {
      #expect(back.rollbackTook == nil, "one lagging point keeps the clock running")
      let moment = World.now + .seconds(seconds)
      back = try World.after(
        PolicyBundle.report(
          back,
          point: point,
          digest: back.digest,
          in: World.context(World.pipe, at: moment)
        ),
        back,
        at: moment
      )
    }
    #expect(back.rollbackTook == .seconds(214))
    let released = SmallWorld.person("P-26", "pat", [.deployer])
    let enforced = try PolicyBundle.rollOut(
      back,
      to: .enforced,
      facts: .init(),
      seen: nil,
      in: World.context(released)
    )
    #expect(enforced.count == 1, "who brings back what was good need not be a fourth person")
  }

  @Test func `from shadow leaves in force what is in force`() throws {
    let good = try World.bundle(.enforced, "9", id: "PB-9")
    let bundle = try World.bundle(.shadow)
    #expect(
      try rollBack(bundle, facts: .init(enforced: good, good: good)).map(\.kind)
        == ["bundle.rolled_back"]
    )
  }

  @Test func `needs something good to fall back to`() throws {
    let bad = try World.bundle(.enforced)
    let none = refused { try rollBack(bad, facts: .init()) }
    #expect(none?.code == .missingField)
    #expect(none?.next?.contains("--to shadow") ?? false)
    let good = try World.bundle(.superseded, "9", id: "PB-9")
    let pinned = try World.bundle(.enforced, good: good)
    let expired = refused {
      try rollBack(pinned, facts: .init(good: good), at: World.now + .days(366))
    }
    #expect(expired?.code == .expired)
  }

  @Test func `is for who is on call, with a reason`() throws {
    let good = try World.bundle(.superseded, "9", id: "PB-9")
    let bad = try World.bundle(.enforced, good: good)
    #expect(
      refused { try rollBack(bad, as: World.dev, facts: .init(good: good)) }?.code
        == .missingPersona
    )
    #expect(
      refused { try rollBack(bad, facts: .init(good: good), reason: "") }?.code == .missingField
    )
  }

  @Test(arguments: [BundleState.draft, .tested, .signed, .superseded, .rolledBack, .rejected])
  func `is of what watches or blocks`(state: BundleState) throws {
    let bundle = try World.bundle(state)
    #expect(
      refused { try rollBack(bundle, facts: .init()) }?.message
        == "PB-1 is \(state.rawValue): it cannot be rolled back"
    )
  }
}
