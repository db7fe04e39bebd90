import Governance
import GovernanceStore
import Testing

/// How closely reviewers looked: who may read it, and what it says.
struct ReviewQualityTests {
  @Test func `each reviewer has a row a campaign, for who secures or audits`() async throws {
    let stage = try await ReviewStage()
    try await stage.world.test.add([("sec", [.security]), ("aud", [.auditor])])
    let id = try await stage.begin()
    #expect(try await stage.store.reviewQuality(as: .claiming("sec")).isEmpty)
    let items = try await stage.items()
    try await stage.answerEach(.certify, items, "rita")
    try await stage.perform(.signOff(id), "rita")
    let rows = try await stage.store.reviewQuality(as: .claiming("sec"))
    #expect(rows.map { $0.text("reviewer") } == ["rita"])
    #expect(rows.map { $0.text("campaign") } == [id.text])
    #expect(rows.map { $0.integer("certifications") } == [items.count])
    #expect(rows.map { $0.integer("stamped") } == [0])
    #expect(try await stage.store.reviewQuality(as: .claiming("aud")) == rows)
    #expect(try await stage.store.reviewQuality(campaigns: 0, as: .claiming("aud")).isEmpty)
  }

  @Test(arguments: ["rita", "cora"])
  func `who reviews or runs campaigns does not read it`(handle: String) async throws {
    let stage = try await ReviewStage()
    await #expect(throws: Refusal.self) {
      _ = try await stage.store.reviewQuality(as: .claiming(handle))
    }
  }
}
