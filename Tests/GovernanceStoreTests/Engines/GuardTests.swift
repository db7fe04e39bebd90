import Governance
import Testing

@testable import GovernanceStore

/// What the database itself refuses, whoever writes into it.
struct GuardTests {
  @Test(arguments: [
    "update ledger_entry set kind = 'x' where sequence = 1",
    "delete from ledger_entry where sequence = 2",
    "insert or replace into ledger_entry select * from ledger_entry where sequence = 1",
    """
    insert into ledger_entry select * from ledger_entry where sequence = 1
    on conflict (sequence) do update set kind = excluded.kind
    """,
    """
    insert into ledger_entry
    select sequence + 2, decision, at, kind, kind_version, subject, version, rules_version, person,
      delegate_of, claimed, channel, os_user, host, client_address, key_fingerprint, body, leaf_hash
    from ledger_entry where sequence = 2
    """,
    "delete from erasable_text",
    "update erasable_text set text = 'something else'",
    "insert or replace into erasable_text select * from erasable_text",
    "delete from ledger_head",
    "update ledger_head set size = 1",
    "delete from id_counter",
    "update id_counter set last = 0",
    "delete from access_grant",
    "delete from access_request",
    "delete from snapshot",
    "update access_grant set ends_at = starts_at",
    "update person set state = 'asleep'",
    "update access_grant set starts_at = 'soon'",
    "insert into person_persona values ('P-99', 'auditor', 1)",
  ])
  func `is refused`(_ sql: String) async throws {
    let world = try await TestWorld.lived()
    let before = try await world.store.dump()
    await #expect(throws: StoreError.self, "\(sql)") {
      try await world.store.engine.write { try $0.run(sql) }
    }
    #expect(try await world.store.dump() == before)
  }

  @Test func `a grant takes only the steps of the domain's table`() async throws {
    let world = try await TestWorld.lived()
    let legal = Set(Transitions.grants.map { "\($0.0) \($0.1)" })
    for (prior, state) in Transitions.grants {
      for next in GrantState.allCases where next.rawValue != state {
        let isTaken = try await world.store.takes(
          "access_grant",
          from: (prior, state),
          to: (state, next.rawValue)
        )
        #expect(isTaken == legal.contains("\(state) \(next.rawValue)"), "\(state) to \(next)")
      }
    }
  }

  @Test func `a request takes only the steps of the domain's table`() async throws {
    let world = try await TestWorld()
    _ = try await world.ask()
    for next in RequestState.allCases where next != .pending {
      let from = ("none", "pending")
      #expect(
        try await world.store.takes("access_request", from: from, to: ("pending", next.rawValue))
      )
      #expect(
        try await !world.store.takes("access_request", from: from, to: ("denied", next.rawValue))
      )
    }
  }

  /// Case (p), for the machines of the registry.
  @Test(arguments: [Record.Kind.package, .ticket, .bundle, .drill])
  func `a record of the registry takes only the steps of its machine`(
    _ kind: Record.Kind
  ) async throws {
    let world = try await TestWorld.lived()
    let steps = kind.workflow?.steps ?? []
    let legal = Set(steps.map { "\($0.from) \($0.to)" })
    #expect(!legal.isEmpty)
    let states = Set(steps.map(\.to)).sorted()
    for (prior, state) in steps {
      for next in states where next != state {
        let isTaken = try await world.store.takes(
          kind.table.name,
          from: (prior, state),
          to: (state, next)
        )
        #expect(isTaken == legal.contains("\(state) \(next)"), "\(kind) \(state) to \(next)")
      }
    }
  }

  @Test func `a step cannot pretend to come from another state`() async throws {
    let world = try await TestWorld.lived()
    let isTaken = try await world.store.takes(
      "access_grant",
      from: ("revoking", "revoked"),
      to: ("scheduled", "active")
    )
    #expect(!isTaken)
  }

  @Test func `connections are set up to survive power loss and hostile files`() async throws {
    let test = try await TestStore()
    guard !TestDatabase.isOnServer else { return try await expectServerSettings(test.store) }
    let settings = try await test.store.engine.write { connection in
      try ["synchronous", "trusted_schema", "recursive_triggers", "foreign_keys", "cache_size"]
        .map { try connection.count("pragma \($0)") }
    }
    #expect(settings == [2, 0, 1, 1, -256])
    #expect(try await test.store.ask("pragma journal_mode") == [["wal"]])
    #expect(try await test.store.ask("pragma query_only") == [[1]])
    await #expect(throws: StoreError.self) {
      try await test.store.engine.write { connection in
        try connection.run("pragma writable_schema = on")
        try connection.run("update sqlite_master set sql = 'x'")
      }
    }
  }

  private func expectServerSettings(_ store: Store) async throws {
    let expected: [(String, SQLValue)] = [
      ("search_path", "govtop, pg_catalog, pg_temp"), ("lock_timeout", "5s"),
      ("statement_timeout", "1min"), ("synchronous_commit", "on"), ("client_encoding", "UTF8"),
    ]
    for (name, value) in expected {
      let found = try await store.engine.write {
        try $0.row("select current_setting(?) as setting", [.text(name)])?["setting"]
      }
      #expect(found == value, "\(name)")
    }
    #expect(try await store.ask("select current_setting('transaction_read_only')") == [["on"]])
    await #expect(throws: StoreError.constraint(name: "ledger_entry keeps its rows")) {
      try await store.engine.write { try $0.run("truncate ledger_entry cascade") }
    }
  }
}

extension Store {
  /// Whether the first row of a table, put at one place, can be moved to another.
  fileprivate func takes(
    _ table: String,
    from: (String, String),
    to: (String, String)
  ) async throws -> Bool {
    let trigger = try #require(Guard.named("\(table)_state_follows"))
    do {
      _ = try await engine.write(.rollback) { connection in
        try connection.run(trigger.removal)
        let row = try connection.row("select min(id) as id from \(table)")
        let close = table == "access_request" ? ", closed_at = null" : ""
        try connection.run(
          "update \(table) set prior_state = ?, state = ?\(close) where id = ?",
          [.text(from.0), .text(from.1), row?["id"] ?? .null]
        )
        for statement in trigger.making { try connection.run(statement) }
        let end = table == "access_request" ? ", closed_at = 1" : ""
        try connection.run(
          "update \(table) set prior_state = ?, state = ?\(end) where id = ?",
          [.text(to.0), .text(to.1), row?["id"] ?? .null]
        )
      }
      return true
    } catch is StoreError {
      return false
    }
  }

  /// Every row of every table, for before and after.
  func dump() async throws -> [String: [[SQLValue]]] {
    try await engine.read { connection in
      var tables: [String: [[SQLValue]]] = [:]
      for table in Schema.tables {
        let order = table.key.joined(separator: ", ")
        tables[table.name] = try connection.rows("select * from \(table.name) order by \(order)")
          .map(\.values)
      }
      return tables
    }
  }
}
