import GRDB
import Synchronization

extension DatabaseAddress {
  /// Reads one consistent state of a database that was opened before, on the thread that asks.
  func whole<Value>(_ body: (any Connection) throws -> Value) throws -> Value {
    switch self {
    case .file(let path):
      var configuration = Configuration()
      configuration.readonly = true
      do {
        return try DatabaseQueue(path: path, configuration: configuration).inDatabase { database in
          var value: Value?
          try database.inTransaction(.deferred) {
            value = try body(SQLiteConnection(database: database))
            return .rollback
          }
          guard let value else { throw StoreError.corrupt("nothing was read") }
          return value
        }
      } catch let error as DatabaseError {
        throw StoreError(error)
      }
    case .server:
      let session = try PostgresSession(self)
      try session.begin("begin isolation level repeatable read, read only")
      defer { session.rollback() }
      return try body(session)
    }
  }
}

/// Carries an answer out of a transaction.
final class Handover<Value: Sendable>: Sendable {
  private let value = Mutex<Value?>(nil)

  func put(_ value: Value) { self.value.withLock { $0 = value } }
  var taken: Value? { value.withLock { $0 } }
}
