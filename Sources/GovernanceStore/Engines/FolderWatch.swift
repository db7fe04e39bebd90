import Glibc

/// Tells when files of a folder are written, without asking again and again.
final class FolderWatch {
  let fileDescriptor: Int32

  init(folder: String) throws(StoreError) {
    fileDescriptor = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard fileDescriptor >= 0 else { throw Self.failure(errno) }
    let events =
      UInt32(IN_MODIFY) | UInt32(IN_CREATE) | UInt32(IN_DELETE) | UInt32(IN_MOVED_TO)
      | UInt32(IN_MOVED_FROM) | UInt32(IN_MOVE_SELF)
    guard inotify_add_watch(fileDescriptor, folder, events) >= 0 else {
      let code = errno
      close(fileDescriptor)
      throw Self.failure(code)
    }
  }

  deinit {
    close(fileDescriptor)
  }

  /// Takes all news off the queue; what they say does not matter, `data_version` does.
  func drain() {
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while read(fileDescriptor, &buffer, buffer.count) > 0 {}
  }

  private static func failure(_ code: Int32) -> StoreError {
    .io(code: Int(code), detail: strerror(code).map { String(cString: $0) } ?? "inotify")
  }
}
