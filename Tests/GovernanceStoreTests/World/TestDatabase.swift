import Glibc
import Synchronization
import Testing

@testable import GovernanceStore

/// A database of one test's own, gone with its last holder: a file, or one on the server that
/// `GOVTOP_TEST_POSTGRES` names (`postgres://user@host:port`, where the user may do everything).
final class TestDatabase: Sendable {
  static let server = getenv("GOVTOP_TEST_POSTGRES").map { String(cString: $0) }
  static var isOnServer: Bool { server != nil }

  private let file: TemporaryFile
  let name: String

  /// What stands behind `--db`.
  let path: String

  /// A path where nothing is, or a server's database with nothing in it.
  convenience init() throws {
    try self.init(copying: nil)
  }

  /// A copy of a database that nobody has open.
  init(copying template: TestDatabase?) throws {
    file = TemporaryFile()
    name = "test_\(getpid())_\(Self.count.withLock { $0 += 1; return $0 })"
    guard let server = Self.server else {
      path = file.path
      if let template { try copyFile(template.path, to: path) }
      return
    }
    path = "\(server)/\(name)"
    let source = template?.name ?? "template0"
    try Self.order("create database \(name) template \(source)")
  }

  deinit {
    guard Self.isOnServer else { return }
    try? Self.order("drop database if exists \(name) with (force)")
  }

  /// Where its file lies; a folder without one where it is a server's.
  var folder: String { file.folder }

  private static let count = Mutex(0)

  /// One statement to the server itself; one at a time, since copies wait for each other anyway.
  static func order(_ sql: String) throws {
    guard let server else { return }
    try ordering.withLock { _ in
      _ = try PostgresSession(DatabaseAddress("\(server)/postgres")).send(sql)
    }
  }

  private static let ordering = Mutex(())
}

extension Store {
  /// Runs statements as anybody with the file, or with the server, could.
  func alter(_ sql: String) async throws {
    switch engine {
    case let engine as SQLiteEngine: try engine.maintain(sql)
    case let engine as PostgresEngine: try PostgresSession(engine.address).send(sql)
    default: Issue.record("no such engine")
    }
  }

  /// Leaves the database so that it can be copied.
  func rest() async throws {
    switch engine {
    case let engine as PostgresEngine: await engine.close()
    default: try await alter("pragma wal_checkpoint(truncate)")
    }
  }

  /// Has the database take what it would refuse by a check of one row.
  func liftChecks() async throws {
    guard engine is PostgresEngine else {
      return try await alter("pragma ignore_check_constraints = on")
    }
    let checks = try await ask(
      """
      select conrelid::regclass::text, conname from pg_constraint
      where contype = 'c' and connamespace = 'govtop'::regnamespace
      """
    )
    let drops = checks.map {
      "alter table \($0[0].description) drop constraint \($0[1].description)"
    }
    try await alter(drops.joined(separator: ";"))
  }

  /// Has it take whatever fits the columns: no triggers, no references, no checks.
  func dropGuards() async throws {
    try await liftChecks()
    guard let engine = engine as? PostgresEngine else {
      for trigger in Guard.all { try await alter("drop trigger \(trigger.name)") }
      return try await alter("pragma foreign_keys = off")
    }
    try await alter(
      """
      do $$ begin
        execute format('alter database %I set session_replication_role = replica', current_database());
      end $$
      """
    )
    await engine.close()
  }

  /// Leaves no room for more rows.
  func fillDisk() async throws {
    guard engine is PostgresEngine else { return try await alter("pragma max_page_count = 1") }
    try await alter(
      """
      create function full_disk() returns trigger language plpgsql as $$
      begin
        raise exception 'could not extend file' using errcode = 'disk_full';
      end $$;
      create trigger full_disk before insert on principal
      for each statement execute function full_disk()
      """
    )
  }

  /// Where each row of a table lies in its file.
  func places(_ table: String) async throws -> [[SQLValue]] {
    let place = TestDatabase.isOnServer ? "ctid::text" : "rowid"
    return try await ask("select \(place) from \(table) order by 1")
  }
}

extension Guard {
  static func named(_ name: String) -> Guard? { all.first { $0.name == name } }

  /// Takes the trigger away until it is made again, in a transaction or without one.
  var removal: String {
    let table = occasion.split(separator: " ").last ?? ""
    return "drop trigger if exists \(name)" + (TestDatabase.isOnServer ? " on \(table)" : "")
  }

  var making: [String] { TestDatabase.isOnServer ? postgres : [sqlite] }
}
