import Governance
import Testing

@testable import GovernanceStore

/// The cases of the domain about certification, exceptions and emergencies, each from end to end.
@Suite struct `Cases of review and departure` {
  @Test func `g: silence certifies nothing that is privileged`() async throws {
    let stage = try await ReviewStage()
    let refused = await #expect(throws: Refusal.self) {
      try await stage.store.createCampaign(
        stage.draft { $0.strategy = .acceptedIfNotDenied },
        as: .claiming("cora")
      )
    }
    #expect(refused?.code == .hardStop)
    #expect(refused?.next?.contains("not is:privileged") ?? false)
    let made = try await stage.store.createCampaign(
      stage.draft {
        $0.strategy = .acceptedIfNotDenied
        $0.scope = "not is:privileged"
      },
      as: .claiming("cora")
    )
    #expect(made.items > 0)
  }

  private func draft(for length: Duration?) -> ExceptionDraft {
    ExceptionDraft(
      rule: "bucket-versioning",
      scope: "access:reader env:dev",
      length: length,
      owner: Identifier("ben"),
      compensatingControl: "a daily copy",
      justification: "the migration is in progress",
      ticket: "OPS-9"
    )
  }

  @Test func `h: the third of a kind within ninety days opens a backlog item`() async throws {
    let world = try await TestWorld()
    func backlog() async throws -> [BacklogItem] {
      try await world.store.engine.read { try $0.records() }
    }
    for turn in 1...3 {
      #expect(try await backlog().isEmpty, "before the \(turn). is approved")
      _ = try await world.exceptionInForce(scope: "access:reader env:dev")
      world.test.clock.advance(.days(20))
    }
    let items = try await backlog()
    #expect(items.count == 1)
    #expect(items.first?.exceptions.map(\.text) == ["EX-1", "EX-2", "EX-3"])
  }

  @Test(arguments: [(Duration?.none, Refusal.Code.hardStop), (.days(15), .limit), (.zero, .limit)])
  func `i: no exception without an end, or longer than its class may last`(
    _ length: Duration?,
    _ code: Refusal.Code
  ) async throws {
    let world = try await TestWorld()
    let before = try await world.store.ledger()
    let refused = await #expect(throws: Refusal.self) {
      _ = try await world.store.perform(
        [.exception(.request(draft(for: length)))],
        as: .claiming("ada")
      )
    }
    #expect(refused?.code == code)
    #expect(try await world.store.ledger() == before)
  }

  @Test func `l: a campaign ends at 23:59:59 of its zone, in the night of a clock change too`()
    async throws
  {
    let stage = try await ReviewStage()
    let change = try #require(Instant(rfc3339: "2026-10-25T01:00:00Z"))
    let begin = try #require(Instant(rfc3339: "2026-10-20T08:00:00Z"))
    stage.clock.advance(begin - stage.clock.instant)
    let day = try #require(EndOfDay.day(of: "2026-10-25"))
    let due = EndOfDay.instant(day: day) { $0 < change ? 7_200 : 3_600 }
    #expect(due.description == "2026-10-25T22:59:59Z")
    let (id, _) = try await stage.store.createCampaign(
      stage.draft {
        $0.zone = "Europe/Berlin"
        $0.dueAt = [due]
      },
      as: .claiming("cora")
    )
    try await stage.perform(.start(id), "cora")
    stage.clock.advance(due - stage.clock.instant)
    #expect(
      try await stage.store.enforce(from: stage.world.test.root.origin).done["review item lapsed"]
        == nil
    )
    stage.clock.advance(.seconds(1))
    let report = try await stage.store.enforce(from: stage.world.test.root.origin)
    #expect(report.done["review item lapsed"] == 3)
  }

  @Test func `o: the glass breaks with everything else away, and owes a review in 72 hours`()
    async throws
  {
    let world = try await TestWorld()
    let right = SmallCloud.right(
      "serving-break-glass",
      privilege: .admin,
      environment: .prod,
      owner: "ben"
    )
    try await world.takeCloud(extra: [.entitlement(right)])
    _ = try await world.store.perform(
      [.setPersona(Identifier("noor"), .breakGlassResponder, held: true)],
      as: world.test.root
    )
    // The broker, the source and the account are all away: nothing of them is asked.
    try await world.store.take([.principal(world.trainer)])
    let draft = BreakGlassDraft(
      entitlement: Identifier(right.name),
      incident: "INC-412",
      length: .minutes(45),
      reason: "inference is down"
    )
    let made = try await world.store.perform(
      [.exception(.breakGlass(draft))],
      as: .claiming("noor")
    )
    let id = try #require(made.subjects.first { $0.hasPrefix("BG-") })
    let began = world.test.clock.instant
    world.test.clock.advance(.minutes(46))
    _ = try await world.store.enforce(from: world.test.root.origin)
    let glass = try await world.store.engine.read { try $0.breakGlass(Identifier(id)) }
    #expect(glass.state == .postReviewPending)
    #expect(glass.reviewDueAt == began + .minutes(45) + .hours(72))
  }
}
