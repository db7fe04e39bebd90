import Governance
import Testing

@testable import GovernanceStore

struct CountTests {
  private func count(
    _ world: QueryWorld,
    _ filter: String,
    _ environment: Environment? = nil
  ) async throws -> ListCount {
    var query = ListQuery(.grants, filter: filter)
    query.environment = environment
    return try await world.store.count(query, as: .claiming("ada"))
  }

  @Test(arguments: ["", "kind:standing", "sync", "zzz", "-is:late", "used:never env:prod"])
  func `a count is the length of the list`(_ filter: String) async throws {
    let world = try await QueryWorld()
    let count = try await count(world, filter)
    #expect(count.matching == (try await world.grants(filter).count))
    #expect(count.all == 66 && !count.isCapped)
  }

  @Test func `what a filter hides says how much of it is late`() async throws {
    let world = try await QueryWorld()
    let late = try await world.grants("is:late").count
    #expect(late > 2)
    #expect(try await count(world, "").hiddenLate == 0)
    #expect(try await count(world, "is:late").hiddenLate == 0)
    #expect(try await count(world, "-is:late").hiddenLate == late)
    #expect(try await count(world, "zzz").hiddenLate == late)
    let inProduction = try await world.grants("is:late env:prod").count
    #expect(try await count(world, "", .prod).hiddenLate == late - inProduction)
  }

  @Test func `beyond ten thousand the count is the cap`() async throws {
    let world = try await TestStore()
    try await world.store.engine.write { connection in
      try connection.run(
        """
        insert into artifact (
          id, kind, name, digest, stage, data_class, risk_tier, owner, registered_at, version,
          from_sequence
        )
        with recursive number (value) as (
          select 1 union all select value + 1 from number where value < 10002
        )
        select 'AT-' || value, 'code', 'name ' || value, 'sha256:' || value, 'training',
          'internal', null, null, 0, 1, 1
        from number
        """
      )
    }
    let all = try await world.store.count(ListQuery(.artifacts), as: world.root)
    #expect(all.matching == 10_000 && all.isCapped && all.all == 10_002)
    let most = try await world.store.count(
      ListQuery(.artifacts, filter: "-name:\"name 10002\""),
      as: world.root
    )
    #expect(most.matching == 10_000 && most.isCapped)
    let exactly = try await world.store.count(
      ListQuery(.artifacts, filter: "-name:\"name 10002\" -name:\"name 10001\""),
      as: world.root
    )
    #expect(exactly.matching == 10_000 && !exactly.isCapped)
  }

  @Test(arguments: ListKind.allCases)
  func `each kind can be counted`(_ kind: ListKind) async throws {
    let world = try await TestWorld.lived()
    let count = try await world.store.count(
      ListQuery(kind, filter: kind == .sources ? "source:aws" : ""),
      as: world.test.root
    )
    #expect(count.matching <= count.all)
  }
}
