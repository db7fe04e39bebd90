import CSQLite
import GRDB
import Glibc

/// The embedded database: one file, one writer at a time, readers that never wait.
struct SQLiteEngine: Engine {
  private let pool: DatabasePool
  private let path: String
  private let file: OpenedFile
  private let readOnly: Bool
  private let survivesPowerLoss: Bool

  /// How often a lock is tried, 1 to 10 ms apart: about five seconds.
  static let patience = 900

  /// Opens a database file that is there; what is in it, ``DatabaseFile`` has looked at before.
  ///
  /// `views` are statements that each connection runs first, to hide tables behind views of its own.
  init(
    path: String,
    readOnly: Bool,
    survivesPowerLoss: Bool = true,
    patience: Int = Self.patience,
    hiding views: [String] = []
  ) throws(StoreError) {
    self.path = path
    self.readOnly = readOnly
    file = try OpenedFile(path: path)
    self.survivesPowerLoss = survivesPowerLoss
    do {
      pool = try DatabasePool(
        path: path,
        configuration: .governance(readOnly: readOnly, patience: patience, hiding: views)
      )
      // GRDB settles for NORMAL in WAL mode; a decision must survive power loss.
      if !readOnly {
        let wanted = survivesPowerLoss ? "full" : "off"
        try pool.writeWithoutTransaction { try $0.execute(sql: "pragma synchronous = \(wanted)") }
      }
    } catch {
      throw DatabaseFile.openingFailure(of: path, StoreError(error))
    }
  }

  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    try file.require()
    do {
      return try await pool.read { try body(SQLiteConnection(database: $0)) }
    } catch let error as DatabaseError {
      throw StoreError(error)
    }
  }

  func write<Value: Sendable>(
    _ ending: TransactionEnding,
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    guard !readOnly else { throw StoreError.readOnly }
    let file = file
    // A task of its own: whoever gives up waiting does not undo what is being written.
    let writing = Task {
      try await pool.writeWithoutTransaction {
        try transaction(ending, on: $0) { connection in
          try file.require()
          return try body(connection)
        }
      }
    }
    do {
      return try await writing.value
    } catch let error as DatabaseError {
      throw StoreError(error)
    }
  }

  private func transaction<Value>(
    _ ending: TransactionEnding,
    on database: Database,
    _ body: (any Connection) throws -> Value
  ) throws -> Value {
    let isStaged = ending == .staged && survivesPowerLoss
    if isStaged { try database.execute(sql: "pragma synchronous = normal") }
    // Random places of large indexes need room; a program that only shows and decides never asks for it.
    if ending == .staged || ending == .bulk {
      try database.execute(sql: "pragma cache_size = -65536; pragma wal_autocheckpoint = 8000")
    }
    defer {
      if isStaged { try? database.execute(sql: "pragma synchronous = full") }
    }
    var answer: Value?
    do {
      try database.inTransaction(.immediate) {
        answer = try body(SQLiteConnection(database: database))
        return ending == .rollback ? .rollback : .commit
      }
    } catch let error as DatabaseError {
      throw StoreError(error, on: database)
    }
    guard let answer else { throw StoreError.io(code: Int(SQLITE_ABORT), detail: "no answer") }
    return answer
  }

  func asOf(_ reach: PastReach) throws(StoreError) -> any Engine {
    try file.require()
    return try SQLiteEngine(
      path: pool.path,
      readOnly: true,
      hiding: PastViews.statements(reach, base: "main", own: "temp")
    )
  }

  func revisions() throws(StoreError) -> any Revisions { try FileRevisions(path: path) }

  /// Runs statements outside any transaction, as settings and checkpoints ask.
  func maintain(_ sql: String) throws(StoreError) {
    do {
      try pool.writeWithoutTransaction { try $0.execute(sql: sql) }
    } catch {
      throw StoreError(error)
    }
  }
}

extension Configuration {
  /// How every connection of a governance database is set up (`docs/decisions`: T22, T23, T24).
  fileprivate static func governance(
    readOnly: Bool,
    patience: Int,
    hiding views: [String]
  ) -> Configuration {
    var configuration = Configuration()
    configuration.readonly = readOnly
    configuration.maximumReaderCount = 2
    configuration.persistentReadOnlyConnections = true
    configuration.busyMode = .callback { tries in
      guard tries < patience else { return false }
      // Random waits spread the waiters out.
      usleep(UInt32.random(in: 1_000...10_000))
      return true
    }
    configuration.prepareDatabase { database in
      guard let handle = database.sqliteConnection, csqlite_defend(handle) == SQLITE_OK else {
        throw StoreError.io(code: Int(SQLITE_ERROR), detail: "defensive mode is not to be had")
      }
      try database.execute(
        sql: """
          pragma trusted_schema = 0;
          pragma recursive_triggers = on;
          pragma cache_size = -256
          """
      )
      for view in views { try database.execute(sql: view) }
      guard database.configuration.readonly else { return }
      // GRDB lets readers wait ten seconds; they wait as long as writers here.
      try database.execute(sql: "pragma busy_timeout = 5000")
      // The file is open for reading alone; who hides tables also keeps a row of its own, in memory.
      if views.isEmpty { try database.execute(sql: "pragma query_only = on") }
    }
    return configuration
  }
}
