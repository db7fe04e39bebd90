import Governance
import Testing

@testable import GovernanceStore

/// What a row shows depends on the hour and on nothing that a sweeper did.
struct TimeTests {
  static let moments: [Duration] = [
    .days(-200), .days(-2), .milliseconds(-1), .zero, .milliseconds(1), .hours(3), .days(25),
    .days(90), .days(400),
  ]

  @Test(arguments: moments)
  func `at each moment states are found and counted as the domain tells them`(
    _ offset: Duration
  ) async throws {
    let world = try await QueryWorld()
    let now = world.now + offset
    try await world.store.engine.read { connection in
      let viewing = Viewing(
        actor: Context.Actor(person: try connection.person("ada")),
        now: now,
        rules: .standard,
        options: world.store.options,
        sources: try CurrentSources(connection)
      )
      let all = try connection.grants()
      let byWord = Dictionary(grouping: all) { GrantRow.standing(of: $0, at: now) }
      for word in GrantRow.Standing.allCases {
        let query = ListQuery(.grants, filter: "state:\(word.rawValue)", limit: 1_000)
        let keys = try connection.keys(of: .grants(viewing), query, at: now).ids
        #expect(Set(keys) == Set((byWord[word] ?? []).map(\.id.text)), "\(word)")
      }
      let live = ListQuery(.grants, filter: "state:active", limit: 1_000)
      let keys = try connection.keys(of: .grants(viewing), live, at: now).ids
      #expect(Set(keys) == Set(all.filter { $0.isLive(at: now) }.map(\.id.text)))
      #expect(try connection.standings(viewing.scope(nil)) == byWord.mapValues(\.count))
    }
  }

  @Test func `a request is late, then lapsed, by the clock alone`() async throws {
    let world = try await TestWorld()
    let request = try await world.ask()
    func states(_ filter: String) async throws -> [RequestState] {
      let query = ListQuery(.requests, filter: filter)
      return try await world.store.requests(query, as: .claiming("ada")).rows.map(\.state)
    }
    let due = request.terms.dueAt - world.test.clock.instant
    #expect(try await states("is:late").isEmpty)
    world.test.clock.advance(due - .milliseconds(1))
    #expect(try await states("is:late").isEmpty)
    #expect(try await states("due:<1h") == [.pending])
    world.test.clock.advance(.milliseconds(1))
    #expect(try await states("is:late") == [.pending])
    world.test.clock.advance(request.terms.lapsesAt - world.test.clock.instant - .milliseconds(1))
    #expect(try await states("state:pending") == [.pending])
    world.test.clock.advance(.milliseconds(1))
    #expect(try await states("state:pending or is:late").isEmpty)
    #expect(try await states("state:expired") == [.expired])
    #expect(try await states("is:decidable").isEmpty)
  }

  @Test func `dormant is who was not used for ninety days, to the millisecond`() async throws {
    let test = try await TestStore()
    var role = SmallCloud.role("sleeper")
    role.lastUsedKnown = true
    role.lastUsedAt = test.clock.instant
    let right = SmallCloud.right("reader")
    try await test.store.take([
      .principal(role), .entitlement(right), .assignment(SmallCloud.attached(right, to: role)),
    ])
    _ = try await test.store.baseline(as: test.root)
    func dormant() async throws -> [Int] {
      var counts: [Int] = []
      for kind in [ListKind.grants, .principals] {
        let query = ListQuery(kind, filter: "is:dormant")
        counts.append(try await test.store.count(query, as: test.root).matching)
      }
      return counts
    }
    test.clock.advance(.days(90) - .milliseconds(1))
    #expect(try await dormant() == [0, 0])
    test.clock.advance(.milliseconds(1))
    #expect(try await dormant() == [1, 1])
  }
}
