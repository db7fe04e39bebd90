import Documents
import Governance
import Testing

@testable import GovernanceStore

/// The cases of the domain about who decides on access and how long it lasts, each from end to end.
@Suite struct `Cases of access` {
  private func approval(_ request: AccessRequest) -> Command {
    .approve(
      Decision(
        request: request.id,
        seenVersion: request.version,
        seenDigest: request.contentDigest.hex,
        reason: "agreed"
      )
    )
  }

  private func refusal(
    _ world: TestWorld,
    _ commands: [Command],
    as actor: Operator
  ) async -> Refusal? {
    await #expect(throws: Refusal.self) {
      _ = try await world.store.perform(commands, as: actor)
    }
  }

  private func live(_ world: TestWorld) async throws -> [GrantRow] {
    try await world.store.grants(
      ListQuery(.grants, filter: "state:active", limit: 50),
      as: world.test.root
    ).rows
  }

  @Test func `a: two approvers at one moment make one grant`() async throws {
    let world = try await TestWorld()
    let request = try await world.ask(for: world.reader)
    let command = approval(request)
    let refusals = try await withThrowingTaskGroup(of: Refusal?.self) { group in
      for handle in ["ben", "ada", "mei", "ben", "ada", "mei"] {
        let program = try await world.test.reopened()
        group.addTask {
          do {
            _ = try await program.perform([command], as: .claiming(handle))
            return nil
          } catch let refusal as Refusal {
            return refusal
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
    #expect(refusals.count { $0 == nil } == 1)
    #expect(refusals.compactMap { $0 }.allSatisfy { $0.code == .alreadyClosed })
    #expect(try await world.request(request.id).grants.count == 1)
    #expect(try await world.store.ask("select count(*) from access_grant") == [[1]])
    #expect(try await world.store.verify().isSound)
  }

  @Test func `b: nobody approves their own, through a second account`() async throws {
    let world = try await TestWorld()
    let second = SmallCloud.user("ada-admin")
    try await world.takeCloud(extra: [.principal(second)])
    _ = try await world.store.perform(
      [.link(Identifier("ada"), Identifier(second.nativeID))],
      as: world.test.root
    )
    let request = try await world.ask { $0.beneficiary = Identifier(second.nativeID) }
    let refused = await refusal(world, [approval(request)], as: .claiming("ada"))
    #expect(refused?.code == .ownAccess)
  }

  @Test func `b: nobody approves their own, as who answers for the workload`() async throws {
    let world = try await TestWorld()
    let request = try await world.ask { $0.beneficiary = Identifier(world.trainer.nativeID) }
    let refused = await refusal(world, [approval(request)], as: .claiming("ben"))
    #expect(refused?.code == .ownAccess)
  }

  @Test func `b: nobody approves their own, as somebody's delegate`() async throws {
    let world = try await TestWorld()
    let now = world.test.clock.instant
    _ = try await world.store.perform(
      [.delegate(to: Identifier("noor"), from: now, until: now + .days(2))],
      as: .claiming("ada")
    )
    let request = try await world.ask()
    var delegate = Operator.claiming("noor")
    delegate.delegateFor = "ada"
    let refused = await refusal(world, [approval(request)], as: delegate)
    #expect(refused?.code == .ownAccess)
  }

  @Test func `c: what was edited after it was shown takes no vote`() async throws {
    let world = try await TestWorld()
    let shown = try await world.ask()
    _ = try await world.store.perform(
      [.ask(shown.id, text: "which run?")],
      as: .claiming("mei")
    )
    let refused = await refusal(world, [approval(shown)], as: .claiming("ada"))
    #expect(refused?.code == .staleView)
    #expect(try await world.request(shown.id).votes.isEmpty)
  }

  @Test func `d: what has expired is denied, with nothing sweeping`() async throws {
    let world = try await TestWorld()
    let request = try await world.ask(for: world.reader) { $0.duration = .hours(2) }
    try await world.settle(request)
    #expect(try await live(world).count == 1)
    world.test.clock.advance(.hours(2))
    #expect(try await live(world).isEmpty, "expiry is read off the clock")
    let kinds = try await world.store.ask(
      "select count(*) from ledger_entry where kind in ('grant.ending', 'grant.ended')"
    )
    #expect(kinds == [[0]], "nobody recorded anything")
    let id = try #require(try await world.request(request.id).grants.first)
    let grant = try await world.store.engine.read { try $0.grant(id) }
    #expect(!grant.isLive(at: world.test.clock.instant))
  }

  @Test func `e: of two grants that overlap the end of one keeps the access`() async throws {
    let world = try await TestWorld()
    let first = try await world.ask(for: world.reader) { $0.duration = .hours(4) }
    try await world.settle(first)
    world.test.clock.advance(.hours(1))
    let second = try await world.ask(for: world.reader) { $0.duration = .hours(8) }
    try await world.settle(second)
    #expect(try await live(world).count == 2)
    let ended = try #require(try await world.request(first.id).grants.first)
    _ = try await world.store.perform(
      [.revoke(ended, reason: "the first is not needed", seen: nil)],
      as: .claiming("mei")
    )
    let kept = try #require(try await world.request(second.id).grants.first)
    let left = try #require(try await live(world).first { $0.grant.id == kept })
    #expect(left.grant.state == .active || left.grant.state == .scheduled)
    #expect(left.grant.principal == first.content.beneficiary)
    let other = try await world.store.engine.read { try $0.grant(ended) }
    #expect(other.state == .revoking)
  }

  @Test func `f: a revocation that nothing proves stays visible and breaches its time`()
    async throws
  {
    let world = try await TestWorld()
    _ = try await world.store.baseline(as: world.test.root)
    let id = try #require(try await live(world).first?.grant.id)
    _ = try await world.store.perform(
      [.revoke(id, reason: "the vendor has left", seen: nil)],
      as: .claiming("mei")
    )
    func listed(_ filter: String) async throws -> [String] {
      try await world.store.grants(
        ListQuery(.grants, filter: filter, limit: 9),
        as: world.test.root
      ).rows.map(\.id)
    }
    try await world.takeCloud()
    #expect(try await listed("is:stuck") == [id.text], "the account still shows it")
    world.test.clock.advance(.hours(25))
    #expect(try await listed("is:stuck is:late") == [id.text])
    let posture = try await world.store.posture(environment: nil, as: world.test.root)
    #expect(posture.tasks.contains { $0.id == id.text && $0.isLate })
  }

  @Test func `l: a day is 86,400 seconds, whatever the clocks of a zone do`() async throws {
    let world = try await TestWorld()
    let night = try #require(Instant(rfc3339: "2026-10-24T12:00:00Z"))
    world.test.clock.advance(night - world.test.clock.instant)
    let request = try await world.ask(for: world.reader) { $0.duration = .hours(24) }
    try await world.settle(request)
    let id = try #require(try await world.request(request.id).grants.first)
    let grant = try await world.store.engine.read { try $0.grant(id) }
    let end = try #require(grant.endsAt)
    #expect(end - grant.startsAt == .seconds(86_400))
  }

  /// 10,000 random inputs are in the tests of the model; here what was stored keeps the promise.
  @Test func `k: the rows of every score that was ever shown sum to it`() async throws {
    let store = try await SamplePlay.played.value.store
    for table in ["access_request", "access_row"] {
      let sums = try await store.engine.read { connection in
        try connection.rows("select risk from \(table)").map { row in
          let risk = try RiskScore(row)
          return risk.contributions.reduce(0) { $0 + $1.points } - risk.score
        }
      }
      #expect(sums.count > 200)
      #expect(sums.allSatisfy { $0 == 0 })
    }
  }
}
