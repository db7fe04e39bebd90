import Governance
import Testing

@testable import GovernanceStore

/// Several orders, one inside the other, and pages of them.
struct SortingTests {
  private func ids(_ world: QueryWorld, _ orders: [ListOrder], limit: Int) async throws -> [String]
  {
    var query = ListQuery(.grants, limit: limit)
    query.sort = orders[0].name
    query.descending = orders[0].descending
    query.thenBy = Array(orders.dropFirst())
    var ids: [String] = []
    while true {
      let page = try await world.store.grants(query, as: .claiming("ben"))
      ids += page.rows.map(\.id)
      guard page.hasAfter, let last = page.cursors.last else { return ids }
      query.cursor = last
    }
  }

  @Test(arguments: [false, true], [false, true])
  func `a second order sorts what the first leaves side by side, rows without a value last`(
    _ first: Bool,
    _ second: Bool
  ) async throws {
    let world = try await QueryWorld()
    let orders = [ListOrder("risk", descending: first), ListOrder("ends", descending: second)]
    let whole = try await ids(world, orders, limit: 1_000)
    #expect(try await ids(world, orders, limit: 3) == whole)

    let rows = try await world.store.grants(
      ListQuery(.grants, limit: 1_000),
      as: .claiming("ben")
    ).rows.keyed(by: \.id)
    #expect(whole.count == rows.count)
    for (one, other) in zip(whole, whole.dropFirst()) {
      guard let before = rows[one], let after = rows[other],
        before.risk.score == after.risk.score,
        before.grant.state.isTerminal == after.grant.state.isTerminal,
        (before.grant.state == .revokeFailed) == (after.grant.state == .revokeFailed)
      else { continue }
      switch (before.grant.endsAt, after.grant.endsAt) {
      case (let early?, let late?):
        #expect(second ? early >= late : early <= late, "\(one) \(other)")
      case (nil, _?): Issue.record("\(one) has no end and stands before \(other)")
      default: break
      }
    }
  }

  @Test func `an unknown second order is refused like a first one`() async throws {
    let world = try await QueryWorld()
    let refusal = await #expect(throws: Refusal.self) {
      try await self.ids(world, [ListOrder("risk"), ListOrder("colour")], limit: 5)
    }
    #expect(refusal?.message.contains("`colour`") == true)
  }
}
