/// Everything that a key, the palette or a list of actions can do.
package enum Action: String, CaseIterable, Hashable, Sendable {
  case showPosture, showAccess, showApprovals, showExceptions, showRecertify, showFindings
  case showRegistry, showMetrics, showAudit
  case nextPane, previousPane
  case palette, filter, help, actions, environment
  case back, close, leave
  case takeIn, follow, redraw, suspend
  case new, takeBack, copyID, copyRecord, export

  case down, up, first, last
  case pageDown, pageUp, halfPageDown, halfPageUp
  case open, preview

  case scrollLeft, scrollRight
  case nextWaiting, previousWaiting
  case mark, markRange, markAll
  case sort, reverseSort, columns

  case previousRecord, nextRecord

  case earlierPoint, laterPoint, shorterWindow, longerWindow, compare, split

  case approve, deny, ask, end, reduce, handOver, remediate, review, signOff, emergency
  case blast, why

  // Keys that an open dialog or line answers to by itself; they stand here for help and manual.
  case formNext, formMove, formSide, formFacts, formLeave
  case typingKeep, typingBack, typingComplete, typingHistory, typingEdit
  case choosingMove, choosingToggle, choosingTake, choosingLeave

  /// Whether it is a verb on the row under the cursor, whether it writes or not.
  var isVerbOnRow: Bool { writes || self == .blast || self == .why }

  /// Whether it leads to a write, so that a read-only session does not have it.
  var writes: Bool {
    switch self {
    case .approve, .deny, .ask, .end, .reduce, .handOver, .remediate, .review, .signOff,
      .emergency, .new, .takeBack:
      true
    default: false
    }
  }
}

extension Action {
  /// How many rows a motion goes in a list that is whole in memory; `nil` for what is no motion.
  var rowsMoved: Int? {
    switch self {
    case .down: 1
    case .up: -1
    case .first: -.max / 2
    case .last: .max / 2
    case .pageDown: 10
    case .pageUp: -10
    case .halfPageDown: 5
    case .halfPageUp: -5
    default: nil
    }
  }
}
