import GRDB

/// A private database on disk for rows that are only compared; SQLite deletes it when it is let go.
struct Scratch: Sendable {
  private let queue: DatabaseQueue

  init() throws(StoreError) {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      // Nothing of it outlives the import, so nothing needs to be undone or made durable.
      try database.execute(
        sql: "pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -16384"
      )
    }
    do {
      queue = try DatabaseQueue(path: "", configuration: configuration)
    } catch {
      throw StoreError(error)
    }
  }

  /// Works on it on a thread of its own, in one go.
  func use<Value: Sendable>(
    _ body: @escaping @Sendable (any Connection) throws -> Value
  ) async throws -> Value {
    do {
      return try await queue.write { try body(SQLiteConnection(database: $0)) }
    } catch let error as DatabaseError {
      throw StoreError(error)
    }
  }
}
