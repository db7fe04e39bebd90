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
    switch state.screen {
    case .posture: return PostureUpdate.handle(action, &state)
    case .access: return state.access.handle(action)
    case .approvals: return state.approvals.handle(action)
    }
  }

  private static func perform(possible action: Action, _ state: inout State) -> [Effect] {
    switch action {
    case .showPosture: return Going.to(.posture, &state)
    case .showAccess: return Going.to(.access, &state)
    case .showApprovals: return Going.to(.approvals, &state)
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
    let hasDetail = ScreenFrame(state).list.detail != nil
    switch state.screen {
    case .posture: PostureUpdate.switchPane(&state, direction)
    case .access where hasDetail && !state.access.isOpen:
      state.access.pane = state.access.pane == .list ? .detail : .list
    case .approvals where hasDetail && !state.approvals.isOpen:
      state.approvals.pane = state.approvals.pane == .list ? .detail : .list
    default: state.say("there is no other pane here", .note)
    }
  }

  private static func takeIn(_ state: inout State) -> [Effect] {
    let now = state.session.now
    switch state.screen {
    case .access:
      state.access.window.takeIn()
      state.access.takenInAt = now
    case .approvals:
      state.approvals.window.takeIn()
      state.approvals.takenInAt = now
    case .posture: PostureUpdate.takeIn(&state)
    }
    // What is wanted is asked for when the store is back.
    return state.session.isStale ? [.reconnect] : Loading.everything(&state)
  }

  private static func follow(_ state: inout State) {
    let follows: Bool
    switch state.screen {
    case .posture:
      state.posture.isFollowing.toggle()
      follows = state.posture.isFollowing
      if follows { PostureUpdate.takeIn(&state) }
    case .access:
      follows = !state.access.window.isFollowing
      state.access.window.follow(follows)
    case .approvals:
      follows = !state.approvals.window.isFollowing
      state.approvals.window.follow(follows)
    }
    state.say(
      follows ? "follows: changes are taken in as they come · F holds" : "held: R takes changes in",
      .note
    )
  }

  private static func copy(_ state: inout State) -> [Effect] {
    let id = state.screen == .posture ? state.postureSubject : state.subject?.id
    return id.map { [.copy($0)] } ?? []
  }

  private static func stepToWaiting(_ state: inout State, _ direction: Int) {
    if Searching.step(direction, &state) { return }
    let found: Bool
    switch state.screen {
    case .posture: found = PostureUpdate.stepToTask(&state, direction)
    case .access: found = state.access.moveToWaiting(direction)
    case .approvals: found = state.approvals.moveToWaiting(direction)
    }
    if !found { state.say("no other row here waits for you", .note) }
  }

  private static func markRange(_ state: inout State) {
    let marked: Bool
    switch state.screen {
    case .access:
      marked = state.access.window.markFromLast()
      state.access.syncMarks()
    case .approvals:
      marked = state.approvals.window.markFromLast()
      state.approvals.syncMarks()
    case .posture: return
    }
    if !marked { state.say("no mark to begin at: ␣ sets one", .note) }
  }

  private static func markAll(_ state: inout State) -> [Effect] {
    switch state.screen {
    case .access where !state.access.marked.isEmpty: state.access.unmarkAll()
    case .approvals where !state.approvals.marked.isEmpty: state.approvals.unmarkAll()
    case .access: return [.loadMatchingGrants(state.marking(.access))]
    case .approvals: return [.loadMatchingRequests(state.marking(.approvals))]
    case .posture: break
    }
    return []
  }

  private static func scroll(_ state: inout State, _ direction: Int) {
    let width = ScreenFrame(state).list.table.width
    switch state.screen {
    case .access:
      let columns = AccessView.columns(state)
      state.access.scroll(by: direction, among: columns, width: width)
    case .approvals:
      let columns = ApprovalsView.columns(state)
      state.approvals.scroll(by: direction, among: columns, width: width)
    case .posture: break
    }
  }
}

extension ListState {
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
    switch screen {
    case .posture: posture.pane == .tasks ? postureTask.flatMap { Subject($0.id) } : nil
    case .access: access.selected.map { .ofGrant($0.id) }
    case .approvals: approvals.selected.map { .ofRequest($0.id) }
    }
  }
}
