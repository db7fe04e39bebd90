import CNcurses
import Glibc
package import TerminalUI

/// What one look at the terminal's input brought.
package struct TerminalReading: Hashable, Sendable {
  package var inputs: [Input] = []
  /// Pastes that were longer than the limit and lost their end.
  package var pastesCut = 0
  /// Whether the terminal is gone.
  package var isLost = false

  package init() {}
}

extension Terminal {
  /// When `read` should be called though no byte came: an Esc may be waiting for its meaning.
  package var inputDeadline: Int64? { decoder.deadline }

  /// Reads and decodes all that waits, without waiting for more.
  package mutating func read(at now: Int64) -> TerminalReading {
    var reading = TerminalReading()
    let cutBefore = decoder.pastesCut
    var wasSilent = true
    // Whoever sends faster than we read must not keep the screen from being drawn.
    for _ in 0..<64 {
      guard !reading.isLost, isReadable(within: 0) else { break }
      wasSilent = false
      take(&reading, at: now)
    }
    if wasSilent { reading.inputs += decoder.expire(at: now) }
    reading.pastesCut = decoder.pastesCut - cutBefore
    return reading
  }

  /// Asks the terminal whether it is light or dark, unless the environment has said so.
  ///
  /// Keys that come meanwhile are returned; an answer that comes later is not taken for keys.
  package mutating func askBackground(
    timeout: Int64 = 100,
    clock: () -> Int64
  ) -> (background: Background?, reading: TerminalReading) {
    var reading = TerminalReading()
    if let known = profile.background { return (known, reading) }
    guard profile.takesControlStrings else { return (nil, reading) }
    Self.write(ControlStrings.askBackground, to: output)
    let end = clock() + timeout
    while decoder.background == nil, !reading.isLost, isReadable(within: max(0, end - clock())) {
      take(&reading, at: clock())
    }
    return (decoder.background, reading)
  }

  private mutating func take(_ reading: inout TerminalReading, at now: Int64) {
    var bytes: [UInt8] = Array(repeating: 0, count: 4096)
    let count = Glibc.read(input, &bytes, bytes.count)
    if count > 0 {
      reading.inputs += decoder.feed(bytes.prefix(count), at: now)
    } else if count == 0 || (errno != EINTR && errno != EAGAIN) {
      reading.isLost = true
    }
  }

  private func isReadable(within milliseconds: Int64) -> Bool {
    var watched = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    return poll(&watched, 1, Int32(clamping: milliseconds)) > 0
  }
}
