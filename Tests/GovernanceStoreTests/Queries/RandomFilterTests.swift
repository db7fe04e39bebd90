import Governance
import Testing

@testable import GovernanceStore

/// Filters that nobody wrote, nested as deep as they may be, against a look at each row.
struct RandomFilterTests {
  @Test(arguments: 1...8)
  func `any tree of conditions leaves what the rows themselves say`(_ seed: UInt64) async throws {
    let world = try await QueryWorld()
    let slow = try await SlowGrants(world, viewer: "ben")
    var trees = RandomTrees(seed: seed, conditions: GrantFilterTests.conditions)
    for _ in 0..<40 {
      let text = trees.text(depth: 4)
      let found = try await world.grants(text, as: "ben").map(\.id)
      #expect(found == (try slow.ids(text)), "\(text)")
    }
  }

  @Test(arguments: 1...4)
  func `any filter in any order is paged whole and once`(_ seed: UInt64) async throws {
    let world = try await QueryWorld()
    var trees = RandomTrees(seed: seed &+ 100, conditions: GrantFilterTests.conditions)
    for _ in 0..<6 {
      var query = ListQuery(.grants, filter: trees.text(depth: 2), limit: 1 + trees.number(9))
      query.sort = PagingTests.sorts[trees.number(PagingTests.sorts.count)]
      query.descending = trees.number(2) == 1
      var all = query
      all.limit = 1_000
      let whole = try await world.store.grants(all, as: .claiming("ben")).rows.map(\.id)
      var ids: [String] = []
      for _ in 0..<70 {
        let page = try await world.store.grants(query, as: .claiming("ben"))
        ids += page.rows.map(\.id)
        guard page.hasAfter else { break }
        query.cursor = page.cursors.last
      }
      #expect(ids == whole, "\(query.filter) by \(query.sort ?? "")")
    }
  }
}

/// Trees that look random and are the same in each run.
struct RandomTrees {
  private var state: UInt64
  private let conditions: [String]

  init(seed: UInt64, conditions: [String]) {
    state = seed
    self.conditions = conditions
  }

  mutating func number(_ bound: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(bound))
  }

  mutating func text(depth: Int) -> String {
    guard depth > 0, number(5) > 0 else { return conditions[number(conditions.count)] }
    let parts = (0...(1 + number(2))).map { _ in text(depth: depth - 1) }
    switch number(3) {
    case 0: return "(\(parts.joined(separator: " ")))"
    case 1: return "(\(parts.joined(separator: " or ")))"
    default: return "-(\(parts[0]))"
    }
  }
}
