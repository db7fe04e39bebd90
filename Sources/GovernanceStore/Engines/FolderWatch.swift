import Glibc

/// Tells when the files of a database are written, without asking again and again.
final class FolderWatch {
  let fileDescriptor: Int32
  private let name: [UInt8]

  /// Watches a folder for files whose names begin with `name`: log and index lie beside the database.
  init(folder: String, name: String) throws(StoreError) {
    self.name = Array(name.utf8)
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

  /// Takes all news off the queue; whether any is about the database.
  ///
  /// What it says does not matter, `data_version` does. Other files of the folder may be written all the time.
  func drain() -> Bool {
    var isOurs = false
    var buffer = [UInt8](repeating: 0, count: 4_096)
    while case let count = read(fileDescriptor, &buffer, buffer.count), count > 0 {
      isOurs = buffer.withUnsafeBytes { concernsDatabase($0[..<count]) } || isOurs
    }
    return isOurs
  }

  private func concernsDatabase(_ news: Slice<UnsafeRawBufferPointer>) -> Bool {
    var rest = news
    while rest.count >= MemoryLayout<inotify_event>.size {
      let event = UnsafeRawBufferPointer(rebasing: rest).loadUnaligned(as: inotify_event.self)
      let told = rest.dropFirst(MemoryLayout<inotify_event>.size).prefix(Int(event.len))
      // Without a name it is about the folder itself, or there was too much news to keep.
      if told.isEmpty || told.starts(with: name) { return true }
      rest = rest[told.endIndex...]
    }
    return false
  }

  private static func failure(_ code: Int32) -> StoreError {
    .io(code: Int(code), detail: strerror(code).map { String(cString: $0) } ?? "inotify")
  }
}
