import Governance
import Testing

@testable import GovernanceStore

/// Somebody with the file and an SQLite shell changes what was decided; `verify` says where.
struct TamperTests {
  /// A world in which nothing of the schema stands in the way of the tamperer.
  private func unguarded() async throws -> TestWorld {
    let world = try await TestWorld.lived()
    try await world.store.dropGuards()
    return world
  }

  @Test func `each field of each governed table is watched`() async throws {
    let world = try await unguarded()
    for table in Schema.tables(of: .governed) {
      for column in table.columns where !table.key.contains(column.name) {
        let (row, before) = try await world.store.tamper(column, of: table)
        let problems = try await world.store.verify(.replay).problems
        #expect(
          problems.contains {
            $0.table == table.name && $0.row == row && $0.field == column.name
          },
          "\(table.name) \(row) \(column.name)"
        )
        try await world.store.set(column, of: table, row: row, to: before)
      }
    }
    #expect(try await world.store.verify().isSound)
  }

  @Test func `each row that is taken away is missed, and each that is added is noticed`()
    async throws
  {
    let world = try await unguarded()
    var missing: Set<String> = []
    for table in Schema.tables(of: .governed) {
      let key = table.key.joined(separator: " || ' ' || ")
      let first = try await world.store.ask("select \(key) from \(table.name) order by 1 limit 1")
      let row = first[0][0].description
      try await world.store.alter("delete from \(table.name) where \(key) = '\(row)'")
      missing.insert("\(table.name) \(table.name == "database_identity" ? "database" : row)")
    }
    try await world.store.alter("insert into person_persona values ('P-2', 'auditor', 1)")
    let problems = try await world.store.verify(.replay).problems
    let missed = problems.filter { $0.expected == "a row" }.map { "\($0.table) \($0.row)" }
    // A part whose record is gone is gone with it.
    let alone = missing.filter { !Self.belongsToTheFirst($0) }
    #expect(alone.subtracting(missed) == [])
    #expect(problems.contains { $0.row == "P-2 auditor" && $0.expected == "no row" })
  }

  /// Parts of records that the test took away whole.
  private static func belongsToTheFirst(_ row: String) -> Bool {
    ["request_", "snapshot_table", "person_"].contains { row.hasPrefix($0) }
      && !row.hasPrefix("person_link")
  }

  @Test func `an entry that was changed, moved or dropped breaks the tree`() async throws {
    let world = try await unguarded()
    try await world.store.alter("update ledger_entry set at = at + 1 where sequence = 3")
    #expect(try await world.store.fields(of: "ledger_entry") == ["3 at"])
    try await world.store.alter("update ledger_entry set at = at - 1 where sequence = 3")
    try await world.store.rewriteBody(of: 3, "csv/hr", "csv/xx")
    let fields = try await world.store.fields(of: "ledger_entry")
    #expect(fields.contains("3 leaf_hash"))
    #expect(fields.contains("4 previous_root"))
  }

  @Test func `an entry cut off the end is missed by the head`() async throws {
    let world = try await unguarded()
    try await world.store.alter(
      "delete from ledger_entry where sequence = (select max(sequence) from ledger_entry)"
    )
    #expect(try await world.store.fields(of: "ledger_head").contains("1 size"))
  }

  @Test func `words that were put into somebody's mouth do not fit their digest`() async throws {
    let world = try await unguarded()
    try await world.store.alter(
      "update erasable_text set text = 'all is well' where text = 'agreed'"
    )
    let problems = try await world.store.verify(.replay).problems
    #expect(Set(problems.map(\.table)) == ["erasable_text"])
    #expect(Set(problems.map(\.field)) == ["text"])
  }

  @Test func `words that are gone without an erasure are missed`() async throws {
    let world = try await unguarded()
    try await world.store.alter("delete from erasable_text where text = 'agreed'")
    let problems = try await world.store.verify(.replay).problems
    #expect(Set(problems.map(\.table)) == ["erasable_text"])
    #expect(Set(problems.map(\.found)) == ["none"])
  }

  @Test func `an erased text leaves its digest and a sound ledger`() async throws {
    let world = try await TestWorld.lived()
    try await world.store.alter(
      "update erasable_text set text = null, salt = null, erased_at = 1 where text = 'agreed'"
    )
    #expect(try await world.store.verify().problems == [])
  }

  @Test func `an observed row that was changed is named with its snapshot`() async throws {
    let world = try await unguarded()
    try await world.store.alter("update entitlement set privilege = 'read' where name = 'writer'")
    let problems = try await world.store.verify(.observed).problems
    #expect(problems.map(\.table) == ["entitlement", "entitlement"])
    #expect(problems.map(\.field) == ["sha256", "digest"])
    #expect(problems.first?.row.hasSuffix("of SN-2") == true)
    #expect(problems.last?.row == "SN-2")
  }

  @Test(arguments: Table.observedTables.map(\.name))
  func `each fact of each observed table is watched`(_ name: String) async throws {
    let world = try await unguarded()
    let key = CredentialFact(
      key: "k",
      principal: world.noor.nativeID,
      name: "noor",
      kind: .accessKey,
      isActive: true
    )
    try await world.store.take([.credential(key)], kind: .awsCredentials)
    let table = try #require(Schema.tables.first { $0.name == name })
    let first = try await world.store.ask("select id, from_snapshot from \(name) order by 1, 2")
    let row = "id = \(first[0][0].literal) and from_snapshot = \(first[0][1].literal)"
    for column in table.factColumns {
      let before = try await world.store.ask("select \(column.name) from \(name) where \(row)")
      let after: SQLValue = column.kind == .integer ? 77 : "x77"
      try await world.store.alter(
        "update \(name) set \(column.name) = \(after.literal) where \(row)"
      )
      let problems = try await world.store.verify(.observed).problems
      #expect(problems.contains { $0.table == name && $0.field == "sha256" }, "\(column.name)")
      try await world.store.alter(
        "update \(name) set \(column.name) = \(before[0][0].literal) where \(row)"
      )
    }
    #expect(try await world.store.verify(.observed).isSound)
  }

  @Test func `an observed row that was taken away is missed in its snapshot`() async throws {
    let world = try await unguarded()
    try await world.store.alter("delete from assignment")
    let problems = try await world.store.verify(.observed).problems
    #expect(problems.map(\.field) == ["rows", "digest"])
  }

  @Test func `a derived row that was changed is named with its field`() async throws {
    let world = try await unguarded()
    try await world.store.alter("update access_row set risk_score = 0 where id = 'GR-1'")
    try await world.store.alter("delete from request_row")
    let problems = try await world.store.verify(.derived).problems
    #expect(problems.first?.row == "GR-1")
    #expect(problems.first?.field == "risk_score")
    #expect(problems.last?.table == "request_row")
    #expect(problems.last?.found == "none")
  }

  @Test func `a legal step that the tables of steps do not have is noticed`() async throws {
    let world = try await unguarded()
    try await world.store.alter("insert into grant_transition values ('revoked', 'active')")
    let problems = try await world.store.verify(.replay).problems
    #expect(problems.map(\.row) == ["revoked active"])
  }
}

extension SQLValue {
  /// The value as SQL writes it.
  var literal: String {
    switch self {
    case .null: "null"
    case .text(let text): "'\(text)'"
    default: description
    }
  }
}

extension Store {
  /// Puts other words into an entry as it was hashed.
  fileprivate func rewriteBody(of sequence: Int, _ words: String, _ others: String) async throws {
    try await engine.write { connection in
      let body = try connection.row(
        "select body from ledger_entry where sequence = ?",
        [.init(sequence)]
      )
      let text = String(decoding: try body?.blob("body") ?? [], as: UTF8.self)
      let changed = text.replacing(words, with: others)
      #expect(changed != text)
      try connection.run(
        "update ledger_entry set body = ? where sequence = ?",
        [.blob(Array(changed.utf8)), .init(sequence)]
      )
    }
  }

  /// `3 at`: rows and fields of one table that `verify` names.
  fileprivate func fields(of table: String) async throws -> [String] {
    try await verify(.replay).problems.filter { $0.table == table }
      .map { "\($0.row) \($0.field ?? "")" }
  }

  /// Changes one value of the first row that has one, and tells which row, and what it was.
  fileprivate func tamper(
    _ column: Column,
    of table: Table
  ) async throws -> (row: String, before: SQLValue) {
    let key = table.key.joined(separator: " || ' ' || ")
    let rows = try await ask("select \(key), \(column.name) from \(table.name) order by 1 limit 1")
    let (row, before) = (rows[0][0].description, rows[0][1])
    let after: SQLValue =
      switch (before, column.kind) {
      case (.integer(let number), _): .integer(number + 1_000)
      case (.text(let text), _): .text(text + "x")
      case (_, .integer): 7
      default: "x"
      }
    try await set(column, of: table, row: row, to: after)
    return (row, before)
  }

  fileprivate func set(
    _ column: Column,
    of table: Table,
    row: String,
    to value: SQLValue
  ) async throws {
    let key = table.key.joined(separator: " || ' ' || ")
    try await engine.write { connection in
      try connection.run(
        "update \(table.name) set \(column.name) = ? where \(key) = ?",
        [value, .text(row)]
      )
    }
  }
}
