import GRDB

/// One connection kept open, which SQLite tells whether any other has committed since.
final class RevisionProbe {
  private let queue: DatabaseQueue
  private let file: OpenedFile

  init(path: String) throws(StoreError) {
    file = try OpenedFile(path: path)
    var configuration = Configuration()
    configuration.readonly = true
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
    } catch {
      throw DatabaseFile.openingFailure(of: path, StoreError(error))
    }
  }

  /// A number that changes with each commit of somebody else's connection, this program's own ones included.
  func version() throws(StoreError) -> Int {
    try file.require()
    do {
      return try queue.unsafeRead { try Int.fetchOne($0, sql: "pragma data_version") ?? 0 }
    } catch {
      throw StoreError(error)
    }
  }
}
