import CSQLite
import GRDB
import Glibc

/// The older database file while it is brought into this program's form, alone with its lock.
struct SQLiteUpgrade {
  private let path: String
  private let queue: DatabaseQueue

  /// Before the name of a table of the old form.
  private static let old = "old_"

  init(path: String) throws(StoreError) {
    self.path = path
    var configuration = Configuration()
    // Tables are renamed and filled in any order; the verification checks what keys would.
    configuration.foreignKeysEnabled = false
    configuration.busyMode = .callback { tries in
      guard tries < SQLiteEngine.patience else { return false }
      usleep(UInt32.random(in: 1_000...10_000))
      return true
    }
    configuration.prepareDatabase { database in
      try database.execute(
        sql: """
          pragma trusted_schema = 0;
          pragma synchronous = full;
          pragma legacy_alter_table = on;
          pragma cache_size = -65536
          """
      )
    }
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
    } catch {
      throw StoreError(error)
    }
  }

  /// The version of its schema, as the database and its log say it.
  func schema() throws(StoreError) -> Int {
    do {
      return try queue.read { try Int.fetchOne($0, sql: "pragma user_version") } ?? 0
    } catch {
      throw StoreError(error)
    }
  }

  /// Copies the database beside itself, then changes its form and lets `rebuild` fill it: all of it, or nothing.
  ///
  /// - Returns: The path of the copy.
  func run(from schema: Int, rebuild: (any Connection) throws -> Void) throws -> String {
    do {
      return try queue.writeWithoutTransaction { database in
        var copy = ""
        try database.inTransaction(.immediate) {
          guard try Int.fetchOne(database, sql: "pragma user_version") == schema else {
            throw StoreError.locked
          }
          // Behind the lock nobody commits, so the copy is of what is changed here.
          copy = try backUp(schema)
          let connection = SQLiteConnection(database: database)
          try reshape(connection)
          try rebuild(connection)
          try finish(connection)
          try database.execute(sql: "pragma user_version = \(Schema.version)")
          return .commit
        }
        return copy
      }
    } catch let error as DatabaseError {
      throw StoreError(error)
    }
  }

  // MARK: The copy

  private func backUp(_ schema: Int) throws -> String {
    let draft = "\(path).copy-\(getpid())"
    unlink(draft)
    defer { unlink(draft) }
    do {
      var configuration = Configuration()
      configuration.readonly = true
      let source = try DatabaseQueue(path: path, configuration: configuration)
      let target = try DatabaseQueue(path: draft)
      try source.backup(to: target)
      // On its own, without a log beside it.
      try target.writeWithoutTransaction { try $0.execute(sql: "pragma journal_mode = delete") }
      try target.close()
      try source.close()
    }
    chmod(draft, 0o600)
    for number in 1...99 {
      let name = "\(path).schema-\(schema)" + (number == 1 ? "" : ".\(number)")
      if link(draft, name) == 0 { return name }
      guard errno == EEXIST else { break }
    }
    throw StoreError.io(code: Int(errno), detail: "no copy could be put beside `\(path)`")
  }

  // MARK: The form

  /// Puts aside what has another form than here, and makes the tables of this form.
  ///
  /// A table of the same form stays with its rows; only governed and derived ones are emptied in any case.
  private func reshape(_ connection: any Connection) throws {
    let found = try connection.rows(
      "select type, name, sql from sqlite_master where sql is not null and name not like 'sqlite_%'"
    )
    let objects = try found.map { row in
      (type: try row.text("type"), name: try row.text("name"), sql: try row.text("sql"))
    }
    for type in ["trigger", "view", "index"] {
      for object in objects where object.type == type {
        try connection.run("drop \(type) \(object.name)")
      }
    }
    let here = Set(Schema.tables.flatMap(\.sqlite).map(\.asSQLiteKeepsIt))
    var kept: Set<String> = []
    for object in objects where object.type == "table" {
      if here.contains(object.sql), Self.staysFilled(object.name) {
        kept.insert(object.name)
      } else {
        try connection.run("alter table \(object.name) rename to \(Self.old)\(object.name)")
      }
    }
    for table in Schema.tables where !kept.contains(table.name) {
      if let statement = table.sqlite.first { try connection.run(statement) }
    }
    for table in Schema.tables where !kept.contains(table.name) && Self.staysFilled(table.name) {
      try carry(table, connection)
    }
    // What every row needs while the ledger is followed; the triggers come last.
    for statement in Schema.tables.flatMap({ $0.sqlite.dropFirst() }) {
      try connection.run(statement)
    }
    for table in Table.observedTables {
      try connection.run(table.nowView)
      try connection.run(table.lastView)
    }
  }

  /// Whether a table holds what the ledger cannot make again.
  private static func staysFilled(_ name: String) -> Bool {
    guard let table = Schema.tables.first(where: { $0.name == name }) else { return false }
    switch table.kind {
    case .ledger, .observed, .bookkeeping: return true
    case .governed, .derived, .reference, .past: return false
    }
  }

  /// Takes over the rows of a table whose form is another here, as far as the columns are the same.
  private func carry(_ table: Table, _ connection: any Connection) throws {
    let columns = try Self.shared(table, connection)
    guard !columns.isEmpty else { return }
    let list = columns.joined(separator: ", ")
    try connection.run(
      "insert into \(table.name) (\(list)) select \(list) from \(Self.old)\(table.name)"
    )
  }

  /// The columns that a table has here and had before; none where it was not there.
  private static func shared(_ table: Table, _ connection: any Connection) throws -> [String] {
    let before = Set(
      try connection.rows("select name from pragma_table_info('\(old)\(table.name)')")
        .map { try $0.text("name") }
    )
    return table.columnNames.filter(before.contains)
  }

  /// Says whether the governed rows are those of the old tables; a difference is somebody's who wrote past govtop.
  static func requireSame(_ connection: any Connection) throws {
    for table in Schema.tables(of: .governed) {
      let columns = try shared(table, connection)
      guard !columns.isEmpty else { continue }
      let list = columns.joined(separator: ", ")
      let (before, after) = ("\(old)\(table.name)", table.name)
      for (one, other) in [(before, after), (after, before)] {
        let differing = try connection.rows(
          "select \(list) from \(one) except select \(list) from \(other) limit 1"
        )
        guard let row = differing.first else { continue }
        throw StoreError.corrupt(
          "\(table.name) \(row.values[0].description) is not what the ledger says, "
            + "so it was not upgraded"
        )
      }
    }
  }

  /// Lets go of the old tables, and puts the guards in their place.
  private func finish(_ connection: any Connection) throws {
    for row in try connection.rows(
      "select name from sqlite_master where type = 'table' and name like 'old\\_%' escape '\\'"
    ) {
      try connection.run("drop table \(try row.text("name"))")
    }
    for trigger in Guard.all { try connection.run(trigger.sqlite) }
  }
}
