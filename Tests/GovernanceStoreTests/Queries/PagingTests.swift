import Governance
import Testing

@testable import GovernanceStore

/// Pages of any order, put together from either end, are the list.
struct PagingTests {
  static let sorts: [String?] = [
    nil, "risk", "ends", "used", "principal", "access", "state", "resource", "owner", "certified",
    "source", "rule", "id",
  ]

  @Test(arguments: sorts, [false, true])
  func `grants come whole and once, forward and backward`(
    _ sort: String?,
    _ descending: Bool
  ) async throws {
    let world = try await QueryWorld()
    let whole = try await world.grants(sort: sort, descending: descending).map(\.id)
    #expect(whole.count == 66 && Set(whole).count == 66)
    for limit in [1, 7, 65, 66, 67] {
      var query = ListQuery(.grants, limit: limit)
      query.sort = sort
      query.descending = descending
      #expect(try await world.walk(query).flatMap(\.rows).map(\.id) == whole, "\(limit)")
      query.direction = .backward
      let back = try await world.walk(query)
      #expect(back.reversed().flatMap(\.rows).map(\.id) == whole, "\(limit)")
    }
  }

  @Test(arguments: sorts)
  func `a page knows whether there is more on either side`(_ sort: String?) async throws {
    let world = try await QueryWorld()
    var query = ListQuery(.grants, limit: 33)
    query.sort = sort
    let pages = try await world.walk(query)
    #expect(pages.map(\.hasBefore) == [false, true])
    #expect(pages.map(\.hasAfter) == [true, false])
    #expect(pages.allSatisfy { $0.cursors.count == $0.rows.count })
    query.direction = .backward
    query.cursor = pages.last?.cursors.first
    let back = try await world.store.grants(query, as: .claiming("ada"))
    #expect(back.rows == pages.first?.rows)
    #expect(!back.hasBefore && back.hasAfter)
  }

  @Test func `rows are in the order of the column, those without a value last`() async throws {
    let world = try await QueryWorld()
    for descending in [false, true] {
      let rows = try await world.grants(sort: "ends", descending: descending)
      for rank in 0...2 {
        let part = rows.filter { Grant.rank(ofState: $0.grant.state.rawValue) == rank }
        let ends = part.compactMap(\.grant.endsAt)
        #expect(ends == (descending ? ends.sorted().reversed() : ends.sorted()))
        #expect(part.prefix(ends.count).allSatisfy { $0.grant.endsAt != nil })
      }
    }
  }

  @Test(arguments: sorts)
  func `what should have ended leads every order, what is over ends it`(
    _ sort: String?
  ) async throws {
    let world = try await QueryWorld()
    let ranks = try await world.grants(sort: sort).map {
      Grant.rank(ofState: $0.grant.state.rawValue)
    }
    #expect(ranks == ranks.sorted())
    #expect(Set(ranks) == [0, 1, 2])
  }

  @Test func `the own order of grants is by score`() async throws {
    let world = try await QueryWorld()
    let live = try await world.grants().filter { $0.grant.state == .active }
    #expect(live.map(\.risk.score) == live.map(\.risk.score).sorted().reversed())
  }

  @Test func `a place holds though rows come and go around it`() async throws {
    let world = try await QueryWorld()
    var query = ListQuery(.grants, limit: 10)
    let first = try await world.store.grants(query, as: .claiming("ada"))
    let before = try await world.grants().map(\.id)
    var gone = Cloud.grants(at: world.now).first { $0.id.text == first.rows[9].id }
    gone?.state = .revoked
    gone?.enforcedAt = world.now
    if let gone { try await world.store.put([gone]) }
    query.cursor = first.cursors[9]
    let second = try await world.store.grants(query, as: .claiming("ada"))
    #expect(second.rows.map(\.id) == Array(before[10..<20]))
  }

  @Test func `a place behind the last row is an empty page`() async throws {
    let world = try await QueryWorld()
    var query = ListQuery(.grants, limit: 66)
    query.cursor = try await world.store.grants(query, as: .claiming("ada")).cursors.last
    let page = try await world.store.grants(query, as: .claiming("ada"))
    #expect(page.rows.isEmpty && page.hasBefore && !page.hasAfter)
  }

  @Test func `an order that the kind does not have is refused with those that it has`()
    async throws
  {
    let world = try await QueryWorld()
    let refusal = await #expect(throws: Refusal.self) {
      _ = try await world.grants(sort: "colour")
    }
    #expect(refusal?.message == "grants have no order `colour`")
    #expect(refusal?.next?.hasPrefix("sort by one of: risk ends used principal access") == true)
  }

  @Test(arguments: ListKind.allCases)
  func `every order of every kind is one that the database knows`(
    _ kind: ListKind
  ) async throws {
    let world = try await TestWorld.lived()
    try await world.store.engine.read { connection in
      let viewing = Viewing(
        actor: Context.Actor(person: try connection.person("root")),
        now: world.test.clock.instant,
        rules: .standard,
        options: world.store.options,
        sources: try CurrentSources(connection)
      )
      let listing = try kind.listing(for: viewing)
      for sort in [nil] + listing.sorts.map(\.name) {
        for direction in [ListQuery.Direction.forward, .backward] {
          var query = ListQuery(kind, limit: 1_000)
          query.sort = sort
          query.direction = direction
          let page = try connection.keys(of: listing, query, at: viewing.now)
          #expect(!page.keys.isEmpty || kind == .groups || kind.isUnseen, "\(kind) \(sort ?? "")")
          #expect(Set(page.keys).count == page.keys.count)
        }
      }
    }
  }
}

extension ListKind {
  /// Kinds of which the small world has no row.
  fileprivate var isUnseen: Bool {
    [.policies, .statements, .trusts, .campaigns, .items, .events, .credentials].contains(self)
  }
}

extension QueryWorld {
  /// Reads on from page to page until there is no more.
  fileprivate func walk(_ query: ListQuery) async throws -> [Page<GrantRow>] {
    var query = query
    var pages: [Page<GrantRow>] = []
    while pages.count < 200 {
      let page = try await store.grants(query, as: .claiming("ada"))
      pages.append(page)
      let isForward = query.direction == .forward
      guard isForward ? page.hasAfter : page.hasBefore else { break }
      query.cursor = isForward ? page.cursors.last : page.cursors.first
    }
    return pages
  }
}
