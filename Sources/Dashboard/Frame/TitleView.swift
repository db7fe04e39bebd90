import Governance
import TerminalUI

/// The third line: what, how many, how sorted, what is hidden.
enum TitleView {
  static func draw(_ state: Dashboard.State, on canvas: inout Canvas, in rect: Rect) {
    let glyphs = state.session.glyphs
    let inside = rect.inset(left: 1, right: 1)
    let left = left(state, glyphs)
    let isOneRecord = ListView.onlyID(state.filter(of: state.screen)) != nil
    let right =
      state.screen == .metrics
      ? MetricsTitle.right(state)
      : StyledLine(isOneRecord ? "" : sort(state), Style(.muted))
    let hasRoom = left.columns + 3 + right.columns <= inside.width
    if hasRoom { right.drawRight(on: &canvas, in: inside, glyphs: glyphs) }
    let place = Position(row: inside.row, column: inside.column)
    left.draw(on: &canvas, at: place, width: inside.width, glyphs: glyphs)
  }

  private static func left(_ state: Dashboard.State, _ glyphs: Glyphs) -> StyledLine {
    if case .stale(let since, let reason, let next) = state.session.connection {
      return stale(since, reason, next, state)
    }
    if state.screen == .metrics { return MetricsTitle.left(state) }
    var line = StyledLine((state.screen.list?.title ?? "") + "  ", Style(.title, .bold))
    if let id = ListView.onlyID(state.filter(of: state.screen)), !state.trail.isEmpty {
      line.append(id, Style(.accent))
      line.append(" \(glyphs.dot) Esc goes back", Style(.muted))
      return line
    }
    line.append(state.screen.list?.counts(state)?.words ?? "")
    let hidden = hidden(state)
    if !hidden.isEmpty { line.append(" \(glyphs.dot) \(hidden)", Style(.warn)) }
    let filter = state.filter(of: state.screen)
    if !filter.isEmpty {
      // What is hidden is said before the filter: that part is never cut.
      line.append(" \(glyphs.dot) filter ", Style(.muted))
      line.append(filter, Style(.accent))
    }
    let marked = state.list?.marked.count ?? 0
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

  /// `hides 9 (2 late)` by filter and environment.
  private static func hidden(_ state: Dashboard.State) -> String {
    guard !state.filter(of: state.screen).isEmpty || state.environment != nil else { return "" }
    let shown = state.counts[state.query(for: state.screen)]
    let all = state.screen.list?.counts(state)?.all
    guard let shown, let all, !shown.isCapped, all > shown.matching else { return "" }
    let late = shown.hiddenLate > 0 ? " (\(shown.hiddenLate) late)" : ""
    return "hides \(Names.grouped(all - shown.matching))\(late)"
  }

  private static func sort(_ state: Dashboard.State) -> String {
    guard let list = state.list, let type = state.screen.list else { return "" }
    let title = type.allColumns.first { $0.sort == list.sort }?.title.lowercased()
    return (list.window.isFollowing ? "follows  " : "")
      + "sort \(list.sort == nil ? type.ownOrder.short : title ?? "")"
      + (list.isReversed ? ", reversed" : "")
  }
}

extension ListCounts {
  /// `1,832 grants`: what a list counts that has no open ones of its own.
  init(rows count: ListCount, _ nouns: (one: String, many: String)) {
    let number = Self.number(count)
    words = "\(number) \(count.matching == 1 ? nouns.one : nouns.many)"
    short = number
    all = count.all
  }

  static func number(_ count: ListCount) -> String {
    Names.grouped(count.matching) + (count.isCapped ? "+" : "")
  }
}
