import CSQLite
import GRDB

/// A GRDB connection as the store sees it.
struct SQLiteConnection: Connection {
  let database: Database
  private let known = KnownColumns()

  init(database: Database) {
    self.database = database
  }

  func rows(_ sql: String, _ arguments: [SQLValue]) throws(StoreError) -> [SQLRow] {
    do {
      var rows: [SQLRow] = []
      let statement = try database.cachedStatement(sql: sql)
      try step(statement, arguments) { rows.append($0) }
      return rows
    } catch {
      throw StoreError(error, on: database)
    }
  }

  func each(_ sql: String, _ arguments: [SQLValue], _ body: (SQLRow) throws -> Void) throws {
    do {
      // A statement of its own: `body` may run the same SQL while this one is open.
      try step(try database.makeStatement(sql: sql), arguments, body)
    } catch let error as DatabaseError {
      throw StoreError(error, on: database)
    }
  }

  private func step(
    _ statement: Statement,
    _ arguments: [SQLValue],
    _ body: (SQLRow) throws -> Void
  ) throws {
    let handle = statement.sqliteStatement
    // Stepped here and not by a cursor of GRDB, which makes more of each row than its values.
    guard Int(sqlite3_bind_parameter_count(handle)) == arguments.count else {
      throw DatabaseError(resultCode: .SQLITE_RANGE, sql: statement.sql)
    }
    defer { sqlite3_reset(handle) }
    for (index, argument) in arguments.enumerated() {
      argument.bind(to: handle, at: Int32(index + 1))
    }
    let columns = known.columns(of: statement)
    while case let code = sqlite3_step(handle), code != SQLITE_DONE {
      guard code == SQLITE_ROW else {
        throw DatabaseError(
          resultCode: ResultCode(rawValue: code),
          message: database.lastErrorMessage,
          sql: statement.sql
        )
      }
      let values = (0..<sqlite3_column_count(handle)).map { SQLValue(column: $0, of: handle) }
      try body(SQLRow(columns: columns, values: values))
    }
  }
}

/// The columns of the statements of one transaction: most are run again and again.
private final class KnownColumns {
  // Statements are held, so that none takes the identity of another.
  private var byStatement: [ObjectIdentifier: (statement: Statement, columns: SQLRow.Columns)] = [:]

  func columns(of statement: Statement) -> SQLRow.Columns {
    if let known = byStatement[ObjectIdentifier(statement)] { return known.columns }
    let columns = SQLRow.Columns(statement.columnNames)
    byStatement[ObjectIdentifier(statement)] = (statement, columns)
    return columns
  }
}

extension SQLValue {
  fileprivate func bind(to statement: OpaquePointer, at index: Int32) {
    switch self {
    case .null: sqlite3_bind_null(statement, index)
    case .integer(let number): sqlite3_bind_int64(statement, index, number)
    case .text(var text):
      _ = text.withUTF8 {
        csqlite_bind_text(statement, index, $0.baseAddress, Int32($0.count))
      }
    case .blob(let bytes):
      _ = bytes.withUnsafeBytes {
        csqlite_bind_blob(statement, index, $0.baseAddress, Int32($0.count))
      }
    }
  }

  /// Read from SQLite directly: a verify reads millions of them.
  fileprivate init(column: Int32, of statement: OpaquePointer) {
    switch sqlite3_column_type(statement, column) {
    case SQLITE_INTEGER: self = .integer(sqlite3_column_int64(statement, column))
    case SQLITE_TEXT:
      let count = Int(sqlite3_column_bytes(statement, column))
      let bytes = UnsafeBufferPointer(start: sqlite3_column_text(statement, column), count: count)
      self = .text(String(decoding: bytes, as: UTF8.self))
    case SQLITE_BLOB:
      let count = Int(sqlite3_column_bytes(statement, column))
      let start = sqlite3_column_blob(statement, column)
      self = .blob(Array(UnsafeRawBufferPointer(start: start, count: count)))
    default: self = .null
    }
  }
}
