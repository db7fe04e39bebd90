import Governance
import SampleWorld
import Testing

@testable import GovernanceStore

/// The demo, as a database: what is promised of it holds after connectors, rules and store had their say.
struct SamplePlayTests {
  @Test func `the sample goes through connectors and store, and verifies`() async throws {
    let database = try TestDatabase()
    let end = try #require(Instant(rfc3339: "2026-06-12T14:32:00Z"))
    let store = try await SamplePlay.store(at: database.path, endingAt: end)
    let ada = SamplePlay.door("ada")

    let report = try await store.verify()
    #expect(report.problems.isEmpty, "\(report.problems.prefix(3))")

    let metrics = try await store.metrics(environment: nil)
    #expect(metrics.first { $0.id == "M2" }?.value == 14)
    let lead = try #require(metrics.first { $0.id == "M9" }?.value)
    #expect((11...60).contains(lead))

    let waiting = try await store.requests(
      ListQuery(.requests, filter: "state:pending", limit: 100),
      as: ada
    ).rows
    #expect(waiting.count == 12)
    #expect(waiting.count { $0.request.terms.dueAt <= end + .hours(4) } == 2)
    #expect(
      Set(waiting.map(\.request.terms.risk.band)) == Set(RiskScore.Band.allCases)
    )

    var able: [String: Int] = [:]
    for handle in SampleCatalogue.handles where !["hugo", "marta"].contains(handle) {
      let rows = try await store.requests(
        ListQuery(.requests, filter: "state:pending", limit: 100),
        as: SamplePlay.door(handle)
      ).rows
      for row in rows where row.mayDecide { able[row.id, default: 0] += 1 }
    }
    #expect(waiting.allSatisfy { able[$0.id, default: 0] >= 2 }, "\(able)")

    for right in SampleWorld(endingAt: end).catalogue.rights where right.scope.first == "1" {
      let rows = try await store.engine.read {
        try $0.rows(
          "select privilege, data_class, environment from entitlement_now where id = ?",
          [.text(right.id.text)]
        )
      }
      let row = try #require(rows.first, "\(right.name)")
      #expect(try row.text("privilege") == right.level.rawValue, "\(right.name)")
      #expect(try row.text("data_class") == right.dataClass.rawValue, "\(right.name)")
      #expect(try row.text("environment") == right.environment.rawValue, "\(right.name)")
    }
    withExtendedLifetime(database) {}
  }
}
