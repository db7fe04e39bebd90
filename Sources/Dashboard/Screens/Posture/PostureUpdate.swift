import Governance
import TerminalUI

/// How the first screen takes answers in, and what keys do in its panes.
enum PostureUpdate {
  typealias State = Dashboard.State
  typealias Effect = Dashboard.Effect

  // MARK: Answers

  /// Numbers follow at once; lists keep their order until `R`, unless nobody is reading them.
  static func take(_ posture: Posture, _ state: inout State) -> [Effect] {
    let late = state.posture.posture?.lateCount ?? 0
    let isFirst = state.posture.posture == nil
    state.posture.posture = posture
    state.posture.trouble = nil
    let isRead = state.screen == .posture && !state.posture.isFollowing && !isFirst
    if isRead, !state.posture.tasks.isEmpty || !state.posture.changes.isEmpty {
      hold(posture, &state)
    } else {
      takeIn(&state)
    }
    return alert(late, posture.lateCount, isFirst: isFirst, state)
  }

  /// Values change in place; who is gone is greyed, who came waits.
  private static func hold(_ posture: Posture, _ state: inout State) {
    state.posture.gone = []
    for index in state.posture.tasks.indices {
      let shown = state.posture.tasks[index]
      if let now = posture.tasks.first(where: { $0.id == shown.id }) {
        state.posture.tasks[index] = now
      } else {
        state.posture.gone.insert(shown.id)
      }
    }
  }

  /// Turns following on or off; whether it follows now.
  static func follow(_ state: inout State) -> Bool {
    state.posture.isFollowing.toggle()
    if state.posture.isFollowing { takeIn(&state) }
    return state.posture.isFollowing
  }

  static func takeIn(_ state: inout State) {
    guard let posture = state.posture.posture else { return }
    state.posture.tasks = posture.tasks
    group(posture.changes, &state)
    state.posture.gone = []
    keep(&state.posture.taskID, in: posture.tasks.map(\.id))
    keep(&state.posture.metricID, in: posture.metrics.map(\.id))
    keep(&state.posture.changeID, in: state.posture.changes.map(\.id))
  }

  /// Neighbours of one act and kind are one line: `ben certified 34`.
  private static func group(_ changes: [LedgerRow], _ state: inout State) {
    state.posture.changes = []
    state.posture.grouped = [:]
    state.posture.taken = Set(changes.map(\.id))
    for change in changes {
      if let last = state.posture.changes.last, last.entry.decision == change.entry.decision,
        last.entry.kind == change.entry.kind
      {
        state.posture.grouped[last.id, default: 1] += 1
      } else {
        state.posture.changes.append(change)
      }
    }
  }

  private static func keep(_ selected: inout String?, in ids: [String]) {
    if selected == nil || !ids.contains(selected ?? "") { selected = ids.first }
  }

  /// Something new is late: the terminal says so, as the settings want it.
  private static func alert(
    _ before: Int,
    _ now: Int,
    isFirst: Bool,
    _ state: State
  ) -> [Effect] {
    guard now != before || isFirst else { return [] }
    switch state.settings.alerts {
    case .none: return []
    case .title: return [.setTitle(now > 0 ? "govtop: \(now) late" : "govtop")]
    case .bell: return now > before && !isFirst ? [.bell] : []
    }
  }

  // MARK: Keys

  /// Moves the cursor of the pane; `false` for what is no motion.
  static func handle(_ action: Action, _ state: inout State) -> Bool {
    guard let rows = action.rowsMoved else { return false }
    move(by: rows, &state)
    return true
  }

  private static func move(by count: Int, _ state: inout State) {
    switch state.posture.pane {
    case .alerts:
      let last = (state.posture.posture?.alerts.count ?? 1) - 1
      state.posture.alert = max(0, min(state.posture.alert + count, last))
    case .metrics:
      step(&state.posture.metricID, by: count, in: state.posture.posture?.metrics.map(\.id) ?? [])
    case .tasks: step(&state.posture.taskID, by: count, in: state.posture.tasks.map(\.id))
    case .changes: step(&state.posture.changeID, by: count, in: state.posture.changes.map(\.id))
    }
  }

  private static func step(_ selected: inout String?, by count: Int, in ids: [String]) {
    guard !ids.isEmpty else { return }
    let place = selected.flatMap { ids.firstIndex(of: $0) } ?? 0
    selected = ids[max(0, min(place + count, ids.count - 1))]
  }

  /// To the next pane that is shown and has rows.
  static func switchPane(_ state: inout State, _ direction: Int) {
    let panes = PosturePanes(state).shown
    guard let place = panes.firstIndex(of: state.posture.pane) else {
      state.posture.pane = panes.first ?? .tasks
      return
    }
    state.posture.pane = panes[(place + direction + panes.count) % panes.count]
  }

  static func stepToTask(_ state: inout State, _ direction: Int) -> Bool {
    guard !state.posture.tasks.isEmpty else { return false }
    let before = state.posture.taskID
    let wasThere = state.posture.pane == .tasks
    state.posture.pane = .tasks
    if wasThere { move(by: direction, &state) }
    return !wasThere || state.posture.taskID != before
  }

  /// The rows behind a number, the record behind a row.
  static func open(_ state: inout State) -> [Effect] {
    switch state.posture.pane {
    case .alerts: return state.postureAlert?.opens.map { Going.to($0, &state) } ?? []
    case .metrics:
      guard let metric = state.postureMetric else { return [] }
      return rows(metric).map { Going.to(query($0, state), &state) }
        ?? Going.to(metric: metric.id, &state)
    case .tasks:
      return state.postureTask.flatMap { Subject($0.id) }.map { Going.to($0, &state) } ?? []
    case .changes:
      guard let entry = state.postureChange?.entry else { return [] }
      if let subject = Subject(entry.subject) { return Going.to(subject, &state) }
      // An import is told by its source.
      state.overlay = .text(Reasons.sources(state))
      return []
    }
  }

  private static func query(_ rows: ListQuery, _ state: State) -> ListQuery {
    var query = rows
    query.environment = state.environment
    return query
  }

  /// Which rows a metric counts.
  static func rows(_ metric: Metric) -> ListQuery? {
    switch metric.id {
    case "M2": ListQuery(.grants, filter: "is:wildcard")
    case "M9": ListQuery(.requests, filter: "state:approved,denied")
    case "M13": ListQuery(.grants, filter: "is:standing is:privileged")
    case "M15": ListQuery(.grants, filter: "used:>90d or used:never")
    case "M16": ListQuery(.grants, filter: "is:orphaned")
    default: nil
    }
  }
}
