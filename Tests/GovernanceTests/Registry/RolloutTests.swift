@testable import Governance
import Testing

@Suite struct `A rollout` {
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

  private func roll(
    _ bundle: PolicyBundle,
    _ rollout: Rollout,
    as person: Person = World.pipe,
    facts: BundleFacts = .init(lastDrill: World.now - .days(30)),
    at now: Instant = World.now + .hours(24)
  ) throws -> [Event] {
    try PolicyBundle.rollOut(
      bundle,
      to: rollout,
      facts: facts,
      seen: nil,
      in: World.context(person, at: now)
    )
  }

  private func watched(
    _ bundle: PolicyBundle,
    decisions: Int = 100_000,
    legitimate: Int = 100,
    attacks: Int = 0,
    untriaged: Int = 0
  ) throws -> PolicyBundle {
    try World.after(
      PolicyBundle.observe(
        bundle,
        BundleWatch(
          decisions: decisions,
          legitimate: legitimate,
          attacks: attacks,
          untriaged: untriaged
        ),
        seen: nil,
        in: World.context(World.pipe)
      ),
      bundle
    )
  }

  @Test func `begins in shadow, by a fourth person`() throws {
    let bundle = try World.bundle(.signed)
    let shadow = Rollout.shadow(reason: nil, ticket: nil)
    for (id, part) in [("P-26", "wrote"), ("P-27", "reviewed"), ("P-28", "signed")] {
      let person = SmallWorld.person(id, "maker", [.deployer])
      let refusal = refused { try roll(bundle, shadow, as: person) }
      #expect(refusal?.code == .separationOfDuties)
      #expect(refusal?.message.hasPrefix("you \(part) PB-1") ?? false)
    }
    #expect(refused { try roll(bundle, shadow, as: World.sid) }?.code == .missingPersona)
    let late = refused { try roll(bundle, shadow, at: World.now + .days(365)) }
    #expect(late?.code == .expired)
    let after: PolicyBundle = try World.after(roll(bundle, shadow), bundle)
    #expect(after.state == .shadow)
  }

  @Test(arguments: BundleState.allCases)
  func `goes its steps, and names the others as what they are`(state: BundleState) throws {
    let bundle = try World.bundle(state)
    if ![.signed, .enforcing, .enforced].contains(state) {
      #expect(
        refused { try roll(bundle, .shadow(reason: "r", ticket: "T-1")) }?.message
          == "PB-1 is \(state.rawValue): it cannot be put into shadow"
      )
    }
    if ![.shadow, .enforcing].contains(state) {
      #expect(
        refused { try roll(bundle, .canary(50)) }?.message
          == "PB-1 is \(state.rawValue): it cannot be rolled out to a share"
      )
    }
    if state != .enforcing {
      #expect(
        refused { try roll(bundle, .enforced) }?.message
          == "PB-1 is \(state.rawValue): it cannot be enforced"
      )
    }
  }

  @Test func `blocks nothing before it watched for a day`() throws {
    let bundle = try watched(World.bundle(.shadow))
    let early = refused { try roll(bundle, .canary(10), at: World.now + .hours(24) - .seconds(1)) }
    #expect(early?.code == .limit)
    #expect(early?.next == "wait until \(World.now + .hours(24))")
    let after: PolicyBundle = try World.after(roll(bundle, .canary(10)), bundle)
    #expect(after.state == .enforcing)
    #expect(after.canary == 10)
  }

  @Test(arguments: [
    (100_000, 100, true), (100_000, 101, false), (999, 1, false), (1_000, 1, true), (1, 0, true),
    (0, 0, false), (Int.max, Int.max, false),
  ])
  func `blocks nothing while it would deny more than one legitimate decision in a thousand`(
    decisions: Int,
    legitimate: Int,
    isEnough: Bool
  ) throws {
    let bundle = try watched(
      World.bundle(.shadow),
      decisions: decisions,
      legitimate: legitimate
    )
    if isEnough {
      #expect(try roll(bundle, .canary(10)).count == 1)
    } else {
      #expect(refused { try roll(bundle, .canary(10)) } != nil)
    }
  }

  @Test func `blocks nothing while a would-be denial was not looked at`() throws {
    let bundle = try watched(World.bundle(.shadow), untriaged: 1)
    #expect(
      refused { try roll(bundle, .canary(10)) }?.message
        == "1 would-be denials of PB-1 are not looked at yet"
    )
    let unknown = refused { try roll(World.bundle(.shadow), .canary(10)) }
    #expect(unknown?.message == "nobody knows what PB-1 would deny: no traffic was counted")
    #expect(throws: Refusal.self) { try watched(World.bundle(.shadow), decisions: 5, attacks: 6) }
  }

  @Test func `needs something to fall back to, once anything was enforced there`() throws {
    let bundle = try watched(World.bundle(.shadow))
    let good = try World.bundle(.superseded, "9", id: "PB-9")
    var facts = BundleFacts(hasEnforcedBefore: true, lastDrill: World.now)
    #expect(
      refused { try roll(bundle, .canary(10), facts: facts) }?.message
        == "PB-1 has nothing to fall back to"
    )
    let pinned: PolicyBundle = try World.after(
      [Event(bundle.id, .pinned(good: good.id, by: [World.pipe.id]))],
      bundle
    )
    facts.good = good
    #expect(try roll(pinned, .canary(10), facts: facts).count == 1)
  }

  @Test(arguments: [(nil, false), (91, false), (89, true), (0, true)] as [(Int?, Bool)])
  func `needs a drill of at most 90 days ago`(days: Int?, isFresh: Bool) throws {
    let bundle = try watched(World.bundle(.shadow))
    let facts = BundleFacts(lastDrill: days.map { World.now + .hours(24) - .days($0) })
    if isFresh {
      #expect(try roll(bundle, .canary(10), facts: facts).count == 1)
    } else {
      let refusal = refused { try roll(bundle, .canary(10), facts: facts) }
      #expect(refusal?.code == .limit)
      #expect(refusal?.next?.hasPrefix("govtop drill start") ?? false)
    }
  }

  @Test(arguments: [0, -1, 10, 9, 101])
  func `widens its share, up to the whole`(percent: Int) throws {
    let bundle = try World.bundle(.enforcing)
    #expect(refused { try roll(bundle, .canary(percent)) }?.code == .limit)
    let after: PolicyBundle = try World.after(roll(bundle, .canary(100)), bundle)
    #expect(after.canary == 100)
  }

  private func report(
    _ bundle: PolicyBundle,
    _ point: String,
    _ digest: String? = nil,
    at now: Instant = World.now
  ) throws -> PolicyBundle {
    try World.after(
      PolicyBundle.report(
        bundle,
        point: point,
        digest: digest ?? bundle.digest,
        in: World.context(World.pipe, at: now)
      ),
      bundle,
      at: now
    )
  }

  @Test func `is over when every point reports it, unknown points too`() throws {
    var bundle = try report(World.bundle(.enforcing), "gw-1")
    let lagging = refused { try roll(bundle, .enforced) }
    #expect(lagging?.code == .limit)
    #expect(lagging?.message == "1 of 2 points do not report PB-1: gw-2")
    bundle = try report(bundle, "gw-2")
    bundle = try report(bundle, "gw-9", World.digest("0"))
    #expect(refused { try roll(bundle, .enforced) }?.message.hasSuffix("gw-9") ?? false)
    bundle = try report(bundle, "gw-9")
    let old = try World.bundle(.enforced, "9", id: "PB-9")
    let events = try roll(bundle, .enforced, facts: .init(enforced: old))
    #expect(events.map(\.kind) == ["bundle.superseded", "bundle.enforced"])
    #expect(try World.after(events, bundle).state == BundleState.enforced)
    #expect(try World.after(events, old).state == BundleState.superseded)
  }

  @Test func `that a point leaves again is not everywhere any more`() throws {
    var bundle = try report(World.bundle(.enforcing), "gw-1")
    bundle = try report(bundle, "gw-2")
    #expect(bundle.allReportedAt == World.now)
    bundle = try report(bundle, "gw-1", World.digest("0"))
    #expect(bundle.allReportedAt == nil)
  }
}
