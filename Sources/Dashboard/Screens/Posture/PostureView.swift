import Governance
import TerminalUI

/// Draws the first screen: alerts, access by state, metrics, needs you, changed since you looked.
enum PostureView {
  static func draw(_ state: Dashboard.State, _ frame: ScreenFrame, on canvas: inout Canvas) {
    let glyphs = state.session.glyphs
    guard let posture = state.posture.posture else {
      let words = state.posture.trouble ?? "reading"
      return ListView.draw(nothing: words, glyphs, on: &canvas, in: frame.body)
    }
    guard !posture.isEmpty else {
      return canvas.draw(FirstStart.lines(glyphs), in: frame.body, glyphs: glyphs)
    }
    let panes = PosturePanes(frame, state.posture)
    if let rect = panes.alert { drawAlert(state, posture, on: &canvas, in: rect) }
    if let rect = panes.states {
      let inside = rect.inset(left: 1, right: 1)
      canvas.draw([states(posture, glyphs, width: inside.width)], in: inside, glyphs: glyphs)
    }
    if let rect = panes.metrics {
      MetricsTable.table(state, posture, isCompact: frame.isCompact, in: rect)
        .draw(on: &canvas, in: rect)
    }
    if let rect = panes.reading, let first = posture.readings.first {
      let inside = rect.inset(left: 1, right: 1)
      canvas.draw([reading(first, width: inside.width)], in: inside, glyphs: glyphs)
    }
    drawTasks(state, posture, isCompact: frame.isCompact, on: &canvas, in: panes.tasks)
    if let rect = panes.changes { drawChanges(state, on: &canvas, in: rect) }
  }

  private static func drawAlert(
    _ state: Dashboard.State,
    _ posture: Posture,
    on canvas: inout Canvas,
    in rect: Rect
  ) {
    let shown = posture.alerts.dropFirst(min(state.posture.alert, posture.alerts.count - 1))
    Banner(shown.map { .init($0.message) }, glyphs: state.session.glyphs)
      .draw(on: &canvas, in: rect)
    guard state.posture.pane == .alerts else { return }
    canvas.restyle(rect) { $0.ground = .selection }
  }

  /// What needs a look first, then what is live, then what is to come and what is over.
  private static let order: [GrantRow.Standing] = [
    .revokeFailed, .activationFailed, .revoking, .ending, .suspended, .breakGlass, .exception,
    .standing, .jit, .activating, .scheduled, .pending, .expired, .revoked, .ended, .withdrawn,
  ]

  /// `Access  revoking 2 · standing 41 · jit 7`: all states that occur, as long as there is room.
  private static func states(_ posture: Posture, _ glyphs: Glyphs, width: Int) -> StyledLine {
    var line = StyledLine("Access  ", Style(.title, .bold))
    let present = order.filter { posture.standings[$0] ?? 0 > 0 }
    if present.isEmpty { line.append("nothing is adopted yet: govtop baseline", Style(.muted)) }
    for (index, standing) in present.enumerated() {
      let count = Names.grouped(posture.standings[standing] ?? 0)
      let part = StyledLine([
        Span(index == 0 ? "" : " \(glyphs.dot) ", Style(.muted)),
        Span(standing.word + " ", Style(standing.role)), Span(count),
      ])
      guard line.columns + part.columns <= width else { break }
      line = line + part
    }
    return line
  }

  /// `Reads as  risk is being parked in exceptions  M4b falling · M3 rising`, the figures if they fit.
  private static func reading(_ reading: MetricInterpretation, width: Int) -> StyledLine {
    let line = StyledLine("Reads as  ", Style(.title, .bold)) + StyledLine(reading.text)
    let because = StyledLine("  " + reading.because, Style(.muted))
    return line.columns + because.columns <= width ? line + because : line
  }

  // MARK: Needs you

  private static func drawTasks(
    _ state: Dashboard.State,
    _ posture: Posture,
    isCompact: Bool,
    on canvas: inout Canvas,
    in rect: Rect
  ) {
    let glyphs = state.session.glyphs
    var area = rect
    if !isCompact {
      let late = posture.lateCount > 0 ? " \(glyphs.dot) \(posture.lateCount) late" : ""
      let new = state.posture.newTasks
      let news = new > 0 ? " \(glyphs.dot) \(new) new, R shows \(new == 1 ? "it" : "them")" : ""
      drawTitle(
        "NEEDS YOU \(Names.grouped(posture.taskCount))\(late)\(news)",
        "n next",
        glyphs,
        on: &canvas,
        in: rect
      )
      area = rect.inset(top: 1)
    }
    guard !state.posture.tasks.isEmpty else {
      let waits =
        posture.pendingRequests > 0
        ? "nothing waits for you · \(Names.count(posture.pendingRequests, "open request")) "
          + (posture.pendingRequests == 1 ? "waits" : "wait") + " for others, 3 shows them"
        : "nothing waits for you"
      let line = StyledLine(Wording.fit(waits, glyphs), Style(.muted))
      return canvas.draw([line], in: area.inset(left: 4, right: 1), glyphs: glyphs)
    }
    TasksTable.table(state, isCompact: isCompact, height: area.height).draw(on: &canvas, in: area)
  }

  private static func drawChanges(
    _ state: Dashboard.State,
    on canvas: inout Canvas,
    in rect: Rect
  ) {
    let glyphs = state.session.glyphs
    let new = state.posture.newChanges
    let since = state.posture.lookedAt.map { " (\(Moments.clock($0)))" } ?? ""
    let count = state.posture.changes.count { row in
      state.posture.lookedAt.map { row.entry.at > $0 } ?? true
    }
    let news = new > 0 ? " \(glyphs.dot) \(new) new" : ""
    let hold = state.posture.isFollowing ? "F hold" : "F follow"
    drawTitle(
      "CHANGED SINCE YOU LOOKED\(since) \(count)\(news)",
      "Tab pane \(glyphs.dot) \(hold)",
      glyphs,
      on: &canvas,
      in: rect
    )
    let area = rect.inset(top: 1)
    guard !state.posture.changes.isEmpty else {
      let line = StyledLine("nothing was written yet", Style(.muted))
      return canvas.draw([line], in: area.inset(left: 4, right: 1), glyphs: glyphs)
    }
    ChangesTable.table(state, height: area.height).draw(on: &canvas, in: area)
  }

  private static func drawTitle(
    _ words: String,
    _ aside: String,
    _ glyphs: Glyphs,
    on canvas: inout Canvas,
    in rect: Rect
  ) {
    let inside = rect.line(0).inset(left: 1, right: 1)
    let line = StyledLine(words, Style(.title, .bold))
    let right = StyledLine(aside, Style(.muted))
    if line.columns + 3 + right.columns <= inside.width {
      right.drawRight(on: &canvas, in: inside, glyphs: glyphs)
    }
    canvas.draw([line], in: inside, glyphs: glyphs)
  }

  static func position(_ state: Dashboard.State) -> String {
    let ids =
      switch state.posture.pane {
      case .alerts: [String]()
      case .metrics: state.posture.posture?.metrics.map(\.id) ?? []
      case .tasks: state.posture.tasks.map(\.id)
      case .changes: state.posture.changes.map(\.id)
      }
    let selected =
      switch state.posture.pane {
      case .alerts: String?.none
      case .metrics: state.posture.metricID
      case .tasks: state.posture.taskID
      case .changes: state.posture.changeID
      }
    guard let place = selected.flatMap({ ids.firstIndex(of: $0) }) else { return "" }
    let total =
      state.posture.pane == .tasks ? state.posture.posture?.taskCount ?? ids.count : ids.count
    return "\(place + 1)/\(max(total, ids.count))"
  }
}
