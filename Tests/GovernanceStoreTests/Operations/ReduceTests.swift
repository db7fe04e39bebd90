import Governance
import Testing

@testable import GovernanceStore

/// Less access instead of none: by whoever may end it, and as the outcome of a review.
struct ReduceTests {
  private func granted() async throws -> (world: TestWorld, grant: Grant) {
    let world = try await TestWorld()
    let request = try await world.ask(for: world.reader)
    try await world.settle(request)
    let grants = try await world.store.engine.read { try $0.grants() }
    return (world, try #require(grants.last))
  }

  private func reduce(
    _ grant: Grant,
    _ length: Duration,
    _ world: TestWorld,
    as handle: String = "noor"
  ) async throws -> Receipt {
    try await world.store.perform(
      [
        .reduce(
          grant.id,
          until: world.test.clock.instant + length,
          reason: "an hour will do",
          seen: grant.version
        )
      ],
      as: .claiming(handle)
    )
  }

  @Test func `a shorter grant takes the place of the longer one at once`() async throws {
    let (world, grant) = try await granted()
    _ = try await reduce(grant, .hours(1), world)
    let now = world.test.clock.instant
    let grants = try await world.store.engine.read { try $0.grants() }
    let shorter = try #require(grants.last)
    #expect(shorter.replaces == grant.id && shorter.request == grant.request)
    #expect(shorter.isLive(at: now) && !shorter.isLive(at: now + .hours(1)))
    #expect(grants.first { $0.id == grant.id }?.endProof == .covered(shorter.id))
    let live = try await world.store.grants(
      ListQuery(.grants, filter: "state:active principal:noor"),
      as: world.test.root
    ).rows
    #expect(live.map(\.grant.id) == [shorter.id])
    #expect(try await world.store.verify().isSound)
  }

  @Test func `what is refused changes nothing`() async throws {
    let (world, grant) = try await granted()
    let before = try await world.store.ledger()
    for length in [Duration.hours(9), .hours(8), .zero, .hours(-1)] {
      await #expect(throws: Refusal.self) { try await reduce(grant, length, world) }
    }
    #expect(try await world.store.ledger() == before)
  }

  @Test func `a review that reduces leaves a shorter grant, and is applied`() async throws {
    let stage = try await ReviewStage()
    let id = try await stage.begin()
    let item = try #require(try await stage.items().first { $0.principalName == "noor" })
    let end = stage.clock.instant + .days(2)
    let shown = ReviewAnswer.Shown(item.id, evidence: item.evidenceSha256)
    try await stage.perform(
      .answer(
        ReviewAnswer(.reduce, to: [shown], comment: "until the release", until: end)
      ),
      "rita"
    )
    let others = try await stage.items().filter { $0.id != item.id }
    try await stage.answerEach(.certify, others, "rita")
    try await stage.perform(.signOff(id), "rita")
    let shorter = try #require(try await stage.grants().first { $0.replaces != nil })
    #expect(shorter.endsAt == end && shorter.entitlement == item.entitlement)
    let old = try #require(try await stage.grants().first { $0.id == shorter.replaces })
    #expect(old.state == .revoked && old.endReason?.text == "until the release")
    _ = try await stage.enforce()
    #expect(try await stage.items().first { $0.id == item.id }?.state == .applied)
    #expect(try await stage.store.verify().isSound)
  }

  @Test func `only what is reduced is given an end, and one that is sooner`() async throws {
    let stage = try await ReviewStage()
    _ = try await stage.begin()
    let item = try #require(try await stage.items().first)
    let shown = ReviewAnswer.Shown(item.id, evidence: item.evidenceSha256)
    for (verdict, end) in [
      (Verdict.certify, Duration.days(2)), (.revoke, .days(2)), (.reduce, .zero),
    ] {
      let answer = ReviewAnswer(
        verdict,
        to: [shown],
        comment: "as the owner says",
        until: stage.clock.instant + end
      )
      await #expect(throws: Refusal.self) { try await stage.perform(.answer(answer), "rita") }
    }
  }
}
