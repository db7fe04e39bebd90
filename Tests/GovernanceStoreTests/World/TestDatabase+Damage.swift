import Glibc
import Testing

@testable import GovernanceStore

/// What can be wrong with a database before it is opened, done to either kind.
extension TestDatabase {
  /// Another thing than a governance database: a file with these words, or a schema with this comment.
  func hold(_ text: String) throws {
    guard Self.isOnServer else {
      guard let file = fopen(path, "w") else { return }
      fputs(text, file)
      fclose(file)
      return
    }
    try alter("create schema govtop; comment on schema govtop is '\(text)'")
  }

  /// Statements to a server's database that no store has open.
  func alter(_ sql: String) throws {
    try PostgresSession(DatabaseAddress(path)).send(sql)
  }

  /// Takes the database away from its place; another may stand there then.
  func moveAway(to other: TestDatabase, replacing isReplaced: Bool) throws {
    guard Self.isOnServer else {
      #expect(rename(path, other.path) == 0)
      if isReplaced { try copyFile(other.path, to: path) }
      return
    }
    try exchange(with: other)
    guard isReplaced else { return }
    try Self.order("create database \(name) template \(other.name)")
    try alter("update database_identity set id = 'another'")
  }

  /// Puts it back where it was.
  func moveBack(from other: TestDatabase) throws {
    guard Self.isOnServer else {
      #expect(rename(other.path, path) == 0)
      return
    }
    try Self.order("drop database if exists \(name) with (force)")
    try other.exchange(with: self)
  }

  private func exchange(with other: TestDatabase) throws {
    try Self.order("drop database if exists \(other.name) with (force)")
    try Self.order("alter database \(name) allow_connections false")
    try Self.order(
      """
      select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = '\(name)'
      """
    )
    try Self.order("alter database \(name) rename to \(other.name)")
    try Self.order("alter database \(other.name) allow_connections true")
  }
}

extension Store {
  /// Says that it is of another program, or of another version of this one.
  func relabel(_ label: SchemaLabel) async throws {
    guard engine is PostgresEngine else {
      let setting =
        switch label {
        case .otherProgram: "application_id = 7"
        case .version(let version): "user_version = \(version)"
        }
      return try await alter("pragma \(setting); pragma wal_checkpoint(truncate)")
    }
    let digest = String(repeating: "0", count: 64)
    let note =
      switch label {
      case .otherProgram: "the wiki"
      case .version(let version): "govtop schema \(version) postgres 15 \(digest)"
      }
    try await alter("comment on schema govtop is '\(note)'")
  }

  /// Tears up what the database keeps of its ledger's end.
  func damage() async throws {
    guard engine is PostgresEngine else { return }
    try await alter("update ledger_head set peaks = '\\x00'")
  }
}

enum SchemaLabel: Sendable {
  case otherProgram
  case version(Int)
}

/// A change of tables by other means, in the words of either engine.
struct SchemaChange: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let sql: String

  init(_ description: String, sqlite: String, postgres: String) {
    testDescription = description
    sql = TestDatabase.isOnServer ? postgres : sqlite
  }

  static let all = [
    SchemaChange(
      "a trigger that is gone",
      sqlite: "drop trigger ledger_entry_is_not_deleted",
      postgres: "drop trigger ledger_entry_is_not_deleted on ledger_entry"
    ),
    SchemaChange(
      "a trigger more",
      sqlite: "create trigger helpful after insert on access_grant begin select 1; end",
      postgres: """
        create trigger helpful after insert on access_grant
        for each row execute function refuse('help')
        """
    ),
    SchemaChange(
      "a table more",
      sqlite: "create table notes (text text)",
      postgres: "create table notes (text text)"
    ),
    SchemaChange(
      "an index that is gone",
      sqlite: "drop index person_by_handle",
      postgres: "drop index person_by_handle"
    ),
    SchemaChange(
      "a trigger that does something else",
      sqlite: """
        drop trigger ledger_head_rises;
        create trigger ledger_head_rises before update on ledger_head begin select 1; end
        """,
      postgres: "alter table ledger_head disable trigger ledger_head_rises"
    ),
    SchemaChange(
      "a rule that says something else",
      sqlite: """
        drop index person_by_team_handle;
        create index person_by_team_handle on person (team)
        """,
      postgres: """
        alter table access_grant drop constraint access_grant_end_after_start,
          add constraint access_grant_end_after_start check (true)
        """
    ),
  ]
}
