import Governance
import Testing

@testable import GovernanceStore

struct VerifyTests {
  @Test func `a database that only went through the door is sound`() async throws {
    let world = try await TestWorld.lived()
    let report = try await world.store.verify()
    #expect(report.problems.map(\.sentence) == [])
    let ledger = try await world.store.ledger()
    #expect(report.entries == ledger.size)
    #expect(report.root == ledger.root)
    #expect(report.observedRows > 10)
  }
}
