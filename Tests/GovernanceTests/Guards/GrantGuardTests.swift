import Testing

@testable import Governance

/// Each guard of a grant (domain 2.2): revoking is always allowed to who may, and nothing is proved by its decider.
struct GrantGuardTests {
  typealias World = SmallWorld
  typealias Guard = RequestGuardTests.Guard

  private static let facts = GrantFacts(
    persons: [World.noor.id],
    owners: [World.olga.id],
    deciders: [World.ben.id]
  )

  private static func grant(_ change: (inout Grant) -> Void = { _ in }) throws -> Grant {
    let terms = GrantEvent.Terms(
      kind: .jit,
      principal: World.principal,
      entitlement: Identifier("entitlement:00000000000000e3"),
      resource: "vertex",
      environment: .prod,
      dataClass: .confidential,
      startsAt: World.now,
      endsAt: World.now + .hours(4),
      rule: "owner-approval",
      rulesVersion: 1
    )
    var grant = try #require(
      Grant(id: Identifier("GR-1"), first: .scheduled(terms), at: World.now)
    )
    change(&grant)
    return grant
  }

  private static func revoke(
    by person: Person = World.ada,
    reason: String = "no longer needed",
    seen: Int? = nil,
    at now: Instant = World.now + .hours(1),
    _ change: (inout Grant) -> Void = { _ in }
  ) throws {
    _ = try Grant.revoke(
      try grant(change),
      reason: reason,
      seen: seen,
      facts: facts,
      in: World.context(person, at: now)
    )
  }

  private static func attest(
    by person: Person = World.ada,
    _ change: (inout Grant) -> Void = { _ in }
  ) throws {
    _ = try Grant.attest(
      try grant(change),
      facts: facts,
      in: World.context(person, at: World.now + .hours(1))
    )
  }

  static let guards = [
    Guard(
      "who may end it",
      .missingPersona,
      says: "may not revoke",
      next: "one of these may:"
    ) { try revoke(by: World.person("P-40", "dev", [.deployer])) },
    Guard(
      "a reason",
      .missingField,
      state: "scheduled",
      says: "ending access needs a reason",
      next: "say why, it is kept with the grant"
    ) { try revoke(reason: "  ") },
    Guard(
      "what was seen",
      .staleView,
      state: "scheduled",
      says: "you saw version 9, it is at 1",
      next: "look again, then decide"
    ) { try revoke(seen: 9) },
    Guard(
      "not what time has ended",
      .expired,
      state: "expired",
      says: "GR-1 ended at",
      next: "govtop attest GR-1"
    ) { try revoke(at: World.now + .hours(5)) },
    Guard(
      "not twice",
      .alreadyClosed,
      state: "revoking",
      says: "GR-1 is revoking already",
      next: "attest it once the target has done it"
    ) { try revoke { $0.state = .revoking } },
    Guard(
      "not what is over",
      .alreadyClosed,
      state: "revoked",
      says: "GR-1 is revoked already",
      next: "that is final"
    ) { try revoke { $0.state = .revoked } },
    Guard(
      "who may attest",
      .missingPersona,
      says: "may not attest",
      next: "one of these may:"
    ) { try attest(by: World.mei) { $0.state = .revoking } },
    Guard(
      "another than who decided",
      .secondPerson,
      state: "revoking",
      says: "you decided GR-1 or hold it",
      next: "or a later import shows it"
    ) {
      try attest(by: World.person("P-2", "ben", [.security])) { $0.state = .revoking }
    },
    Guard(
      "something that waits for proof",
      .illegalTransition,
      state: "active",
      says: "GR-1 is active: nothing waits for proof",
      next: "list grants is:revoking"
    ) { try attest { $0.state = .active } },
  ]

  @Test(arguments: guards)
  func `is refused with its state and a way forward`(guarded: Guard) throws {
    let refusal = try #require(throws: Refusal.self, "\(guarded.name) was let through") {
      try guarded.attempt()
    }
    #expect(refusal.code == guarded.code, "\(refusal)")
    #expect(refusal.message.contains(guarded.says), "\(refusal.message)")
    #expect(refusal.next?.contains(guarded.next) == true, "\(refusal.next ?? "no way forward")")
    if let state = guarded.state { #expect(refusal.state == state, "\(refusal)") }
  }
}
