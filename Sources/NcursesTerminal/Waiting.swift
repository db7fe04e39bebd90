import Glibc

/// The descriptors that `poll(2)` waits on.
struct Waiting {
  private var watched: [pollfd]

  init(_ descriptors: [Int32]) {
    watched = descriptors.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
  }

  /// Waits until one can be read, or until the deadline, and returns those that can.
  mutating func wait(until deadline: Int64?, now: Int64) -> Set<Int32> {
    let timeout = deadline.map { Int32(clamping: max(0, $0 - now)) } ?? -1
    // Interrupted by a signal: its number is in the pipe, and the next look finds it.
    guard poll(&watched, nfds_t(watched.count), timeout) > 0 else { return [] }
    var ready: Set<Int32> = []
    for index in watched.indices where watched[index].revents != 0 {
      ready.insert(watched[index].fd)
      // What is closed would be ready for ever; a negative descriptor is passed over.
      if watched[index].revents & Int16(POLLNVAL) != 0 { watched[index].fd = -1 }
    }
    return ready
  }
}
