import Governance
import TerminalUI

extension Dashboard {
  /// The first orders: what the open screen needs, and the terminal as the settings want it.
  package static func start(_ state: inout State) -> [Effect] {
    state.posture.lookedAt = state.settings.lookedAt
    var effects: [Effect] = state.settings.usesMouse ? [.setMouse(true)] : []
    effects += Loading.everything(&state)
    return effects + Arranging.settle(&state)
  }

  /// Goes where the command line said: a screen, or a record by its id; unknown places are said.
  package static func open(
    _ place: String,
    filter: String? = nil,
    _ state: inout State
  ) -> [Effect] {
    var effects: [Effect] = []
    if let subject = Subject(place) {
      effects = Going.to(subject, &state)
    } else if let screen = Screen(rawValue: place.lowercased()) {
      effects = Going.to(screen, &state)
    } else {
      state.say("nothing is called `\(place)` here · 1 to 0 are the screens", .refused)
    }
    if let filter { state.setFilter(filter, of: state.screen) }
    return effects + Arranging.settle(&state)
  }

  /// The one door into state: takes in what happened and answers with what is to be done outside.
  package static func update(_ state: inout State, _ event: Event) -> [Effect] {
    let effects: [Effect] =
      switch event {
      case .input(let input): Pressing.take(input, &state)
      case .drawn: Arranging.painted(&state)
      case .woke(.shown): Awaiting.resume(&state)
      case .woke(.filter(let keys)): Filtering.pause(after: keys, &state)
      case .ticked(let now, let zoneOffset): tick(&state, now, zoneOffset)
      case .storeChanged(let revision): Loading.storeChanged(&state, revision)
      case .connected: Loading.connected(&state)
      case .connectionLost(let reason, let nextTry): lose(&state, reason, nextTry)
      case .writingBecameImpossible: becomeReadOnly(&state)
      case .settingsLoaded(let settings): adopt(&state, settings)
      case .performed(let commands, let receipt): Answering.performed(&state, commands, receipt)
      case .refused(let commands, let refusal): Answering.refused(&state, commands, refusal)
      case .previewed(let commands, let preview): Answering.previewed(&state, commands, preview)
      case .failed(let effect, let sentence): Answering.failed(&state, effect, sentence)
      case .copied(let text, let reached): Answering.copied(&state, text, reached)
      case .exported(let path): Answering.exported(&state, path)
      default: Loading.take(event, &state)
      }
    return effects + Arranging.settle(&state)
  }

  private static func tick(
    _ state: inout State,
    _ now: Instant,
    _ zoneOffset: Int
  ) -> [Effect] {
    let isNewMinute = now.milliseconds / 60_000 != state.session.now.milliseconds / 60_000
    state.session.now = now
    state.session.zoneOffset = zoneOffset
    if case .stale(let since, let reason, let next?) = state.session.connection {
      guard next <= now else { return [] }
      state.session.connection = .stale(since: since, reason: reason, nextTry: nil)
      return [.reconnect]
    }
    // Metrics are functions of the minute; rows only show other time left.
    return isNewMinute && !state.session.isStale ? Loading.posture(&state) : []
  }

  /// Whether the clock on screen runs in seconds: then it is to be ticked each second.
  package static func needsSeconds(_ state: State) -> Bool { state.session.connection != .live }

  private static func lose(
    _ state: inout State,
    _ reason: String,
    _ nextTry: Instant?
  ) -> [Effect] {
    var since = state.session.now
    if case .stale(let first, _, _) = state.session.connection { since = first }
    state.session.connection = .stale(since: since, reason: reason, nextTry: nextTry)
    state.changeLists { $0.giveUp() }
    state.counts.giveUp()
    state.posture.asking.giveUp()
    state.metrics.giveUp()
    Answering.lost(&state, reason)
    return []
  }

  private static func becomeReadOnly(_ state: inout State) -> [Effect] {
    guard !state.session.isReadOnly else { return [] }
    state.session.viewer.readOnly = true
    state.session.turnedReadOnly = true
    if case .dialog(let dialog) = state.overlay {
      Answering.keep(dialog, &state)
      state.overlay = nil
    }
    state.say("this database cannot be written now: read-only from here on", .note)
    return []
  }

  private static func adopt(_ state: inout State, _ settings: Settings) -> [Effect] {
    let changesMouse = settings.usesMouse != state.settings.usesMouse
    state.settings = settings
    state.posture.lookedAt = settings.lookedAt
    for screen in Screen.lists { state[list: screen].adopt(settings.lists[screen]) }
    return changesMouse ? [.setMouse(settings.usesMouse)] : []
  }
}

extension ListState {
  /// Shows what was remembered: filter, order, columns.
  mutating func adopt(_ settings: Settings.List?) {
    guard let settings, settings != remembered else { return }
    filter = settings.filter
    sort = settings.sort
    isReversed = settings.isReversed
    hidden = settings.hidden
    showsPreview = settings.showsPreview
    restart()
  }
}

extension Dashboard.State {
  /// Says one line in the footer's place, and keeps it among the last fifty.
  mutating func say(
    _ text: String,
    _ kind: Message.Kind,
    reason: String? = nil,
    opens: String? = nil
  ) {
    let words = Wording.fit(text, session.glyphs)
    let said = Message(words, kind, at: session.now, reason: reason, opens: opens)
    message = said
    messages = messages.suffix(49) + [said]
  }

  /// What is remembered of the lists, to be saved when it has changed.
  mutating func saving() -> [Dashboard.Effect] {
    // What a drill-down shows is nobody's habit.
    guard trail.isEmpty else { return [] }
    var now = settings
    for screen in Dashboard.Screen.lists {
      let list = self[list: screen].remembered
      if list != settings.lists[screen] ?? Settings.List() { now.lists[screen] = list }
    }
    guard now != settings else { return [] }
    settings = now
    return [.saveSettings(now)]
  }
}
