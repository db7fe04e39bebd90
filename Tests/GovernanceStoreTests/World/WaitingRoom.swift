import Glibc

/// A door that one thread opens for another: a pipe, so that it may be opened first and waited for later.
final class WaitingRoom: Sendable {
  private let exit: Int32
  private let entrance: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    pipe(&ends)
    (exit, entrance) = (ends[0], ends[1])
  }

  deinit {
    close(exit)
    close(entrance)
  }

  func open() {
    var sign: UInt8 = 1
    write(entrance, &sign, 1)
  }

  /// Waits until the door was opened, half a minute at most.
  func wait() {
    var door = pollfd(fd: exit, events: Int16(POLLIN), revents: 0)
    poll(&door, 1, 30_000)
  }
}
