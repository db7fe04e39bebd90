import Governance
package import TerminalUI

/// How the first screen shares its lines: changes shrink first, then metrics beyond four, then states.
package struct PosturePanes {
  package var alert: Rect?
  /// Access by state.
  package var states: Rect?
  package var metrics: Rect?
  /// What several metrics say together.
  package var reading: Rect?
  package var tasks: Rect
  package var changes: Rect?

  package init(_ state: Dashboard.State) {
    let frame = ScreenFrame(state)
    self.init(frame, state.posture)
  }

  package init(_ frame: ScreenFrame, _ posture: PostureState) {
    let answer = posture.posture
    let alerts = answer?.alerts.isEmpty ?? true ? 0 : 1
    let count = answer?.metrics.count ?? 0
    let says = !(answer?.readings.isEmpty ?? true)
    var rest = frame.body
    func take(_ lines: Int) -> Rect? {
      guard lines > 0, rest.height >= lines else { return nil }
      defer { rest = rest.inset(top: lines) }
      return Rect(row: rest.row, column: rest.column, width: rest.width, height: lines)
    }
    alert = take(alerts)
    if frame.isCompact {
      metrics = take(min(4, count, max(0, rest.height - 5)))
      tasks = rest
      return
    }
    if rest.height >= 14 { states = take(1) }
    if frame.whole.width >= 120 {
      let height = max(count + 1, min(posture.tasks.count + 1, rest.height * 3 / 5)) + 1
      let top = take(min(height, rest.height)) ?? rest
      metrics = Rect(row: top.row, column: top.column, width: top.width / 2, height: top.height)
      tasks = top.inset(left: top.width / 2 + 1)
      reading = says && rest.height >= 6 ? take(1) : nil
      changes = rest.height >= 2 ? rest : nil
      return
    }
    let shown = rest.height >= count + 7 ? count : min(4, count)
    metrics = take(min(shown + 1, max(0, rest.height - 4)))
    reading = says && rest.height >= 8 ? take(1) : nil
    // One line of title each; the tasks take what they need, the changes what is left.
    let wanted = max(3, posture.tasks.count) + 1
    let forChanges = rest.height >= 9 ? max(3, rest.height - wanted) : 0
    tasks = take(rest.height - forChanges) ?? rest
    changes = forChanges > 0 ? rest : nil
  }

  package var shown: [PostureState.Pane] {
    var panes: [PostureState.Pane] = []
    if alert != nil { panes.append(.alerts) }
    if metrics != nil { panes.append(.metrics) }
    panes.append(.tasks)
    if changes != nil { panes.append(.changes) }
    return panes
  }
}
