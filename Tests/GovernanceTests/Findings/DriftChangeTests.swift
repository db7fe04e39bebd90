import Governance
import Testing

@Suite struct DriftChangeTests {
  static let now = SmallWorld.now
  static let lastScan = now - .days(1)
  let context = PairContext(
    lastScanAt: lastScan,
    now: now,
    rules: .standard,
    dormantAfter: .days(90)
  )

  private func kinds(_ old: Observed?, _ new: Observed?) -> [DriftKind] {
    DriftChange.reconcile(old, new, context).map(\.kind)
  }

  private func holding(
    grant: String? = nil,
    createdAt: Instant? = nil,
    privilege: Privilege = .admin
  ) -> Observed.Holding {
    Observed.Holding(
      holder: "principal:01",
      holderName: "trainer",
      entitlement: Identifier("entitlement:01"),
      entitlementName: "writer",
      resource: "account 1",
      environment: .prod,
      privilege: privilege,
      createdAt: createdAt,
      grant: grant.map { Identifier($0) }
    )
  }

  @Test func `a right without a grant was gained, one with a grant was not`() {
    #expect(kinds(nil, .holding(holding())) == [.gained])
    #expect(kinds(nil, .holding(holding(grant: "GR-1"))) == [])
    #expect(kinds(.holding(holding()), .holding(holding())) == [])
  }

  @Test func `a granted right that vanished was removed outside, any other just went`() {
    #expect(kinds(.holding(holding(grant: "GR-1")), nil) == [.removedOutside])
    #expect(kinds(.holding(holding()), nil) == [])
  }

  @Test func `joining a group gains what the group holds, leaving it is no drift`() {
    #expect(kinds(nil, .membership(holding())) == [.gained])
    #expect(kinds(.membership(holding()), nil) == [])
  }

  @Test func `the source's own time counts where it lies behind the last scan`() {
    let times: [(Instant?, Instant, Bool)] = [
      (nil, Self.lastScan, true), (Self.lastScan - .days(9), Self.lastScan, true),
      (Self.lastScan, Self.lastScan, true),
      (Self.lastScan + .hours(1), Self.lastScan + .hours(1), false),
      // A source whose clock is ahead: kept as it is told, for the metric to count as a fault.
      (Self.now + .hours(1), Self.now + .hours(1), false),
    ]
    for (told, at, isEstimated) in times {
      let change = DriftChange.reconcile(nil, .holding(holding(createdAt: told)), context).first
      #expect(change?.occurredAt == at)
      #expect(change?.occurredEstimated == isEstimated)
    }
  }

  private func right(
    _ change: (inout DriftFinding.Measure) -> Void = { _ in },
    isHeld: Bool = true
  ) -> Observed {
    var measure = DriftFinding.Measure(permissions: 3, administrative: 1, privilege: .write)
    change(&measure)
    return .right(
      Observed.Right(
        id: Identifier("entitlement:01"),
        name: "writer",
        resource: "account 1",
        environment: .prod,
        measure: measure,
        words: "write objects",
        isHeld: isHeld
      )
    )
  }

  @Test func `each way of allowing more is widening, no way of allowing less is`() {
    let more: [(inout DriftFinding.Measure) -> Void] = [
      { $0.permissions += 1 }, { $0.administrative += 1 }, { $0.privilege = .admin },
      { $0.broadActions = true }, { $0.broadResources = true },
    ]
    for change in more {
      #expect(kinds(right(), right(change)) == [.widened])
      #expect(kinds(right(change), right()) == [])
      #expect(kinds(right(), right(change, isHeld: false)) == [], "nobody holds it")
    }
    #expect(kinds(right(), right()) == [])
    #expect(
      kinds(
        right(),
        right({
          $0.permissions = 1; $0.broadResources = true
        })
      ) == [.widened],
      "less of one thing does not make up for more of another"
    )
  }

  private func path(
    _ kind: TrustFact.Kind = .federated,
    external: Bool = true,
    condition: String? = "repo:acme/ml:environment:prod",
    exact: Bool = true,
    known: Bool = true
  ) -> Observed {
    .path(
      Observed.Path(
        role: "principal:02",
        roleName: "ml-deploy",
        kind: kind,
        trusted: "token.actions.example",
        isExternal: external,
        condition: condition,
        isExact: exact,
        environment: .prod,
        roleWasKnown: known
      )
    )
  }

  @Test func `a trust path is opened by a new party, a dropped condition or another one`() {
    #expect(kinds(nil, path()) == [.trustOpened])
    #expect(kinds(path(), path(condition: nil, exact: false)) == [.trustOpened])
    #expect(kinds(path(), path(condition: "repo:evil/ml")) == [.trustOpened])
    #expect(kinds(path(), path()) == [])
    #expect(kinds(path(), nil) == [])
    #expect(kinds(path(condition: nil, exact: false), path()) == [], "it was narrowed")
  }

  @Test func `a new role's own service is no opened path, a stranger's way in is`() {
    #expect(kinds(nil, path(.service, external: false, known: false)) == [])
    #expect(kinds(nil, path(.account, external: true, known: false)) == [.trustOpened])
    #expect(kinds(nil, path(.anyone, external: false, known: false)) == [.trustOpened])
    #expect(kinds(nil, path(.service, external: false)) == [.trustOpened])
  }

  private func thing(_ change: (inout Observed.Thing) -> Void = { _ in }) -> Observed {
    var thing = Observed.Thing(
      id: "principal:03",
      name: "trainer",
      environment: .stage,
      tags: ["owner": "ben", "exception-expires": "2026-06-20"],
      boundary: "arn:boundary",
      isOwned: true,
      lastUsedAt: Self.now - .days(3)
    )
    change(&thing)
    return .thing(thing)
  }

  @Test func `a boundary that went or was replaced is removed`() {
    #expect(kinds(thing(), thing { $0.boundary = nil }) == [.boundaryRemoved])
    #expect(kinds(thing(), thing { $0.boundary = "arn:other" }) == [.boundaryRemoved])
    #expect(kinds(thing { $0.boundary = nil }, thing()) == [])
  }

  @Test func `what loses its owner is orphaned`() {
    #expect(kinds(thing(), thing { $0.isOwned = false }) == [.orphaned])
    #expect(kinds(thing { $0.isOwned = false }, thing()) == [])
    #expect(kinds(thing(), thing { $0.isOwned = nil }) == [], "it needs none")
  }

  @Test(
    arguments: [
      ("2026-06-20", "2026-06-21", true), ("2026-06-20", "2026-06-20T00:00:01Z", true),
      ("2026-06-20", "2026-06-19", false), ("2026-06-20", "2026-06-20", false),
      ("2026-06-20", "never", true), ("soon", "2026-06-20", false), ("soon", "later", false),
    ]
  )
  func `an exception's end is pushed out by a later one or an unreadable one`(
    _ was: String,
    _ found: String,
    _ isLater: Bool
  ) {
    let old = thing { $0.tags["exception-expires"] = was }
    let new = thing { $0.tags["exception-expires"] = found }
    #expect(kinds(old, new) == (isLater ? [.metadataPushedOut] : []))
  }

  @Test func `what crossed the line since the last scan is dormant, since a moment that is known`()
    throws
  {
    let edge = Self.now - .days(90)
    for (lastUse, isNew) in [
      (edge, true), (edge + .milliseconds(1), false), (edge - .days(1), false),
      (edge - .days(1) + .milliseconds(1), true),
    ] {
      let idle = thing { $0.lastUsedAt = lastUse }
      #expect(kinds(idle, idle) == (isNew ? [.dormant] : []), "\(lastUse)")
    }
    let idle = thing { $0.lastUsedAt = edge }
    let change = try #require(DriftChange.reconcile(idle, idle, context).first)
    #expect(change.occurredAt == Self.now)
    #expect(!change.occurredEstimated)
    let unknown = thing { $0.lastUsedAt = nil }
    #expect(kinds(unknown, unknown) == [], "unknown is not unused")
  }

  @Test func `what is switched off drifts no more`() {
    let off = thing {
      $0.isActive = false
      $0.boundary = nil
      $0.isOwned = false
    }
    #expect(kinds(thing(), off) == [])
  }

  @Test(arguments: DriftKind.allCases)
  func `production is never answered slower, nor is more power`(_ kind: DriftKind) {
    for privilege in Privilege.allCases {
      let prod = kind.severity(of: privilege, in: .prod)
      #expect(prod >= kind.severity(of: privilege, in: .dev))
      #expect(prod == kind.severity(of: privilege, in: .unknown))
      #expect(kind.severity(of: .root, in: .prod) >= prod)
      #expect(kind.severity(of: privilege, in: .prod, isExternal: true) >= prod)
    }
  }

  @Test func `the same departure has one cause, others have others`() {
    let one = DriftChange.reconcile(nil, .holding(holding()), context).map(\.cause)
    let again = DriftChange.reconcile(
      nil,
      .holding(holding(createdAt: Self.now, privilege: .read)),
      context
    ).map(\.cause)
    #expect(one == again)
    let member = DriftChange.reconcile(nil, .membership(holding()), context).map(\.cause)
    #expect(one != member)
  }
}
