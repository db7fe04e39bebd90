package import TerminalUI

/// All that came since the last step of the loop: fold it, then draw once.
package struct Arrival<Event: Sendable>: Sendable {
  package var inputs: [Input] = []
  package var events: [Event] = []
  /// Pastes that lost their end to the limit: say so.
  package var pastesCut = 0
  /// The time by `Monotonic`.
  package var now: Int64
}

/// What the loop does after a step.
package struct LoopVerdict: Hashable, Sendable {
  /// When to step next though nothing came, by `Monotonic`; `nil` waits for ever.
  package let wakeAt: Int64?
  package let leaves: Bool

  package static func wait(until wakeAt: Int64?) -> LoopVerdict {
    LoopVerdict(wakeAt: wakeAt, leaves: false)
  }

  package static let leave = LoopVerdict(wakeAt: nil, leaves: true)
}

/// Why the loop ended.
package enum LoopEnding: Hashable, Sendable {
  case left
  /// SIGTERM, SIGHUP or SIGINT asked; the exit code is 128 and the number.
  case signal(Int32)
  case terminalLost
}
