import Governance
import Testing

@testable import GovernanceStore

/// The way from a run to the calls, from whichever record it is asked for.
struct TraceTests {
  private func trace(_ world: TestWorld, _ reference: String) async throws -> [String: RecordRow] {
    let rows = try await world.store.trace(reference, as: world.test.root)
    #expect(
      rows.map(\.id) == [
        "run", "artifact", "provenance", "package", "change", "bundle", "workload", "events",
      ]
    )
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.id, $0) })
  }

  private func value(_ row: RecordRow?, _ field: String) -> RecordRow.Value? {
    row?.fields.first { $0.name == field }?.value
  }

  @Test func `a hop of which nothing is known names the field and who should send it`()
    async throws
  {
    let world = try await TestWorld.lived()
    let hops = try await trace(world, "mp-1")
    #expect(value(hops["package"], "id") == .text("MP-1"))
    for name in ["provenance", "change", "bundle"] {
      #expect(value(hops[name], "id") == .absent, "\(name)")
      #expect(value(hops[name], "missing") != .absent, "\(name)")
      #expect(value(hops[name], "sender") != .absent, "\(name)")
    }
  }

  @Test func `the digest finds what the id finds`() async throws {
    let world = try await TestWorld.lived()
    let digest = try await world.store.ask("select digest from model_package where id = 'MP-1'")
    guard case .text(let text)? = digest.first?.first else {
      Issue.record("the package has no digest")
      return
    }
    let byDigest = try await world.store.trace(text, as: world.test.root)
    #expect(byDigest == (try await world.store.trace("MP-1", as: world.test.root)))
  }

  @Test func `a workload identity leads to its last call`() async throws {
    let world = try await TestWorld.lived()
    let hops = try await trace(world, "WI-1")
    #expect(value(hops["workload"], "id") == .text("WI-1"))
    #expect(value(hops["events"], "name") == .text("trainer"))
    #expect(value(hops["events"], "missing") != .absent)
  }

  @Test func `what no record bears is refused`() async throws {
    let world = try await TestWorld.lived()
    let refusal = await #expect(throws: Refusal.self) { try await self.trace(world, "run-404") }
    #expect(refusal?.message.contains("`run-404`") == true)
  }
}
