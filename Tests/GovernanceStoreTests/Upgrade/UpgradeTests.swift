import Governance
import Synchronization
import Testing

@testable import GovernanceStore

/// Databases of every older schema, in the form of this program.
struct UpgradeTests {
  /// Every schema before this one has its fixture.
  static let older = Array(1..<Schema.version)

  @Test(arguments: older)
  func `an older database waits for the upgrade, then opens and verifies`(_ schema: Int)
    async throws
  {
    let old = try await OldDatabase(schema: schema)
    defer { old.clear() }
    await #expect(
      throws: StoreError.older(path: old.file.path, schema: schema, known: Schema.version)
    ) { try await old.open() }

    let report = try await old.upgrade()
    #expect(report.from == schema && report.to == Schema.version)
    #expect(report.backup == "\(old.file.path).schema-\(schema)")
    let store = try await old.open()
    let verified = try await store.verify()
    #expect(verified.isSound, "\(verified.problems.prefix(3).map(\.sentence))")
    let last = try await store.ledger(ListQuery(.ledger, limit: 1), as: .user("root")).rows.first
    #expect(last?.entry.kind == "schema.upgraded")
    #expect(last?.entry.actor.person?.text == "P-1")
    #expect(try await store.identity().version == 2)
  }

  @Test(arguments: older)
  func `the copy beside it is the old database`(_ schema: Int) async throws {
    let old = try await OldDatabase(schema: schema)
    defer { old.clear() }
    let before = try await old.contents()
    let backup = try #require(try await old.upgrade().backup)
    #expect(try await old.contents(of: backup) == before)
  }

  @Test(arguments: older)
  func `what was decided before the upgrade is read as of then`(_ schema: Int) async throws {
    let old = try await OldDatabase(schema: schema)
    defer { old.clear() }
    _ = try await old.upgrade()
    let store = try await old.open()
    let root = Operator.user("root")
    let newest = try await store.ledger(ListQuery(.ledger, limit: 2), as: root).rows.map(\.entry)
    #expect(newest.map(\.kind).first == "schema.upgraded")
    let before = try #require(newest.last)
    let then = try await store.asOf(before.at)
    #expect(try await then.ledger().size == before.sequence)
    #expect(try await then.identity().version == 1)
    for kind in ListKind.allCases where kind != .ledger {
      let counts = try await (
        then.count(ListQuery(kind), as: root).all, store.count(ListQuery(kind), as: root).all
      )
      #expect(counts.0 == counts.1, "\(kind)")
    }
    // What the rows of today were before, the upgrade has made from the ledger.
    #expect(try await store.ask("select count(*) from access_request_past") != [[0]])
  }

  @Test func `an upgrade that fails at any statement leaves the old database as it was`()
    async throws
  {
    let old = try await OldDatabase(schema: 1)
    defer { old.clear() }
    let before = try await old.contents()
    var failures = 0
    for statement in sequence(first: 0, next: { $0 + max(1, $0 / 6) }) {
      let left = Countdown(statement)
      do {
        _ = try await old.upgrade { Failing(base: $0, left: left) }
        break
      } catch StoreError.full {
        failures += 1
        #expect(try await old.contents() == before, "statement \(statement)")
      }
    }
    #expect(failures > 20)
    #expect(try await old.open().verify().isSound)
  }

  @Test func `governed rows that were changed past govtop are not upgraded away`() async throws {
    let old = try await OldDatabase(schema: 1)
    defer { old.clear() }
    try old.alter("update person set team = 'intruders' where handle = 'ben'")
    let before = try await old.contents()
    let failure = await #expect(throws: StoreError.self) { try await old.upgrade() }
    #expect(failure?.message.contains("is not what the ledger says") == true)
    #expect(try await old.contents() == before)
  }

  @Test func `somebody unknown upgrades nothing`() async throws {
    let old = try await OldDatabase(schema: 1)
    defer { old.clear() }
    let before = try await old.contents()
    await #expect(throws: Refusal.self) { try await old.upgrade(as: .user("nobody")) }
    #expect(try await old.contents() == before)
  }

  @Test func `an entry of a kind that only a newer program knows stops the upgrade`() async throws {
    let old = try await OldDatabase(schema: 1)
    defer { old.clear() }
    try old.alter(
      """
      drop trigger ledger_entry_in_order;
      insert into ledger_entry
      select sequence + 1, decision, at, 'council.met', 1, subject, version, rules_version, person,
        delegate_of, claimed, channel, os_user, host, client_address, key_fingerprint, body,
        leaf_hash
      from ledger_entry order by sequence desc limit 1
      """
    )
    let failure = await #expect(throws: StoreError.self) { try await old.upgrade() }
    #expect(failure?.message.contains("`council.met` of a newer govtop") == true)
  }

  @Test func `a database of this schema stays as it is`() async throws {
    let test = try await TestStore()
    let before = try await test.store.ledger()
    let report = try await Store.upgrade(
      path: test.database.path,
      as: test.root,
      options: test.store.options
    )
    #expect(report == UpgradeReport(from: Schema.version, to: Schema.version, backup: nil))
    #expect(try await test.store.ledger() == before)
  }
}

/// How many statements go through before one fails.
private final class Countdown: Sendable {
  private let left: Mutex<Int>

  init(_ left: Int) { self.left = Mutex(left) }

  func strikes() -> Bool {
    left.withLock { left in
      left -= 1
      return left == -1
    }
  }
}

/// A connection on which one statement finds the disk full.
private struct Failing: Connection {
  let base: any Connection
  let left: Countdown

  func rows(_ sql: String, _ arguments: [SQLValue]) throws(StoreError) -> [SQLRow] {
    if left.strikes() { throw .full }
    return try base.rows(sql, arguments)
  }

  func each(_ sql: String, _ arguments: [SQLValue], _ body: (SQLRow) throws -> Void) throws {
    if left.strikes() { throw StoreError.full }
    try base.each(sql, arguments, body)
  }
}
