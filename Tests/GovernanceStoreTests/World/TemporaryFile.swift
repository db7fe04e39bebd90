import Glibc

/// A path of its own in a folder of its own, gone with its last holder.
final class TemporaryFile: Sendable {
  let folder: String
  var path: String { folder + "/governance.db" }

  init() {
    var template = Array("/tmp/govtop-test-XXXXXX".utf8CString)
    folder = template.withUnsafeMutableBufferPointer { buffer in
      buffer.baseAddress.flatMap { mkdtemp($0) }.map { String(cString: $0) } ?? "/tmp"
    }
  }

  deinit {
    for suffix in ["", "-wal", "-shm"] { unlink(path + suffix) }
    rmdir(folder)
  }
}
