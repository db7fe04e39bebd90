import Governance
import Testing

@testable import GovernanceStore

/// Drift and compliance findings in one list.
struct DeviationListTests {
  private func rows(_ kind: ListKind, _ filter: String) async throws -> [String] {
    let store = try await SamplePlay.played.value.store
    var query = ListQuery(kind, filter: filter, limit: 500)
    query.zoneOffset = 0
    return try await store.records(query, as: .claiming("ada")).rows.map(\.id)
  }

  @Test(
    arguments: [
      ("", "", ""), ("kind:drift", "", nil), ("kind:compliance", nil, ""),
      ("kind:gained", "kind:gained", nil), ("state:detected", "state:detected", nil),
      ("state:waived", nil, "state:waived"), ("is:covered", "is:covered", "is:covered"),
      ("is:late class:critical", "is:late class:critical", "is:late class:critical"),
      ("owner:none", "owner:none", "owner:none"), ("env:prod", "env:prod", "env:prod"),
      ("is:recurring", "is:recurring", nil),
      ("acme-prod-features", "acme-prod-features", "acme-prod-features"),
    ] as [(String, String?, String?)]
  )
  func `it finds what the lists of both kinds find`(
    filter: String,
    drift: String?,
    compliance: String?
  ) async throws {
    var expected: [String] = []
    if let drift { expected += try await rows(.drift, drift) }
    if let compliance { expected += try await rows(.findings, compliance) }
    #expect(try await rows(.deviations, filter).sorted() == expected.sorted())
  }

  @Test func `open is what somebody still has to act on, the most urgent first`() async throws {
    let open = try await rows(.deviations, "is:open")
    #expect(open.contains { $0.hasPrefix("DF-") } && open.contains { $0.hasPrefix("CF-") })
    let store = try await SamplePlay.played.value.store
    var query = ListQuery(.deviations, filter: "is:open", limit: 500)
    query.zoneOffset = 0
    let found = try await store.records(query, as: .claiming("ada")).rows
    let due = found.compactMap { $0.instant("due_at") }
    #expect(due == due.sorted() && due.count == found.count)
    #expect(found.allSatisfy { !["verified", "resolved", "waived"].contains($0.text("state")) })
  }
}
