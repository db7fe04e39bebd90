import Testing

@testable import Governance

@Suite struct `The cadence of certification` {
  private let rules = CadenceRules.standard

  @Test func `knows the class of access`() {
    let cases: [(PrincipalType, Environment, DataClass, Bool, CadenceClass)] = [
      (.workload, .prod, .internal, false, .productionMachine),
      (.service, .unknown, .internal, false, .productionMachine),
      (.workload, .prod, .internal, true, .highRisk),
      (.workload, .dev, .internal, true, .highRisk),
      (.human, .dev, .restricted, false, .highRisk),
      (.human, .prod, .internal, true, .privilegedHuman),
      (.human, .prod, .internal, false, .other), (.workload, .dev, .internal, false, .other),
    ]
    for (type, environment, data, isPrivileged, expected) in cases {
      let found = CadenceClass(
        type: type,
        environment: environment,
        dataClass: data,
        isPrivileged: isPrivileged
      )
      #expect(found == expected)
    }
  }

  @Test func `counts from the last certification, else from the beginning`() {
    let now = SmallWorld.now
    #expect(
      rules.nextDue(.highRisk, certifiedAt: now, createdAt: now - .days(900)) == now + .days(14)
    )
    #expect(
      rules.nextDue(.productionMachine, certifiedAt: nil, createdAt: now) == now + .days(30)
    )
    #expect(rules.nextDue(.privilegedHuman, certifiedAt: nil, createdAt: now) == now + .days(91))
    #expect(rules.nextDue(.other, certifiedAt: nil, createdAt: now) == now + .days(182))
  }

  @Test func `is due at once after a change, unless it was certified since`() {
    let now = SmallWorld.now
    let changes = [now - .days(1), now - .days(40)]
    #expect(
      rules.nextDue(
        .other,
        certifiedAt: now - .days(5),
        createdAt: .init(milliseconds: 0),
        changes: changes
      )
        == now - .days(1)
    )
    #expect(
      rules.nextDue(.other, certifiedAt: now, createdAt: .init(milliseconds: 0), changes: changes)
        == now + .days(182)
    )
  }

  @Test(
    arguments: [
      ("2026-06-10", "2026-W24"), ("2026-01-01", "2026-W01"), ("2027-01-01", "2026-W53"),
      ("2027-01-03", "2026-W53"), ("2027-01-04", "2027-W01"), ("2024-12-30", "2025-W01"),
      ("2024-02-29", "2024-W09"), ("1970-01-01", "1970-W01"), ("1969-12-28", "1969-W52"),
    ]
  )
  func `names weeks as ISO 8601 does`(_ date: String, _ week: String) throws {
    #expect(try #require(Instant(rfc3339: date)).weekText == week)
  }

  @Test func `makes one campaign a class and week, due at the end of a day`() throws {
    let system = SmallWorld.context(SmallWorld.ada).system
    let terms = Campaign.cadenceTerms(
      .highRisk,
      fallback: [SmallWorld.ada.id],
      isPrivileged: true,
      in: system
    )
    #expect(terms.cadence == "high_risk/2026-W24")
    #expect(terms.zone == "UTC")
    #expect(terms.stages.map(\.dueAt.description) == ["2026-06-24T23:59:59Z"])
    let event = try Campaign.made(terms, .init(items: 1, privileged: 1), system)
    #expect(event.kind == "campaign.created")
    var campaign = try #require(
      Campaign(id: Identifier("RC-1"), first: .created(terms), at: SmallWorld.now)
    )
    #expect(Campaign.due(campaign, progress: .init(), in: system).isEmpty)
    campaign.apply(.frozen(items: 1), at: SmallWorld.now)
    #expect(
      Campaign.due(campaign, progress: .init(), in: system).map(\.kind) == ["campaign.started"]
    )
  }
}

@Suite struct `What metrics count of reviews` {
  typealias World = ReviewWorld

  private func counts(_ items: [ReviewItem]) -> ReviewCounts {
    var counts = ReviewCounts()
    for item in items { counts.count(item, .standard) }
    return counts
  }

  private func signed(
    _ answer: ReviewItem.Answer,
    evidence: Evidence = World.evidence()
  ) throws -> ReviewItem {
    World.after(
      [.decided(answer: answer, verdict: answer.verdict), .signedOff(by: SmallWorld.ben.id)],
      try World.item(evidence)
    )
  }

  @Test func `completion leaves out silence and what ended by other means`() throws {
    let lapsed = World.after(
      [.lapsed(verdict: .noResponse, isMoot: false), .signedOff(by: nil)],
      try World.item()
    )
    let moot = World.after(
      [.lapsed(verdict: .noResponse, isMoot: true), .signedOff(by: nil)],
      try World.item()
    )
    let counts = counts([try World.item(), try signed(World.given(.certify)), lapsed, moot])
    #expect(counts.items == 3)
    #expect(counts.answered == 1)
    #expect(counts.moot == 1)
  }

  @Test func `revocations, and how many of them are proven`() throws {
    let applied = World.after(
      [.applied],
      try World.item(in: .applying),
      at: SmallWorld.now + .hours(2)
    )
    let counts = counts([
      applied, try World.item(in: .applying), try signed(World.given(.certify)),
      try signed(World.given(.abstain)),
    ])
    #expect(counts.decided == 3)
    #expect(counts.denied == 2)
    #expect(counts.applied == 1)
    #expect(counts.applyTimes == [7_200_000])
  }

  @Test func `certifications that were hardly looked at`() throws {
    let outside = World.evidence(holding: 1)
    let items = try [
      signed(World.given(.certify, dwell: 2_999, opened: true)),
      signed(World.given(.certify, dwell: 3_000, opened: true)),
      signed(World.given(.certify, dwell: 9_000)),
      signed(World.given(.certify, dwell: 9_000, batch: 21, opened: true), evidence: outside),
      signed(World.given(.certify, dwell: 9_000, batch: 20, opened: true), evidence: outside),
      signed(World.given(.certify, dwell: 100, batch: 200, opened: true)),
      signed(World.given(.certify)), signed(World.given(.revoke, dwell: 10)),
    ]
    let counts = counts(items)
    #expect(counts.certifications == 5)
    #expect(counts.rubberStamped == 3)
    #expect(counts.enveloped == 1)
  }
}
