import CNcurses
import Glibc
import TerminalUI

/// Waits for keys, events, signals and the clock, and hands over all that waits at once.
///
/// The only place that blocks; there is one thread, so whatever `step` touches needs no lock.
package struct RunLoop<Event: Sendable> {
  /// A descriptor to wait on besides, and what to do when it can be read.
  package struct Watch {
    package var descriptor: Int32
    /// Reads what came; whether it is a reason to step, and so to say anew how long to wait.
    package var onReadable: () -> Bool

    package init(_ descriptor: Int32, onReadable: @escaping () -> Bool) {
      self.descriptor = descriptor
      self.onReadable = onReadable
    }
  }

  private let inbox: Inbox<Event>
  private var watches: [Watch]

  package init(inbox: Inbox<Event>, watching watches: [Watch] = []) {
    self.inbox = inbox
    self.watches = watches
  }

  /// Steps at once, and then whenever something came or `wakeAt` has passed, until told to leave.
  package func run(
    on terminal: inout Terminal,
    step: (inout Terminal, Arrival<Event>) -> LoopVerdict
  ) -> LoopEnding {
    let signals = gt_signals_install()
    defer { gt_signals_remove() }
    var waiting = Waiting(
      [terminal.input, inbox.descriptor, signals] + watches.map(\.descriptor)
    )
    var verdict = step(&terminal, Arrival<Event>(events: inbox.drain(), now: Monotonic.now()))
    while !verdict.leaves {
      let deadline = [verdict.wakeAt, terminal.inputDeadline].compactMap(\.self).min()
      let ready = waiting.wait(until: deadline, now: Monotonic.now())
      var arrival = Arrival<Event>(now: Monotonic.now())
      for number in ready.contains(signals) ? Self.numbers(from: signals) : [] {
        if let ending = Self.answer(number, on: &terminal, &arrival) { return ending }
      }
      var isWoken = false
      for watch in watches where ready.contains(watch.descriptor) {
        isWoken = watch.onReadable() || isWoken
      }
      let reading = terminal.read(at: arrival.now)
      if reading.isLost { return .terminalLost }
      arrival.inputs += reading.inputs
      arrival.pastesCut = reading.pastesCut
      arrival.events = inbox.drain()
      let isDue = verdict.wakeAt.map { arrival.now >= $0 } ?? false
      let isIdle = arrival.inputs.isEmpty && arrival.events.isEmpty && arrival.pastesCut == 0
      if isDue || isWoken || !isIdle { verdict = step(&terminal, arrival) }
    }
    return .left
  }

  private static func answer(
    _ signal: Int32,
    on terminal: inout Terminal,
    _ arrival: inout Arrival<Event>
  ) -> LoopEnding? {
    switch signal {
    case SIGTSTP: terminal.suspend()
    case SIGCONT:
      terminal.enter()
      if let size = terminal.adoptSize() { arrival.inputs.append(.resized(size)) }
      arrival.inputs.append(.resumed)
    case SIGWINCH:
      if let size = terminal.adoptSize() { arrival.inputs.append(.resized(size)) }
    default: return .signal(signal)
    }
    return nil
  }

  private static func numbers(from pipe: Int32) -> [Int32] {
    var bytes: [UInt8] = Array(repeating: 0, count: 64)
    let count = read(pipe, &bytes, bytes.count)
    return bytes.prefix(max(0, count)).map(Int32.init)
  }
}
