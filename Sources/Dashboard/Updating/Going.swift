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
    if screen == .metrics { return MetricsUpdate.again(&state) }
    guard state.changeList({ $0.refresh() }) != nil else { return Loading.posture(&state) }
    return Loading.detailAgain(&state)
  }

  /// A record by its id: its list holds only it, its detail is open, and Esc comes back.
  static func to(_ subject: Subject, _ state: inout State) -> [Effect] {
    let effects = drill(to: subject.screen, filter: subject.filter, environment: nil, &state)
    state.reopen(subject.screen)
    return effects
  }

  /// A metric by its id, with its rows open; Esc comes back.
  static func to(metric id: String, _ state: inout State) -> [Effect] {
    let effects =
      state.screen == .metrics
      ? [] : drill(to: .metrics, filter: "", environment: state.environment, &state)
    state.metrics.select(id)
    state.metrics.isOpen = true
    return effects
  }

  /// The rows behind a number.
  static func to(_ query: ListQuery, _ state: inout State) -> [Effect] {
    if let screen = Dashboard.Screen(listing: query.kind) {
      return drill(to: screen, filter: query.filter, environment: query.environment, &state)
    }
    if Panel.kinds.contains(query.kind) {
      var rows = query
      rows.limit = Panel.most
      return [.loadPanel(.rows(rows))]
    }
    if query.kind == .sources {
      state.overlay = .text(Reasons.sources(state))
    } else {
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
    if state.screen == .metrics { return MetricsUpdate.open(&state) }
    guard let list = state.list else { return PostureUpdate.open(&state) }
    guard !list.isOpen else { return follow(&state) }
    if let row = list.selected, let query = state.screen.list?.below(row) {
      return to(query, &state)
    }
    _ = state.changeList { list in
      list.isOpen = true
      if let id = list.window.selectedID { list.window.acknowledge(id) }
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
    if state.screen == .metrics, state.metrics.isOpen {
      state.metrics.isOpen = false
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
    guard state.list != nil, !leavingFilter, !state.filter(of: state.screen).isEmpty else {
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
