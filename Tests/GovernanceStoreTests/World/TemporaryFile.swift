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

/// Copies a file, with a range of its pages overwritten by nonsense.
func copyFile(_ from: String, to: String, overwriting damaged: Range<Int> = 0..<0) throws {
  let source = open(from, O_RDONLY)
  let target = open(to, O_WRONLY | O_CREAT, 0o600)
  defer {
    close(source)
    close(target)
  }
  var bytes = [UInt8](repeating: 0, count: 4_096)
  var offset = 0
  while case let count = read(source, &bytes, bytes.count), count > 0 {
    if damaged.contains(offset) { bytes = bytes.map { _ in 0x5a } }
    guard write(target, bytes, count) == count else { throw CopyFailed() }
    offset += count
  }
}

struct CopyFailed: Error {}
