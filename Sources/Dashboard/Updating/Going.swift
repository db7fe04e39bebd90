import Governance
import TerminalUI

/// From screen to screen, into a record and back.
enum Going {
  typealias State = Dashboard.State
  typealias Effect = Dashboard.Effect

  static func to(_ screen: Dashboard.Screen, _ state: inout State) -> [Effect] {
    state.trail = []
    return show(screen, &state)
  }

  private static func show(_ screen: Dashboard.Screen, _ state: inout State) -> [Effect] {
    guard state.screen != screen else { return [] }
    state.screen = screen
    // What was committed while the screen was away is compared as if one had stayed.
    switch screen {
    case .access: state.access.refresh()
    case .approvals: state.approvals.refresh()
    case .posture: return Loading.posture(&state)
    }
    return Loading.detailAgain(&state)
  }

  /// A record by its id: its list holds only it, its detail is open, and Esc comes back.
  static func to(_ subject: Subject, _ state: inout State) -> [Effect] {
    let effects = drill(to: subject.screen, filter: "id:=" + subject.id, environment: nil, &state)
    switch subject.screen {
    case .access: state.access.isOpen = true
    case .approvals: state.approvals.isOpen = true
    case .posture: break
    }
    return effects
  }

  /// The rows behind a number.
  static func to(_ query: ListQuery, _ state: inout State) -> [Effect] {
    switch query.kind {
    case .requests:
      return drill(to: .approvals, filter: query.filter, environment: query.environment, &state)
    case .grants:
      return drill(to: .access, filter: query.filter, environment: query.environment, &state)
    case .sources: state.overlay = .text(Reasons.sources(state))
    default:
      let filter = query.filter.isEmpty ? "" : " '\(query.filter)'"
      state.say("govtop list \(query.kind.rawValue)\(filter) shows them: no screen does yet", .note)
    }
    return []
  }

  private static func drill(
    to target: Dashboard.Screen,
    filter: String,
    environment: Environment?,
    _ state: inout State
  ) -> [Effect] {
    state.trail.append(
      Place(
        screen: state.screen,
        environment: state.environment,
        target: target,
        filter: state.filter(of: target),
        wasOpen: state.isOpen(target)
      )
    )
    state.environment = environment
    state.setFilter(filter, of: target)
    state.close(target)
    return show(target, &state)
  }

  // MARK: Enter

  static func open(_ state: inout State) -> [Effect] {
    switch state.screen {
    case .posture: return PostureUpdate.open(&state)
    case .access:
      guard !state.access.isOpen else { return follow(&state) }
      state.access.isOpen = true
      if let id = state.access.window.selectedID { state.access.window.acknowledge(id) }
    case .approvals:
      guard !state.approvals.isOpen else { return follow(&state) }
      state.approvals.isOpen = true
      if let id = state.approvals.window.selectedID { state.approvals.window.acknowledge(id) }
    }
    return []
  }

  /// Goes to what the line under the cursor names, or to the rest of a text that it only counts.
  private static func follow(_ state: inout State) -> [Effect] {
    switch target(state) {
    case .record(let subject): return to(subject, &state)
    case .rest(let line): state.moveDetail(to: line)
    case nil: break
    }
    return []
  }

  /// Where Enter leads from a line of an open record.
  enum Target: Equatable {
    case record(Subject)
    case rest(line: Int)
  }

  static func target(_ state: State) -> Target? {
    guard let lines = Searching.layout(state)?.lines, lines.indices.contains(state.detailLine)
    else { return nil }
    let line = lines[state.detailLine]
    if let rest = line.rest { return .rest(line: rest) }
    return line.link.flatMap(Subject.init).map(Target.record)
  }

  // MARK: Back

  /// One step: full detail, pane, drill-down, filter; never marks, never typed text.
  static func back(_ state: inout State, leavingFilter: Bool) -> [Effect] {
    if !state.searched.isEmpty {
      state.searched = ""
      return []
    }
    if let place = state.trail.last, place.target == state.screen, !state.isOpenByHand {
      return comeBack(to: place, &state)
    }
    if state.isOpen(state.screen) {
      state.close(state.screen)
      return []
    }
    if let place = state.trail.last, place.target == state.screen {
      return comeBack(to: place, &state)
    }
    guard state.screen != .posture, !leavingFilter, !state.filter(of: state.screen).isEmpty else {
      if leavingFilter { state.say("Q leaves", .note) }
      return []
    }
    state.remember(state.filter(of: state.screen))
    state.setFilter("", of: state.screen)
    return state.saving()
  }

  private static func comeBack(to place: Place, _ state: inout State) -> [Effect] {
    state.trail.removeLast()
    state.environment = place.environment
    state.setFilter(place.filter, of: place.target)
    state.close(place.target)
    if place.wasOpen { state.reopen(place.target) }
    return show(place.screen, &state)
  }

  // MARK: Leaving

  /// The last orders: when somebody left is when they last looked.
  static func departure(_ state: inout State) -> [Effect] {
    // Who looked at the past has not seen what came since.
    if !state.session.isPast { state.settings.lookedAt = state.session.now }
    return [.saveSettings(state.settings), .leave]
  }

  static func leave(_ state: inout State) -> [Effect] {
    let unsent = state.drafts.filter { $0.value.values.contains { !$0.isEmpty } }
      .keys.map(\.subject).sorted()
    guard !unsent.isEmpty else { return departure(&state) }
    Verbs.open(.leave(unsent: unsent), &state)
    return []
  }
}

extension Dashboard.State {
  func filter(of screen: Dashboard.Screen) -> String {
    switch screen {
    case .posture: ""
    case .access: access.filter
    case .approvals: approvals.filter
    }
  }

  mutating func setFilter(_ filter: String, of screen: Dashboard.Screen) {
    switch screen {
    case .posture: break
    case .access:
      access.filter = filter
      access.restart()
    case .approvals:
      approvals.filter = filter
      approvals.restart()
    }
  }

  /// Keeps a filter for `/ ↑`.
  mutating func remember(_ filter: String) {
    guard !filter.isEmpty else { return }
    switch screen {
    case .posture: break
    case .access:
      access.filterHistory = access.filterHistory.filter { $0 != filter }.suffix(49) + [filter]
    case .approvals:
      approvals.filterHistory =
        approvals.filterHistory.filter { $0 != filter }.suffix(49) + [filter]
    }
  }

  func isOpen(_ screen: Dashboard.Screen) -> Bool {
    switch screen {
    case .posture: false
    case .access: access.isOpen || access.pane == .detail
    case .approvals: approvals.isOpen || approvals.pane == .detail
    }
  }

  /// Whether the detail was opened from a list of several, so that Esc first closes it.
  var isOpenByHand: Bool {
    isOpen(screen) && !filter(of: screen).hasPrefix("id:=")
  }

  mutating func close(_ screen: Dashboard.Screen) {
    switch screen {
    case .posture: break
    case .access:
      access.isOpen = false
      access.search = ""
      access.pane = .list
    case .approvals:
      approvals.isOpen = false
      approvals.search = ""
      approvals.pane = .list
    }
  }

  mutating func reopen(_ screen: Dashboard.Screen) {
    if screen == .access { access.isOpen = true }
    if screen == .approvals { approvals.isOpen = true }
  }
}
