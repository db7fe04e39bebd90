/// A database behind the store: SQLite or PostgreSQL; nothing above knows which.
package protocol Engine: Sendable {
  /// Reads one consistent state of the database.
  func read<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value

  /// Runs a transaction that holds the only right to write from its first moment.
  ///
  /// It is rolled back if `body` throws, or if `ending` says so.
  func write<Value: Sendable>(
    _ ending: TransactionEnding,
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value

  /// The same database as a decision left it: the tables' own names mean what they held then; it is only read.
  func asOf(_ reach: PastReach) async throws -> any Engine

  /// Begins to notice commits by anyone, this program included.
  func revisions() throws(StoreError) -> any Revisions
}

/// How far into the ledger an engine of the past sees.
package enum PastReach: Hashable, Sendable {
  /// All entries up to this one.
  case upTo(Int)
  /// As far as ``Connection/move(to:)`` said last.
  case movable
}

extension Connection {
  /// Moves a connection of a movable engine of the past to where an entry had just been written.
  func move(to sequence: Int) throws(StoreError) {
    try run("update \(PastViews.reach) set sequence = ?", [.init(sequence)])
  }
}

extension Engine {
  package func write<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    try await write(.durable, body)
  }
}

/// How a transaction that did not fail ends.
package enum TransactionEnding: Sendable {
  /// On disk before the answer.
  case durable
  /// On disk before the answer, as one of many that write very many rows.
  case bulk
  /// On disk with the next durable one: for staged rows, which nobody sees before that.
  case staged
  /// Undone: what would have been.
  case rollback
}

/// One conversation with the database, valid inside the closure that it was given to.
package protocol Connection {
  /// Runs one statement in the common dialect, `?` for each argument, and returns every row.
  func rows(_ sql: String, _ arguments: [SQLValue]) throws(StoreError) -> [SQLRow]

  /// Runs one query and hands over its rows one by one, for answers too large to hold.
  func each(_ sql: String, _ arguments: [SQLValue], _ body: (SQLRow) throws -> Void) throws
}

extension Connection {
  package func rows(_ sql: String) throws(StoreError) -> [SQLRow] { try rows(sql, []) }

  /// The first row, if there is one.
  package func row(_ sql: String, _ arguments: [SQLValue] = []) throws(StoreError) -> SQLRow? {
    try rows(sql, arguments).first
  }

  /// Runs a statement for its effect.
  package func run(_ sql: String, _ arguments: [SQLValue] = []) throws(StoreError) {
    _ = try rows(sql, arguments)
  }

  /// The number in the only column of the only row; 0 where there is none.
  package func count(_ sql: String, _ arguments: [SQLValue] = []) throws(StoreError) -> Int {
    guard case .integer(let number) = try row(sql, arguments)?.values.first else { return 0 }
    return Int(number)
  }
}
