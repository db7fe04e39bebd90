import Glibc

/// The file that was opened, to be told from another one that takes its path later.
///
/// SQLite goes on reading and writing a file that was deleted: what is decided in it would be lost.
struct OpenedFile: Sendable {
  private let path: String
  private let number: FileNumber

  init(path: String) throws(StoreError) {
    guard let number = FileNumber(of: path) else { throw .notFound(path: path) }
    self.path = path
    self.number = number
  }

  /// Says that the path leads elsewhere, or nowhere, by now.
  func require() throws(StoreError) {
    guard FileNumber(of: path) != number else { return }
    throw .moved(path: path)
  }
}

/// What a filesystem knows a file by, whatever its name.
private struct FileNumber: Hashable {
  private let device: UInt64
  private let node: UInt64

  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    device = UInt64(status.st_dev)
    node = UInt64(status.st_ino)
  }
}
