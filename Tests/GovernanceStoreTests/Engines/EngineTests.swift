import Documents
import Governance
import Testing

@testable import GovernanceStore

/// What every engine promises above the seam.
struct EngineTests {
  private struct Abandoned: Error {}

  private let addCounter = "insert into id_counter values ('X', 1)"

  private func counters(_ store: Store) async throws -> Int {
    try await store.engine.read {
      try $0.count("select count(*) from id_counter where prefix = 'X'")
    }
  }

  @Test(arguments: [TransactionEnding.durable, .staged, .bulk])
  func `what a transaction wrote is there`(_ ending: TransactionEnding) async throws {
    let store = try await TestStore().store
    let sql = addCounter
    try await store.engine.write(ending) { try $0.run(sql) }
    #expect(try await counters(store) == 1)
  }

  @Test(arguments: [[], [1, 2]] as [[SQLValue]])
  func `a statement with more or fewer places than values is not run`(
    _ values: [SQLValue]
  ) async throws {
    let store = try await TestStore().store
    await #expect(throws: StoreError.self) {
      try await store.engine.read { try $0.rows("select ?", values) }
    }
  }

  @Test func `a value of one run is not found in the next`() async throws {
    let store = try await TestStore().store
    let found = try await store.engine.read { connection in
      try [SQLValue.text("one"), .null].map { try connection.rows("select ?", [$0]).first?.values }
    }
    #expect(found == [[.text("one")], [.null]])
  }

  @Test func `what is thrown undoes it, and comes out as it was thrown`() async throws {
    let store = try await TestStore().store
    let sql = addCounter
    await #expect(throws: Abandoned.self) {
      try await store.engine.write { connection in
        try connection.run(sql)
        throw Abandoned()
      }
    }
    #expect(try await counters(store) == 0)
  }

  @Test func `a transaction can be tried and undone`() async throws {
    let store = try await TestStore().store
    let sql = addCounter
    let seen = try await store.engine.write(.rollback) { connection in
      try connection.run(sql)
      return try connection.count("select count(*) from id_counter where prefix = 'X'")
    }
    #expect(seen == 1)
    #expect(try await counters(store) == 0)
  }

  @Test func `readers write nothing`() async throws {
    let store = try await TestStore().store
    let sql = addCounter
    await #expect(throws: StoreError.readOnly) {
      try await store.engine.read { try $0.run(sql) }
    }
  }

  @Test(arguments: [
    SQLValue.null, .integer(.min), .integer(.max), .text(""), .text("a\u{0}b"), .text("🤖"),
    .blob([]), .blob([0, 255]),
  ])
  func `a value comes back as it went in`(_ value: SQLValue) async throws {
    let store = try await TestStore().store
    #expect(try await store.ask("select ?", [value]) == [[value]])
  }

  @Test func `rows come one by one, and the same question can be asked inside`() async throws {
    let store = try await TestStore().store
    let numbers = try await store.engine.read { connection in
      var numbers: [Int] = []
      let sql = "select 1 as number union all select 2 union all select 3"
      try connection.each(sql, []) { row in
        let inner = try connection.rows(sql)
        numbers.append(try row.integer("number") * inner.count)
      }
      return numbers
    }
    #expect(numbers == [3, 6, 9])
  }

  @Test func `the number of arguments must fit`() async throws {
    let store = try await TestStore().store
    await #expect(throws: StoreError.self) { try await store.ask("select ?, ?", ["one"]) }
  }

  @Test func `a refusal of the schema carries the name of its rule`() async throws {
    let world = try await TestWorld.lived()
    await #expect(throws: StoreError.constraint(name: "access_grant_end_after_start")) {
      try await world.store.engine.write {
        try $0.run("update access_grant set ends_at = starts_at")
      }
    }
    await #expect(throws: StoreError.constraint(name: "access_grant_environment_known")) {
      try await world.store.engine.write {
        try $0.run("update access_grant set environment = 'moon'")
      }
    }
  }

  @Test func `a column of another type or name is damage, not a default`() async throws {
    let row = SQLRow(
      columns: SQLRow.Columns(["number", "text", "nothing"]),
      values: [7, "seven", nil]
    )
    #expect(try row.integer("number") == 7)
    #expect(try row.optionalText("nothing") == nil)
    #expect(throws: StoreError.corrupt("column number holds 7 where text belongs")) {
      try row.text("number")
    }
    #expect(throws: StoreError.corrupt("column text holds seven where a number belongs")) {
      try row.integer("text")
    }
    #expect(throws: StoreError.corrupt("column text holds seven where a SHA-256 belongs")) {
      try row.digest("text")
    }
    #expect(throws: StoreError.corrupt("column absent holds nothing where text belongs")) {
      try row.text("absent")
    }
    #expect(throws: StoreError.corrupt("column text holds seven where a known word belongs")) {
      try row.word("text") as Persona
    }
  }

  @Test func `bytes are told in hexadecimal`() {
    #expect(SQLValue.blob([0, 10, 255]).description == "000aff")
    #expect(SQLValue.null.description == "nothing")
  }

  @Test func `a digest is read from bytes and from hexadecimal`() throws {
    let digest = Digest.sha256(of: "x")
    let row = SQLRow(
      columns: SQLRow.Columns(["bytes", "hex"]),
      values: [SQLValue(digest), .text(digest.hex)]
    )
    #expect(try row.digest("bytes") == digest)
    #expect(try row.digest("hex") == digest)
  }
}
