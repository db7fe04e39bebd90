import Dashboard
import Foundation
import Governance
import GovernanceStore
import NcursesTerminal
import TerminalUI

/// One run of the dashboard: the terminal, the loop, and what the loop's thread owns.
final class DashboardSession {
  private let store: Store
  private let inbox: Inbox<Dashboard.Event>
  private let runner: EffectRunner
  private let settingsFile: SettingsFile
  private let viewer: Viewer
  private let changes: GovernanceStore.Changes
  private var theme: Theme
  private var state: Dashboard.State
  /// Wall-clock minute of the last tick, so that the clock moves and ages grow.
  private var tickedMinute: Int64 = 0
  /// When memory that was needed lately is given back; `nil` while all is quiet.
  private var restsAt: Int64?
  /// Why the last look found the database away, if it did.
  private var away: String?

  init(
    store: Store,
    door: Operator,
    viewer: Viewer,
    wantedTheme: String?,
    lowBandwidth: Bool
  ) throws {
    self.store = store
    self.viewer = viewer
    inbox = try Inbox()
    changes = try GovernanceStore.Changes(of: store, now: Self.monotonic)
    runner = EffectRunner(store: store, viewer: door, inbox: inbox)
    settingsFile = SettingsFile(person: viewer.person.handle)
    var settings = settingsFile.load()
    if let wantedTheme { settings.theme = wantedTheme }
    if lowBandwidth { settings.isLowBandwidth = true }
    let found = ThemeFiles.theme(named: settings.theme)
    theme = found.theme
    let now = store.moment ?? SystemFacts.now()
    let zone = LocalZone.current
    var session = Session(
      viewer: viewer,
      now: now,
      zoneOffset: zone.offset(at: now),
      zoneName: zone.name(at: now),
      osUser: SystemFacts.userName
    )
    session.isPast = store.moment != nil
    state = Dashboard.State(
      session: session,
      size: Size(width: 80, height: 24),
      settings: settings
    )
    if let problem = found.problem { inbox.post(.failed(.setTheme(settings.theme), problem)) }
  }

  func run(at place: String?, filter: String?) throws -> LoopEnding {
    var terminal = try Terminal(
      environment: ProcessInfo.processInfo.environment,
      theme: theme
    )
    state.size = terminal.size
    if terminal.profile.usesASCII { state.session.glyphs = .ascii }
    if state.settings.usesMouse { terminal.setMouse(true) }
    var first = Dashboard.start(&state)
    if let place { first += Dashboard.open(place, filter: filter, &state) }
    let loop = RunLoop(
      inbox: self.inbox,
      watching: changes.fileDescriptor.map { descriptor in
        [.init(descriptor) { self.changes.woken(at: Self.monotonic) }]
      } ?? []
    )
    return loop.run(on: &terminal) { terminal, arrival in
      self.step(&terminal, arrival, &first)
    }
  }

  private func step(
    _ terminal: inout Terminal,
    _ arrival: Arrival<Dashboard.Event>,
    _ waiting: inout [Dashboard.Effect]
  ) -> LoopVerdict {
    var effects = waiting
    waiting = []
    effects += tick(isBusy: !arrival.events.isEmpty || !arrival.inputs.isEmpty)
    effects += look()
    for event in arrival.events { effects += Dashboard.update(&state, event) }
    for input in arrival.inputs { effects += Dashboard.update(&state, .input(input)) }
    for effect in effects where !runner.run(effect) {
      if perform(effect, on: &terminal) { return .leave }
    }
    terminal.show(Dashboard.render(state, size: terminal.size), theme: theme)
    for effect in Dashboard.update(&state, .drawn) where !runner.run(effect) {
      _ = perform(effect, on: &terminal)
    }
    let looksAt = arrival.now + changes.wait(at: Self.monotonic).milliseconds + 1
    let tickAt = Dashboard.needsSeconds(state) ? arrival.now + 1_000 : nextMinute(arrival.now)
    return .wait(until: min(tickAt, looksAt, rest(after: arrival)))
  }

  /// Gives back what only the last moments needed, the start above all; when to do so next.
  ///
  /// The start is over at once; later keys put it off, since what they need takes four milliseconds to come back.
  private func rest(after arrival: Arrival<Dashboard.Event>) -> Int64 {
    if !arrival.inputs.isEmpty {
      restsAt = arrival.now + 2_000
    } else if !arrival.events.isEmpty, restsAt == nil {
      restsAt = arrival.now + 250
    }
    guard let due = restsAt else { return .max }
    guard arrival.now >= due else { return due }
    restsAt = nil
    ProgramMemory.giveBack()
    return .max
  }

  private static var monotonic: Duration { .milliseconds(Monotonic.now()) }

  /// Looks whether somebody committed; a look that finds the database away says so and goes on.
  private func look() -> [Dashboard.Effect] {
    // What was is over: nobody's commit changes it.
    guard !state.session.isPast else { return [] }
    do {
      let look = try changes.look(at: Self.monotonic)
      // Only who has looked knows that a database that was away is back.
      guard look != .notDue else { return [] }
      var effects = away == nil ? [] : Dashboard.update(&state, .connected)
      away = nil
      if case .changed(let revision) = look {
        effects += Dashboard.update(&state, .storeChanged(revision: revision))
      }
      return effects
    } catch {
      guard away == nil else { return [] }
      away = error.cause
      return lose(error.cause)
    }
  }

  private func lose(_ reason: String) -> [Dashboard.Effect] {
    Dashboard.update(
      &state,
      .connectionLost(reason: reason, nextTry: SystemFacts.now() + .seconds(5))
    )
  }

  /// Asks the database again; while its file is away, only a look can find it back.
  private func reconnect() {
    guard let away else { return runner.reconnect() }
    changes.lookSoon(at: Self.monotonic)
    _ = lose(away)
  }

  /// Tells the time with whatever arrives, so that it is known how long something is looked at, else once a
  /// minute and no oftener, each second only while the view is stale: an idle screen sends nothing.
  private func tick(isBusy: Bool) -> [Dashboard.Effect] {
    guard !state.session.isPast else { return [] }
    let now = SystemFacts.now()
    let minute = now.milliseconds / 60_000
    guard isBusy || minute != tickedMinute || Dashboard.needsSeconds(state) else { return [] }
    tickedMinute = minute
    return Dashboard.update(&state, .ticked(now, zoneOffset: LocalZone.current.offset(at: now)))
  }

  private func nextMinute(_ monotonic: Int64) -> Int64 {
    monotonic + 60_000 - SystemFacts.now().milliseconds % 60_000
  }

  /// Does what is the terminal's own; `true` to leave.
  private func perform(_ effect: Dashboard.Effect, on terminal: inout Terminal) -> Bool {
    switch effect {
    case .leave: return true
    case .suspend: terminal.suspend()
    case .redraw: terminal.forgetShown()
    case .bell: terminal.bell()
    case .setTitle(let title): terminal.setTitle(title)
    case .setMouse(let isOn): terminal.setMouse(isOn)
    case .copyRecord(let id): copyRecord(id, through: terminal)
    case .copy(let text):
      inbox.post(.copied(text, reached: terminal.copyToClipboard(text)))
    case .setTheme(let name): adopt(theme: name)
    case .saveSettings(let settings): settingsFile.save(settings)
    case .export(let export): write(export, size: terminal.size)
    case .reconnect: reconnect()
    default: break
    }
    return false
  }

  /// The record under the cursor as the command line prints it, from what is on screen.
  private func copyRecord(_ id: String, through terminal: borrowing Terminal) {
    guard let row = state.list?.selected, row.id == id else {
      inbox.post(.failed(.copyRecord(id), "`\(id)` is not under the cursor any more"))
      return
    }
    let text = Record(row).json.text
    inbox.post(.copied(text, reached: terminal.copyToClipboard(text)))
  }

  private func adopt(theme name: String) {
    let found = ThemeFiles.theme(named: name)
    theme = found.theme
    if let problem = found.problem { inbox.post(.failed(.setTheme(name), problem)) }
  }

  private func write(_ export: Dashboard.Export, size: Size) {
    switch export.content {
    case .display(let picture):
      let canvas = Dashboard.render(state, size: size)
      let text = Pictures.text(canvas, as: picture, theme: theme)
      finish(export) { try Data(text.utf8).write(to: URL(fileURLWithPath: export.path)) }
    case .rows, .metrics, .metricRows:
      let store = store
      let door = Operator(
        osUser: SystemFacts.userName,
        claimedHandle: viewer.claimed ? viewer.person.handle : nil,
        origin: SystemFacts.origin(.dashboard)
      )
      let inbox = inbox
      Task {
        do {
          let text = try await RowExport(store: store, viewer: door).text(export.content)
          try Data(text.utf8).write(to: URL(fileURLWithPath: export.path))
          inbox.post(.exported(path: export.path))
        } catch {
          inbox.post(.failed(.export(export), Failure(error).message))
        }
      }
    }
  }

  private func finish(_ export: Dashboard.Export, _ work: () throws -> Void) {
    do {
      try work()
      inbox.post(.exported(path: export.path))
    } catch {
      inbox.post(
        .failed(.export(export), "`\(export.path)` cannot be written: \(Failure(error).message)")
      )
    }
  }
}

/// The zone on the operator's wall.
struct LocalZone {
  private let zone: TimeZone

  static var current: LocalZone { LocalZone(zone: .current) }

  func offset(at now: Instant) -> Int { zone.secondsFromGMT(for: Date(now)) }
  func name(at now: Instant) -> String { zone.abbreviation(for: Date(now)) ?? "UTC" }
}
