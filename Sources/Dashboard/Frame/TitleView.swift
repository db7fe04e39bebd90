import Governance
import TerminalUI

/// The third line: what, how many, how sorted, what is hidden.
enum TitleView {
  static func draw(_ state: Dashboard.State, on canvas: inout Canvas, in rect: Rect) {
    let glyphs = state.session.glyphs
    let inside = rect.inset(left: 1, right: 1)
    let left = left(state, glyphs)
    let isOneRecord = ListView.onlyID(state.filter(of: state.screen)) != nil
    let right = StyledLine(isOneRecord ? "" : sort(state), Style(.muted))
    let hasRoom = left.columns + 3 + right.columns <= inside.width
    if hasRoom { right.drawRight(on: &canvas, in: inside, glyphs: glyphs) }
    let place = Position(row: inside.row, column: inside.column)
    left.draw(on: &canvas, at: place, width: inside.width, glyphs: glyphs)
  }

  private static func left(_ state: Dashboard.State, _ glyphs: Glyphs) -> StyledLine {
    if case .stale(let since, let reason, let next) = state.session.connection {
      return stale(since, reason, next, state)
    }
    let name = state.screen == .approvals ? "Approvals" : "Access"
    var line = StyledLine(name + "  ", Style(.title, .bold))
    if let id = ListView.onlyID(state.filter(of: state.screen)), !state.trail.isEmpty {
      line.append(id, Style(.accent))
      line.append(" \(glyphs.dot) Esc goes back", Style(.muted))
      return line
    }
    line.append(counts(state))
    let hidden = hidden(state)
    if !hidden.isEmpty { line.append(" \(glyphs.dot) \(hidden)", Style(.warn)) }
    let filter = state.filter(of: state.screen)
    if !filter.isEmpty {
      // What is hidden is said before the filter: that part is never cut.
      line.append(" \(glyphs.dot) filter ", Style(.muted))
      line.append(filter, Style(.accent))
    }
    let marked =
      state.screen == .approvals ? state.approvals.marked.count : state.access.marked.count
    if marked > 0 { line.append(" \(glyphs.dot) \(marked) marked", Style(.accent)) }
    return line
  }

  private static func stale(
    _ since: Instant,
    _ reason: String,
    _ next: Instant?,
    _ state: Dashboard.State
  ) -> StyledLine {
    let session = state.session
    let again = next.map { "next try in \(max(0, ($0 - session.now).wholeSeconds))s, " } ?? ""
    let head = state.size.width >= 100 ? "no answer from the database" : "no answer"
    let words =
      "\(head) since \(Moments.clock(since)) (\(reason)) · \(state.size.width >= 100 ? "shown " : "")as of then, \(again)R now"
    return StyledLine(Wording.fit(words, session.glyphs), Style(.danger, .bold))
  }

  /// `12 yours of 31 open · 2 late`, `1,832 rows`.
  private static func counts(_ state: Dashboard.State) -> String {
    switch state.screen {
    case .posture: ""
    case .access: state.counts[state.query(for: .access)].map(rows) ?? ""
    case .approvals: approvals(state)
    }
  }

  private static func rows(_ count: ListCount) -> String {
    "\(number(count)) \(count.matching == 1 ? "grant" : "grants")"
  }

  private static func approvals(_ state: Dashboard.State) -> String {
    let counts = state.counts
    guard let open = counts[state.openRequests], let yours = counts[state.yourRequests] else {
      return ""
    }
    let late = counts[state.yourLateRequests].map(\.matching) ?? 0
    let tail = late > 0 ? " \(state.session.glyphs.dot) \(late) late" : ""
    return "\(number(yours)) yours of \(number(open)) open\(tail)"
  }

  static func number(_ count: ListCount) -> String {
    Names.grouped(count.matching) + (count.isCapped ? "+" : "")
  }

  /// `hides 9 (2 late)` by filter and environment.
  private static func hidden(_ state: Dashboard.State) -> String {
    guard !state.filter(of: state.screen).isEmpty || state.environment != nil else { return "" }
    let shown: ListCount?
    let all: Int?
    if state.screen == .approvals {
      shown = state.counts[state.query(for: .approvals)]
      all = state.counts[state.openRequests]?.matching
    } else {
      shown = state.counts[state.query(for: .access)]
      all = shown?.all
    }
    guard let shown, let all, !shown.isCapped, all > shown.matching else { return "" }
    let late = shown.hiddenLate > 0 ? " (\(shown.hiddenLate) late)" : ""
    return "hides \(Names.grouped(all - shown.matching))\(late)"
  }

  private static func sort(_ state: Dashboard.State) -> String {
    let (sort, isReversed, isFollowing) =
      state.screen == .approvals
      ? (state.approvals.sort, state.approvals.isReversed, state.approvals.window.isFollowing)
      : (state.access.sort, state.access.isReversed, state.access.window.isFollowing)
    let own = state.screen == .approvals ? "urgent" : "worst first"
    let title = Picking.columns(of: state).first { $0.sort == sort }?.title.lowercased()
    return (isFollowing ? "follows  " : "")
      + "sort \(sort == nil ? own : title ?? "")\(isReversed ? ", reversed" : "")"
  }

  /// `12/31` for small screens.
  static func shortCount(_ state: Dashboard.State) -> String {
    switch state.screen {
    case .posture: return ""
    case .access: return state.counts[state.query(for: .access)].map(number) ?? ""
    case .approvals:
      let counts = state.counts
      guard let open = counts[state.openRequests], let yours = counts[state.yourRequests] else {
        return ""
      }
      return "\(number(yours))/\(number(open))"
    }
  }
}
