import CNcurses
import Glibc
import Synchronization

/// Events from other threads, and the pipe that wakes the loop for them.
///
/// The one shared mutable object of the program: the loop's thread alone drains it.
package final class Inbox<Event: Sendable>: Sendable {
  private let waiting = Mutex<[Event]>([])
  private let readEnd: Int32
  private let writeEnd: Int32

  /// Fails only when the process has no file descriptors left.
  package init() throws(TerminalError) {
    var ends: [Int32] = [-1, -1]
    guard gt_pipe(&ends) else { throw .outOfDescriptors }
    readEnd = ends[0]
    writeEnd = ends[1]
  }

  deinit {
    close(readEnd)
    close(writeEnd)
  }

  /// Readable for as long as events wait.
  package var descriptor: Int32 { readEnd }

  /// Adds an event, from any thread.
  package func post(_ event: Event) {
    let wasEmpty = waiting.withLock { events in
      events.append(event)
      return events.count == 1
    }
    // One byte says all there is to say, so the pipe can never fill.
    guard wasEmpty else { return }
    var byte: UInt8 = 0
    write(writeEnd, &byte, 1)
  }

  /// Takes all events that wait, oldest first.
  package func drain() -> [Event] {
    // Emptying the pipe first: an event that comes in between wakes once too often, never too rarely.
    var bytes: [UInt8] = Array(repeating: 0, count: 64)
    while read(readEnd, &bytes, bytes.count) > 0 {}
    return waiting.withLock { events in
      defer { events = [] }
      return events
    }
  }
}
