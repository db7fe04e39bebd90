import Governance
import TerminalUI

/// What each action does; an impossible one says why and does nothing.
enum Acting {
  typealias State = Dashboard.State
  typealias Effect = Dashboard.Effect

  static func perform(_ action: Action, _ state: inout State) -> [Effect] {
    switch state.availability(of: action) {
    case .absent: return []
    case .impossible(let reason), .unread(let reason):
      state.say(reason, .refused)
      return []
    case .awaited(let reason): return Awaiting.begin(action, reason, &state)
    case .possible: break
    }
    if action.writes { return Verbs.open(action, &state) }
    if moves(action, &state) { return state.saving() }
    return perform(possible: action, &state)
  }

  /// Motions and marks, which the open screen knows itself.
  private static func moves(_ action: Action, _ state: inout State) -> Bool {
    if state.screen == .metrics { return MetricsUpdate.handle(action, &state) }
    return state.changeList { $0.handle(action) } ?? PostureUpdate.handle(action, &state)
  }

  private static func perform(possible action: Action, _ state: inout State) -> [Effect] {
    if let screen = action.screen { return Going.to(screen, &state) }
    switch action {
    case .back: return Going.back(&state, leavingFilter: false)
    case .close: return Going.back(&state, leavingFilter: true)
    case .leave: return Going.leave(&state)
    case .open: return Going.open(&state)
    case .nextPane, .previousPane: switchPane(&state, action == .nextPane ? 1 : -1)
    case .takeIn: return takeIn(&state)
    case .follow: follow(&state)
    case .redraw: return [.redraw]
    case .suspend: return [.suspend]
    case .copyID: return copy(&state)
    case .copyRecord: return state.subject.map { [.copyRecord($0.id)] } ?? []
    case .nextWaiting: stepToWaiting(&state, 1)
    case .previousWaiting: stepToWaiting(&state, -1)
    case .markRange: markRange(&state)
    case .markAll: return markAll(&state)
    case .scrollLeft: scroll(&state, -1)
    case .scrollRight: scroll(&state, 1)
    default: return Covering.open(action, &state)
    }
    return []
  }

  private static func switchPane(_ state: inout State, _ direction: Int) {
    if state.screen == .metrics { return MetricsUpdate.switchRows(&state) }
    let hasDetail = ScreenFrame(state).list.detail != nil
    guard let list = state.list else { return PostureUpdate.switchPane(&state, direction) }
    guard hasDetail, !list.isOpen else { return state.say("there is no other pane here", .note) }
    _ = state.changeList { $0.pane = $0.pane == .list ? .detail : .list }
  }

  private static func takeIn(_ state: inout State) -> [Effect] {
    let now = state.session.now
    _ = state.changeList { list in
      list.window.takeIn()
      list.takenInAt = now
    }
    if state.screen == .posture { PostureUpdate.takeIn(&state) }
    // What is wanted is asked for when the store is back.
    return state.session.isStale ? [.reconnect] : Loading.everything(&state)
  }

  private static func follow(_ state: inout State) {
    let follows =
      state.changeList { list in
        list.window.follow(!list.window.isFollowing)
        return list.window.isFollowing
      } ?? PostureUpdate.follow(&state)
    state.say(
      follows ? "follows: changes are taken in as they come · F holds" : "held: R takes changes in",
      .note
    )
  }

  private static func copy(_ state: inout State) -> [Effect] {
    let id =
      switch state.screen {
      case .posture: state.postureSubject
      case .metrics: state.metrics.subject
      default: state.subject?.id
      }
    return id.map { [.copy($0)] } ?? []
  }

  private static func stepToWaiting(_ state: inout State, _ direction: Int) {
    if Searching.step(direction, &state) { return }
    let viewer = state.session.viewer
    let found =
      state.changeList { $0.moveToWaiting(direction, for: viewer) }
      ?? PostureUpdate.stepToTask(&state, direction)
    if !found { state.say("no other row here waits for you", .note) }
  }

  private static func markRange(_ state: inout State) {
    let marked = state.changeList { list in
      defer { list.syncMarks() }
      return list.window.markFromLast()
    }
    if marked == false { state.say("no mark to begin at: ␣ sets one", .note) }
  }

  private static func markAll(_ state: inout State) -> [Effect] {
    guard let list = state.list else { return [] }
    guard list.marked.isEmpty else {
      _ = state.changeList { $0.unmarkAll() }
      return []
    }
    return [.loadMatching(state.marking(state.screen))]
  }

  private static func scroll(_ state: inout State, _ direction: Int) {
    let width = ScreenFrame(state).list.table.width
    let columns = state.columns
    _ = state.changeList { $0.scroll(by: direction, among: columns, width: width) }
  }
}

extension ListState {
  /// Takes the marks of these rows away, and leaves those of others.
  mutating func unmark(_ ids: [String]) {
    let kept = window.marks.subtracting(ids)
    window.mark(only: Array(kept))
    marked = marked.filter { kept.contains($0.key) }
  }

  mutating func unmarkAll() {
    window.unmarkAll()
    marked = [:]
  }

  fileprivate mutating func scroll(by count: Int, among columns: [TableColumn], width: Int) {
    let most = TableLayout.mostScroll(columns, width: width)
    columnScroll = max(0, min(columnScroll + count, most))
  }
}

extension Dashboard.State {
  /// All rows of a screen's list, up to as many as are marked at once.
  func marking(_ screen: Dashboard.Screen) -> ListQuery {
    var query = query(for: screen)
    query.limit = 10_000
    return query
  }

  /// The record under the cursor.
  package var subject: Subject? {
    if let list { return list.selected.flatMap { Subject($0.id) } }
    if screen == .metrics { return metrics.row.flatMap { Subject($0.id) } }
    return posture.pane == .tasks ? postureTask.flatMap { Subject($0.id) } : nil
  }
}
