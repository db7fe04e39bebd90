@testable import Governance
import Testing

@Suite struct `A promotion` {
  typealias World = RegistryWorld

  private func promote(
    _ package: ModelPackage,
    to environment: Environment = .prod,
    as person: Person = World.pipe,
    factor: AuthenticationFactor = .osUser,
    ticket: ChangeTicket? = nil,
    current: ModelPackage? = nil,
    enforced: PolicyBundle?? = .none,
    at now: Instant = World.now,
    rules: (inout RegistryRules) -> Void = { _ in }
  ) throws -> [Event] {
    let facts = PromotionFacts(
      ticket: try ticket ?? World.ticket(.scheduled),
      current: current,
      bundle: try World.bundle(.signed),
      enforced: try enforced ?? World.bundle(.enforced)
    )
    return try ModelPackage.promote(
      package,
      to: environment,
      facts: facts,
      seen: nil,
      in: World.context(person, at: now, factor: factor, rules: rules)
    )
  }

  private func refused(_ act: () throws -> [Event]) -> Refusal? {
    do {
      _ = try act()
      Issue.record("it was not refused")
      return nil
    } catch {
      return error as? Refusal
    }
  }

  @Test func `puts a package into use, with its evidence`() throws {
    let package = try World.package(.approved)
    let events = try promote(package, factor: .touch)
    #expect(events.map(\.kind) == ["package.promoted"])
    let after: ModelPackage = try World.after(events, package)
    #expect(after.state == .promoted)
    #expect(after.inProd && !after.inStage)
    #expect(after.places.first?.ticket?.text == "CH-1")
  }

  @Test func `ends the time of what ran there in the same decision, first out, then in`() throws {
    let old = try World.package(.promoted, "9", id: "MP-9")
    let new = try World.package(.approved)
    let events = try promote(new, current: old)
    #expect(events.map(\.kind) == ["package.superseded", "package.promoted"])
    let before: ModelPackage = try World.after(events, old)
    let after: ModelPackage = try World.after(events, new)
    #expect(before.state == .superseded)
    #expect(before.past.first?.until == World.now)
    #expect(before.past.first?.environment == .prod)
    #expect(after.places.first?.replaced == old.id)
  }

  @Test func `in a second place leaves the first as it is`() throws {
    let package = try World.package(.promoted, places: [.stage])
    let after: ModelPackage = try World.after(promote(package), package)
    #expect(after.inStage && after.inProd)
    let replaced: ModelPackage = try World.after(
      [Event(after.id, .superseded(environment: .stage, by: Identifier("MP-2")))],
      after
    )
    #expect(replaced.state == .promoted)
    #expect(replaced.past.map(\.environment) == [.stage])
    #expect(refused { try promote(after) }?.message == "MP-1 runs in prod already")
  }

  @Test(arguments: PackageState.allCases)
  func `is of an approved package`(state: PackageState) throws {
    guard state != .approved, state != .promoted else { return }
    let package = try World.package(state)
    let refusal = refused { try promote(package) }
    #expect(refusal?.state == state.rawValue)
    #expect(refusal?.message == "MP-1 is \(state.rawValue): it cannot be promoted")
  }

  @Test(arguments: [World.rita, World.dev, World.ben, World.sig, World.pat])
  func `is for the deployer alone`(person: Person) throws {
    let package = try World.package(.approved)
    #expect(refused { try promote(package, as: person) }?.code == .missingPersona)
  }

  @Test func `is not for somebody who only says to be the deployer`() throws {
    let package = try World.package(.approved)
    let refusal = refused { try promote(package, factor: .claimed) }
    #expect(refusal?.code == .notPermitted)
    #expect(
      refusal?.message
        == "a promotion needs the system's login, and only a claim is all there is (rule registry/promotion_factor v1)"
    )
    #expect(refusal?.next == "act as your own user, not with --as")
  }

  @Test(arguments: AuthenticationFactor.allCases)
  func `takes a second factor or federation where the rules ask for it`(
    factor: AuthenticationFactor
  ) throws {
    let package = try World.package(.approved)
    let act = { () throws in
      try promote(package, factor: factor) { $0.promotionFactor = .totp }
    }
    if factor >= .totp {
      #expect(try act().count == 1)
    } else {
      #expect(refused(act)?.code == .notPermitted)
    }
  }

  @Test func `needs a verdict on the policy that is in force now`() throws {
    let package = try World.package(.approved)
    #expect(
      refused { try promote(package, enforced: .some(nil)) }?.message
        == "no policy of fraud-trainer is enforced in prod"
    )
    let newer = try World.bundle(.enforced, "f", id: "PB-2")
    let old = refused { try promote(package, enforced: newer) }
    #expect(old?.message == "MP-1 was not verified against the policy in force, PB-2")
    #expect(old?.next == "govtop package attest MP-1 --policy \(World.digest("f"))")
  }

  @Test func `stops at a verifier's no, however often it was yes before`() throws {
    let package = try World.package(.approved)
    let failed: ModelPackage = try World.after(
      ModelPackage.attest(
        package,
        World.verdict(passed: false),
        seen: nil,
        in: World.context(World.pipe)
      ),
      package
    )
    #expect(refused { try promote(failed) }?.code == .hardStop)
  }

  @Test func `happens under a change that covers it, inside its window`() throws {
    let package = try World.package(.approved)
    for state in TicketState.allCases {
      let ticket = try World.ticket(state)
      if state == .scheduled || state == .implement {
        #expect(try promote(package, ticket: ticket).count == 1)
      } else {
        #expect(refused { try promote(package, ticket: ticket) }?.subject == "CH-1")
      }
    }
    #expect(refused { try promote(package, at: World.now + .hours(2)) }?.code == .limit)
    #expect(refused { try promote(package, at: World.now - .hours(2)) }?.code == .limit)
    let other = try World.ticket(.scheduled, concerns: ["MP-2"])
    #expect(refused { try promote(package, ticket: other) }?.code == .conflict)
  }

  @Test func `goes nowhere that nobody knows`() throws {
    let package = try World.package(.approved)
    #expect(refused { try promote(package, to: .unknown) }?.code == .notEligible)
  }
}

@Suite struct `Taking a package out of use` {
  typealias World = RegistryWorld

  private func demote(
    _ package: ModelPackage,
    as person: Person = World.call,
    incident: String? = "INC-413",
    reason: String = "false positives doubled",
    good: [ModelPackage] = []
  ) throws(Refusal) -> [Event] {
    try ModelPackage.demote(
      package,
      reason: reason,
      incident: incident,
      lastKnownGood: good,
      seen: nil,
      in: World.context(person)
    )
  }

  @Test func `brings the last known good back in the same decision`() throws {
    let good = try World.package(.superseded, "9", id: "MP-9")
    let bad = try World.package(.promoted, replaced: good.id)
    let events = try demote(bad, good: [good])
    #expect(events.map(\.kind) == ["package.de_promoted", "package.restored"])
    let out: ModelPackage = try World.after(events, bad)
    let back: ModelPackage = try World.after(events, good)
    #expect(out.state == .dePromoted)
    #expect(out.incident == "INC-413")
    #expect(back.state == .promoted)
    #expect(back.inProd)
    #expect(back.past.count == 1, "who ran when is never lost")
  }

  @Test(arguments: [PackageState.dePromoted, .archived])
  func `brings nothing back that was found bad or put away`(state: PackageState) throws {
    let gone = try World.package(state, "9", id: "MP-9")
    let bad = try World.package(.promoted, replaced: gone.id)
    #expect(try demote(bad, good: [gone]).map(\.kind) == ["package.de_promoted"])
  }

  @Test func `of production belongs to an incident`() throws {
    let bad = try World.package(.promoted)
    let refusal = refusal { () throws(Refusal) in try demote(bad, incident: " ") }
    #expect(refusal?.code == .missingField)
    #expect(refusal?.next == "name it: --incident ID")
    let staged = try World.package(.promoted, places: [.stage])
    #expect(try demote(staged, incident: nil).count == 1)
  }

  @Test func `needs a reason, and somebody on call`() throws {
    let bad = try World.package(.promoted)
    #expect(refusal { () throws(Refusal) in try demote(bad, reason: "") }?.code == .missingField)
    #expect(
      refusal { () throws(Refusal) in try demote(bad, as: World.dev) }?.code == .missingPersona
    )
    for person in [World.call, World.pipe, World.sig] {
      #expect(try demote(bad, as: person).count == 1)
    }
  }

  @Test(arguments: PackageState.allCases)
  func `is of what is in use`(state: PackageState) throws {
    guard state != .promoted else { return }
    let package = try World.package(state)
    #expect(
      refusal { () throws(Refusal) in try demote(package) }?.message
        == "MP-1 is \(state.rawValue): it cannot be taken out of use"
    )
  }

  private func archive(
    _ package: ModelPackage,
    after days: Int = 90,
    holder: ModelPackage.ID? = nil
  ) throws(Refusal) -> [Event] {
    try ModelPackage.archive(
      package,
      lastKnownGoodOf: holder,
      seen: nil,
      in: World.context(World.rita, at: World.now + .days(days))
    )
  }

  @Test(arguments: PackageState.allCases)
  func `ends in the archive, once it was kept for long enough`(state: PackageState) throws {
    let package = try World.package(state)
    if [.superseded, .dePromoted, .rejected].contains(state) {
      #expect(refusal { () throws(Refusal) in try archive(package, after: 89) }?.code == .limit)
      #expect(
        refusal { () throws(Refusal) in try archive(package, holder: Identifier("MP-2")) }?.message
          == "MP-1 is what comes back when MP-2 is taken out of use"
      )
      let after: ModelPackage = try World.after(archive(package), package)
      #expect(after.state == .archived)
    } else {
      #expect(
        refusal { () throws(Refusal) in try archive(package) }?.message
          == "MP-1 is \(state.rawValue): it cannot be archived"
      )
    }
  }
}
