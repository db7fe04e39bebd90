import Foundation
import Governance

@testable import GovernanceStore

/// A database as an older release left it, made from its dump: `Fixtures/schema-N.sql`.
struct OldDatabase {
  let file = TemporaryFile()
  let clock = TestClock(Instant(milliseconds: 1_790_000_000_000))
  let schema: Int

  init(schema: Int) async throws {
    self.schema = schema
    _ = FileManager.default.createFile(atPath: file.path, contents: nil)
    try alter(Self.dump(of: schema))
  }

  static func dump(of schema: Int) throws -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let file = folder.appending(path: "Fixtures/schema-\(schema).sql")
    return String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }

  var options: StoreOptions { TestStore.options(clock, seed: 99, keeping: file) }

  func upgrade(
    as operator: Operator = .user("root"),
    through wrap: @Sendable (any Connection) -> any Connection = { $0 }
  ) async throws -> UpgradeReport {
    try await Store.upgrade(path: file.path, as: `operator`, options: options, through: wrap)
  }

  func open() async throws -> Store { try await Store.open(path: file.path, options: options) }

  /// Changes it as somebody would who goes past govtop.
  func alter(_ sql: String) throws {
    let engine = try SQLiteEngine(path: file.path, readOnly: false)
    try engine.maintain(sql)
    try engine.maintain("pragma wal_checkpoint(truncate)")
  }

  /// What is in it, table by table, as text.
  func contents() async throws -> [String] { try await contents(of: file.path) }

  func contents(of path: String) async throws -> [String] {
    try await SQLiteEngine(path: path, readOnly: true).read { connection in
      let names = try connection.rows(
        "select name from sqlite_master where type = 'table' order by name"
      )
      return try names.flatMap { row in
        let name = try row.text("name")
        return try ["\(name):"]
          + connection.rows("select * from \(name) order by 1, 2")
          .map { $0.values.map(\.description).joined(separator: "|") }
      }
    }
  }

  /// Removes the copies that upgrades left beside it, so that the folder goes with the file.
  func clear() {
    let names = try? FileManager.default.contentsOfDirectory(atPath: file.folder)
    for name in names ?? [] where name.contains("schema-") || name.contains("copy-") {
      try? FileManager.default.removeItem(atPath: "\(file.folder)/\(name)")
    }
  }
}
