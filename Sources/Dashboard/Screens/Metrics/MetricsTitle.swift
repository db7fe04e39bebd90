import Governance
import TerminalUI

/// The third line of the screen of numbers: over which time, as of when.
enum MetricsTitle {
  static func left(_ state: Dashboard.State) -> StyledLine {
    let glyphs = state.session.glyphs
    var line = StyledLine("Metrics  ", Style(.title, .bold))
    line.append(span(state))
    if state.metrics.compares {
      line.append(" \(glyphs.dot) dotted: the time before", Style(.muted))
    }
    if let split = state.metrics.split {
      line.append(" \(glyphs.dot) by \(split.rawValue)", Style(.accent))
    }
    return line
  }

  /// `90 days to 06-12 14:30`, `this quarter`.
  static func span(_ state: Dashboard.State) -> String {
    let at = state.metrics.shown?.at ?? state.session.now
    let moment = Moments(state.session).inTable(at) + "Z"
    switch state.metrics.span {
    case .days(let count): return "\(count) days to \(moment)"
    case .period(let text):
      return words(of: text) + (at < state.session.now ? ", to \(moment)" : "")
    }
  }

  /// `lastquarter` is `last quarter`; a date stays as it is.
  private static func words(of period: String) -> String {
    for head in ["this", "last"] where period.hasPrefix(head) {
      return "\(head) \(period.dropFirst(head.count))"
    }
    return period
  }

  static func right(_ state: Dashboard.State) -> StyledLine {
    let late = state.metrics.numbers.count { $0.state == .red }
    return late == 0 ? StyledLine() : StyledLine("\(late) red", Style(.danger))
  }
}
