import Governance
import Testing

@testable import GovernanceStore

/// Lists show what the newest published snapshot of each source says, and nothing else.
struct SnapshotListTests {
  private func names(_ store: Store, _ filter: String = "", as viewer: Operator) async throws
    -> [String]
  {
    try await store.principals(ListQuery(.principals, filter: filter, limit: 500), as: viewer)
      .rows.map(\.fact.name)
  }

  @Test func `what a newer snapshot leaves out is gone, and what is staged is not there yet`()
    async throws
  {
    let test = try await TestStore()
    try await test.store.take([
      .principal(SmallCloud.role("stays")), .principal(SmallCloud.role("goes")),
    ])
    try await test.store.take([
      .principal(SmallCloud.role("stays")), .principal(SmallCloud.role("comes")),
    ])
    #expect(try await names(test.store, as: test.root) == ["comes", "stays"])
    // Rows as an import leaves them that was killed before it published.
    try await test.store.engine.write { connection in
      try connection.run("update principal set to_snapshot = 9 where name = 'stays'")
      try connection.run(
        """
        update principal set from_snapshot = 9, to_snapshot = null where name = 'comes'
        """
      )
    }
    #expect(try await names(test.store, as: test.root) == ["stays"])
    let orphans = try await test.store.metrics(environment: nil).first { $0.id == "M16" }
    #expect(orphans?.denominator == 1)
  }

  @Test func `of many sources each shows its own newest snapshot`() async throws {
    let test = try await TestStore()
    for round in 1...2 {
      for scope in 0..<14 {
        try await test.store.take(
          (0...round).map { .principal(SmallCloud.role("s\(scope)-r\(round)-\($0)")) },
          scope: "\(scope)"
        )
      }
      // Beyond a dozen sources the question is put in another way, with the same answer.
      let expected = (0..<14).flatMap { scope in
        (0...round).map { "s\(scope)-r\(round)-\($0)" }
      }
      #expect(try await names(test.store, as: test.root) == expected.sorted())
      let metric = try await test.store.metrics(environment: nil).first { $0.id == "M16" }
      #expect(metric?.denominator == expected.count)
    }
    #expect(try await names(test.store, "source:=aws-iam/3", as: test.root).count == 3)
    #expect(try await test.store.sources(as: test.root).count == 14)
  }

  @Test func `a page is of one moment though an import runs beside it`() async throws {
    let test = try await TestStore()
    let roles = (0..<40).map { SmallCloud.role("role-\($0)") }
    try await test.store.take(roles.map { .principal($0) })
    var query = ListQuery(.principals, limit: 7)
    var seen: [String] = []
    for round in 0..<6 {
      let page = try await test.store.principals(query, as: test.root)
      seen += page.rows.map(\.fact.name)
      query.cursor = page.cursors.last
      // Every import leaves one out that was shown already.
      try await test.store.take(roles.filter { $0.name != seen[round] }.map { .principal($0) })
    }
    #expect(seen == roles.map(\.name).sorted())
  }
}
