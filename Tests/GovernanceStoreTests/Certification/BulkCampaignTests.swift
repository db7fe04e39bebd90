import Governance
import Testing

@testable import GovernanceStore

struct BulkCampaignTests {
  private func many(_ count: Int) async throws -> TestStore {
    let test = try await TestStore()
    let right = SmallCloud.right("reader")
    let users = (0..<count).map { SmallCloud.user("user-\($0)") }
    try await test.store.take(
      [.entitlement(right)]
        + users.flatMap { [.principal($0), .assignment(SmallCloud.attached(right, to: $0))] }
    )
    _ = try await test.store.baseline(as: test.root)
    try await test.add([("rita", [])])
    return test
  }

  private func draft(_ test: TestStore) -> CampaignDraft {
    CampaignDraft(
      name: "everything",
      scope: "",
      zone: "UTC",
      reviewers: [ReviewerChoice(.named, persons: [Identifier("rita")])],
      dueAt: [
        Instant(milliseconds: (Int64(test.clock.instant.day) + 8) * 86_400_000 - 1_000)
      ],
      fallback: [Identifier("root")]
    )
  }

  @Test func `items are made a thousand in a transaction`() async throws {
    let test = try await many(1_205)
    let made = try await test.store.createCampaign(draft(test), as: test.root) { count in
      #expect([1_000, 1_205].contains(count))
    }
    #expect(made.items == 1_205)
    #expect(
      try await test.store.ask("select count(distinct principal) from review_item") == [[1_205]]
    )
  }

  @Test func `a campaign cut off while it is made goes on where it stopped`() async throws {
    let test = try await many(1_205)
    _ = try await test.store.perform([.certification(.create(draft(test)))], as: test.root)
    #expect(try await test.store.ask("select count(*) from review_item") == [[1_000]])
    let early = await #expect(throws: Refusal.self) {
      try await test.store.perform(
        [.certification(.start(Identifier("RC-1")))],
        as: test.root
      )
    }
    #expect(early?.message.contains("still being made") ?? false)
    let report = try await test.store.enforce(from: test.root.origin)
    #expect(report.done == ["review items made": 1])
    #expect(try await test.store.ask("select count(*) from review_item") == [[1_205]])
    #expect(try await test.store.enforce(from: test.root.origin).isEmpty)
    #expect(try await test.store.verify().isSound)
  }
}
