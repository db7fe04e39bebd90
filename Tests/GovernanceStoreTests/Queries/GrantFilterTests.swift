import Governance
import Testing

@testable import GovernanceStore

/// What a filter leaves is what a look at each row alone leaves.
struct GrantFilterTests {
  static let conditions =
    GrantRow.Standing.allCases.map { "state:\($0.rawValue)" } + [
      "state:active", "state:jit,expired", "kind:standing", "kind:break-glass,jit",
      "type:human", "type:workload", "principal:sync", "principal:=TRAINER", "principal:éclair",
      "principal:STRASSE", "principal:straße", "principal:\"svc_100%\"", "principal:svc",
      "principal:%", "principal:_", "principal:kelvink", "principal:=σοφοσ", "principal:Σοφος",
      "principal:back\\slash", "principal:me", "principal:none", "principal:any",
      "person:noor", "person:özge", "person:me", "person:none", "person:any", "access:läser",
      "access:GetObject", "access:=writer", "access:promote%", "access:none", "resource:bucket",
      "resource:=bucket-2", "provider:aws", "provider:AWS", "provider:gcp", "zone:runtime",
      "data:restricted", "ends:<4h", "ends:>7d", "ends:late", "ends:never", "ends:today",
      "used:>90d", "used:<90d", "used:never", "used:unknown", "certified:<10d", "certified:never",
      "by:ada", "by:none", "by:any", "rule:base", "rule:=elevation", "risk:>30", "risk:25..44",
      "class:high,critical", "class:low", "env:prod", "env:unknown", "owner:ben", "owner:me",
      "owner:none", "owner:any", "owner:stranger", "team:ml", "team:me", "team:none",
      "ticket:none", "ticket:x", "source:aws-iam", "source:k8s", "id:1001", "id:=gr-1001",
      "gr-1002", "text:sync", "text:=trainer", "bucket", "σοφος", "noor", "s3:GetObject",
      "\"acme\"",
    ] + FilterSchema.grants.flags.map { "is:\($0.word)" }

  @Test(arguments: ["ada", "noor", "ben"])
  func `each condition and its opposite leave what the rows themselves say`(
    _ viewer: String
  ) async throws {
    let world = try await QueryWorld()
    let slow = try await SlowGrants(world, viewer: viewer)
    #expect(slow.rows.count == 66)
    for condition in Self.conditions {
      for text in [condition, "-(\(condition))"] {
        let found = try await world.grants(text, as: viewer).map(\.id)
        #expect(found == (try slow.ids(text)), "\(text)")
      }
    }
  }

  @Test func `most conditions leave some rows and not all, or they would show nothing`()
    async throws
  {
    let world = try await QueryWorld()
    let slow = try await SlowGrants(world, viewer: "ada")
    let telling = try Self.conditions.filter { text in
      (1..<slow.rows.count).contains(try slow.ids(text).count)
    }
    #expect(telling.count > 55, "\(Set(Self.conditions).subtracting(telling).sorted())")
  }

  @Test(
    arguments: [
      "kind:standing env:prod", "kind:standing or env:prod", "-(kind:jit used:never)",
      "(is:orphaned or is:wildcard) -state:revoked ends:never", "@unused", "@stuck",
      "@standing-prod -@mine", "-(used:unknown or used:never)", "not owner:ben not owner:none",
      "principal:noor,trainer access:reader,writer",
    ]
  )
  func `conditions join as they do in words`(_ text: String) async throws {
    let world = try await QueryWorld()
    let slow = try await SlowGrants(world, viewer: "ada")
    #expect(try await world.grants(text).map(\.id) == slow.ids(text))
  }

  @Test func `the environment of a screen is one condition more`() async throws {
    let world = try await QueryWorld()
    var query = ListQuery(.grants, filter: "kind:jit or kind:standing", limit: 1_000)
    query.environment = .stage
    let page = try await world.store.grants(query, as: .claiming("ada"))
    #expect(
      page.rows.map(\.id)
        == (try await world.grants("(kind:jit or kind:standing) env:stage").map(\.id))
    )
    #expect(page.query == query)
  }

  @Test func `words that were searched as text are noted`() async throws {
    let world = try await QueryWorld()
    let page = try await world.store.grants(
      ListQuery(.grants, filter: "iam:PassRole"),
      as: .claiming("ada")
    )
    #expect(page.notes == ["searched as text: `iam:PassRole`"])
  }

  @Test(arguments: ["state:open", "enviroment:prod", "(is:mine", "used:90d"])
  func `a filter that cannot be read is thrown as it is`(_ text: String) async throws {
    let world = try await QueryWorld()
    await #expect(throws: FilterError.self) { _ = try await world.grants(text) }
    await #expect(throws: FilterError.self) {
      _ = try await world.store.count(ListQuery(.grants, filter: text), as: .claiming("ada"))
    }
  }

  @Test func `days begin where the operator is`() async throws {
    let world = try await QueryWorld()
    var query = ListQuery(.grants, filter: "ends:today", limit: 1_000)
    // It is 20:26 in UTC and three hours from now is today; farther east it is tomorrow then.
    func ends(_ offset: Int) async throws -> Set<Instant> {
      query.zoneOffset = offset
      let page = try await world.store.grants(query, as: .claiming("ada"))
      return Set(page.rows.compactMap(\.grant.endsAt))
    }
    #expect(try await ends(0).contains(world.now + .hours(3)))
    #expect(try await ends(3 * 3_600).contains(world.now))
    #expect(try await !ends(3 * 3_600).contains(world.now + .hours(3)))
  }
}

/// All grants of a world as one person sees them, to be filtered by hand.
struct SlowGrants {
  let rows: [GrantRow]
  private let slow: [SlowFilter]
  private let now: Instant

  init(_ world: QueryWorld, viewer: String) async throws {
    rows = try await world.grants(as: viewer)
    now = world.now
    let persons = try await world.store.engine.read { try $0.persons() }
    let byHandle = persons.keyed(by: \.handle)
    let person = persons.first { $0.handle == viewer }
    slow = rows.compactMap { [now] row in
      person.map { SlowFilter(row, viewer: $0, owners: byHandle, at: now) }
    }
  }

  func ids(_ text: String) throws -> [String] {
    let filter = try Filter.parse(text)
      .resolved(for: .grants, in: FilterContext(clock: .utc(now: now))).filter
    return zip(rows, slow).filter { $1.holds(filter) }.map(\.0.id)
  }
}
