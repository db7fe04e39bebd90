import GRDB

/// One connection kept open, which SQLite tells whether any other has committed since.
final class RevisionProbe {
  private let queue: DatabaseQueue

  init(path: String) throws(StoreError) {
    var configuration = Configuration()
    configuration.readonly = true
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
    } catch {
      throw StoreError(error)
    }
  }

  /// A number that changes with each commit of somebody else's connection, this program's own ones included.
  func version() throws(StoreError) -> Int {
    do {
      return try queue.unsafeRead { try Int.fetchOne($0, sql: "pragma data_version") ?? 0 }
    } catch {
      throw StoreError(error)
    }
  }
}
