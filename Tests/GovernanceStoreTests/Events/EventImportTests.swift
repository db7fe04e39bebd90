import Governance
import Testing

@testable import GovernanceStore

/// A log grows: an import adds to it, wholly or not at all, and nothing that is there changes.
struct EventImportTests {
  private func facts(_ numbers: Range<Int>, _ test: TestStore) -> [AccessEventFact] {
    numbers.map { number in
      AccessEventFact(
        key: "e-\(number)",
        at: test.clock.instant - .minutes(number),
        principal: "ann",
        action: "s3:GetObject",
        emitter: "gateway"
      )
    }
  }

  private func count(_ test: TestStore) async throws -> Int {
    try await test.store.count(ListQuery(.events), as: test.root).all
  }

  @Test func `a later import adds, and an event that comes again is one record`() async throws {
    let test = try await TestStore()
    let first = try await test.store.takeEvents(facts(0..<10, test) + facts(3..<5, test))
    #expect(first.map(\.duplicates) == [2])
    #expect(first.map(\.tables.first?.added) == [10])
    let second = try await test.store.takeEvents(facts(5..<20, test))
    #expect(second.map(\.duplicates) == [5])
    #expect(second.map(\.snapshot.conflicts) == [0])
    #expect(try await count(test) == 20)
    let query = ListQuery(.events, limit: 100)
    let rows = try await test.store.records(query, as: test.root).rows
    #expect(rows.count == 20)
    #expect(Set(rows.map(\.id)).count == 20)
    #expect(try await test.store.verify().problems == [])
  }

  @Test func `an event that comes again and says something else leaves what was said first`()
    async throws
  {
    let test = try await TestStore()
    var facts = facts(0..<3, test)
    try await test.store.takeEvents(facts)
    facts[1].resource = "another"
    let report = try await test.store.takeEvents(facts)
    #expect(report.map(\.snapshot.conflicts) == [1])
    #expect(report.first?.conflicts.map(\.key) == ["e-1"])
    let resources = try await test.store.ask("select resource from access_event")
    #expect(resources == [[.null], [.null], [.null]])
    #expect(try await test.store.verify().isSound)
  }

  @Test func `events of two systems are a snapshot each, published together`() async throws {
    let test = try await TestStore()
    let events = facts(0..<8, test).enumerated().map { place, fact in
      LoggedEvent(scope: place % 2 == 0 ? "111122223333" : "444455556666", fact: fact)
    }
    let reports = try await test.store.importLog(
      .cloudTrail,
      as: test.root,
      from: ListedRecords(events)
    )
    #expect(
      reports.map(\.snapshot.source.text) == [
        "cloudtrail/111122223333", "cloudtrail/444455556666",
      ]
    )
    #expect(reports.map { $0.tables.first?.rows } == [4, 4])
    #expect(try await test.store.verify().isSound)
    #expect(try await test.store.sources(as: test.root).count == 2)
  }

  @Test func `of a log that breaks off nothing is kept, and nothing was seen meanwhile`()
    async throws
  {
    let test = try await TestStore()
    try await test.store.takeEvents(facts(0..<5, test))
    let events = facts(5..<2_000, test).map { LoggedEvent(scope: "mesh", fact: $0) }
    let problem = InputProblem(file: "log", place: "line 2,001", "an event belongs here")
    await #expect(throws: problem) {
      try await test.store.importLog(
        .accessEvents,
        as: test.root,
        from: ListedRecords(events, failing: (2, problem))
      )
    }
    #expect(try await count(test) == 5)
    #expect(try await test.store.ask("select count(*) from access_event") == [[5]])
    #expect(try await test.store.ask("select count(*) from import_run") == [[0]])
    #expect(try await test.store.verify().isSound)
  }

  @Test func `rows of a killed import are seen by nobody and removed by the next`() async throws {
    let test = try await TestStore()
    var staging = LogStaging(
      store: test.store,
      kind: .accessEvents,
      operator: test.root,
      rules: .standard
    )
    try await staging.take(facts(0..<30, test).map { LoggedEvent(scope: "mesh", fact: $0) })
    #expect(try await test.store.ask("select count(*) from access_event") == [[30]])
    #expect(try await count(test) == 0)
    let hidden = try await test.store.records(ListQuery(.events), as: test.root)
    #expect(hidden.rows.isEmpty)
    #expect(try await test.store.verify().isSound)
    try await test.store.takeEvents(facts(10..<12, test))
    #expect(try await test.store.ask("select count(*) from access_event") == [[2]])
    #expect(try await count(test) == 2)
    await #expect(throws: Refusal.self) {
      try await staging.take(facts(30..<31, test).map { LoggedEvent(scope: "mesh", fact: $0) })
    }
  }

  @Test func `whoever may not import adds no events`() async throws {
    let test = try await TestStore()
    try await test.add([("dev", [.modelDeveloper])])
    let events = facts(0..<1, test).map { LoggedEvent(scope: "mesh", fact: $0) }
    await #expect(throws: Refusal.self) {
      try await test.store.importLog(
        .accessEvents,
        as: .claiming("dev"),
        from: ListedRecords(events)
      )
    }
    #expect(try await count(test) == 0)
  }

  @Test func `an empty log writes nothing`() async throws {
    let test = try await TestStore()
    let reports = try await test.store.takeEvents([])
    #expect(reports.isEmpty)
    #expect(try await test.store.ask("select count(*) from snapshot") == [[0]])
  }

  @Test(arguments: [
    "update access_event set action = 'x' where place = (select min(place) from access_event)",
    "update access_event set policy_known = 1 - policy_known",
    "update access_event set from_snapshot = from_snapshot",
    "delete from access_event where place = (select max(place) from access_event)",
    "update event_hour set calls = calls + 1", "delete from event_day",
    "update access_token set calls = calls + 1", "update token_hour set tokens = 7",
    "update principal_use set last_at = last_at + 1",
    """
    insert into event_hour select hour + 1, source_id, emitter, environment, is_human, \
    \(EventMeasure.allCases.map(\.rawValue).joined(separator: ", ")) from event_hour limit 1
    """,
  ])
  func `verify finds what was changed in the log or its sums`(_ sql: String) async throws {
    let test = try await TestStore()
    var some = facts(0..<6, test)
    for place in some.indices {
      some[place].tokenKind = .token
      some[place].token = "t-\(place % 2)"
    }
    try await test.store.takeEvents(some)
    #expect(try await test.store.verify().isSound)
    try await test.store.alter(sql)
    let isSound = try await test.store.verify().isSound
    #expect(isSound == sql.hasSuffix("from_snapshot = from_snapshot"))
  }

  @Test func `late events go to their own hours, in whatever pieces they come`() async throws {
    let whole = try await TestStore()
    let parts = try await TestStore()
    let all = facts(0..<200, whole)
    try await whole.store.takeEvents(all)
    for start in [150, 50, 0, 100] {
      try await parts.store.takeEvents(Array(all[start..<start + 50]), piece: 7)
    }
    for table in [Table.eventHour, .eventDay, .principalUse] {
      let sql = "select \(table.columnList) from \(table.name) order by 1, 2, 3"
      #expect(try await whole.store.ask(sql) == (try await parts.store.ask(sql)), "\(table.name)")
    }
    #expect(try await parts.store.verify().isSound)
  }

  @Test func `a use in a log is the last use of the principal's grants where it is newer`()
    async throws
  {
    let world = try await TestWorld.lived()
    let now = world.test.clock.instant
    func lastUse() async throws -> [[SQLValue]] {
      try await world.store.ask(
        "select distinct last_used_at, last_used_known from access_row where principal_native_id = ?",
        [.text(world.trainer.nativeID)]
      )
    }
    let before = try await lastUse()
    var fact = AccessEventFact(
      key: "e",
      at: now - .hours(30),
      principal: world.trainer.nativeID,
      action: "s3:GetObject",
      emitter: "gateway"
    )
    fact.decision = .deny
    try await world.store.takeEvents([fact])
    #expect(try await lastUse() == before, "a refusal is no use")
    fact.key = "f"
    fact.decision = .allow
    try await world.store.takeEvents([fact])
    let after = try await lastUse()
    #expect(after.map { $0[0] } == [.init(fact.at.startOfDay)])
    #expect(after.map { $0[1] } == before.map { $0[1] }, "what no source would know stays unknown")
    fact.key = "g"
    fact.at = fact.at - .days(9)
    try await world.store.takeEvents([fact])
    #expect(try await lastUse() == after)
    #expect(try await world.store.verify().problems == [])
  }

  @Test func `each column of an event is watched`() async throws {
    let test = try await TestStore()
    try await test.store.takeEvents(facts(0..<1, test))
    try await test.store.dropGuards()
    for column in Table.accessEvent.columns where column.name != "sha256" {
      let name = column.name
      let before = try await test.store.ask("select \(name) from access_event")[0][0]
      let after: SQLValue = column.kind == .integer ? 77 : "x77"
      try await test.store.alter("update access_event set \(name) = \(after.literal)")
      #expect(try await test.store.verify(.observed).isSound == false, "\(name)")
      try await test.store.alter("update access_event set \(name) = \(before.literal)")
    }
    #expect(try await test.store.verify().isSound)
  }
}
