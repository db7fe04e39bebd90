import Governance
import TerminalUI

extension Going {
  /// Places before acts; an act that is taken opens its dialog and nothing more.
  static func palette(_ state: Dashboard.State) -> Palette {
    let acts = state.keys.reachable(in: state.context).compactMap { row -> SearchItem? in
      guard ![Contexts.moving].contains(row.context), !row.command.isPlace else { return nil }
      let availability = state.availability(of: row.command)
      guard availability != .absent else { return nil }
      return SearchItem(
        id: "act:" + row.action,
        row.words,
        key: row.keys.first?.label ?? "",
        obstacle: availability.obstacle.map { Wording.fit($0, state.session.glyphs) }
      )
    }
    return Palette(
      places: Palettes.places(state),
      acts: acts + Palettes.commands(state),
      history: state.paletteHistory,
      glyphs: state.session.glyphs
    )
  }
}

extension Action {
  /// Whether the palette lists it among places already, or it is the palette itself.
  fileprivate var isPlace: Bool {
    screen != nil || self == .palette || self == .open
  }
}

/// What `:` knows beside actions: screens, environments, ids, views, commands.
enum Palettes {
  typealias State = Dashboard.State
  typealias Effect = Dashboard.Effect

  static func places(_ state: State) -> [SearchItem] {
    let screens = Dashboard.Screen.allCases.map { screen in
      SearchItem(
        id: "screen:" + screen.rawValue,
        screen.rawValue,
        key: screen.tab.map { "\($0.digit)" } ?? ""
      )
    }
    let environments =
      [SearchItem(id: "env:all", "env all")]
      + Environment.allCases.map { SearchItem(id: "env:\($0.rawValue)", "env \($0.rawValue)") }
    let views = Dashboard.Screen.lists.flatMap { screen in
      (screen.list?.schema.views ?? []).map { view in
        SearchItem(
          id: "view:\(screen.list?.kind.rawValue ?? ""):\(view.name)",
          "\(screen.rawValue) @\(view.name)",
          detail: view.text
        )
      }
    }
    return screens + environments + SavedViews.places(state) + views
      + [
        SearchItem(id: "place:messages", "messages", detail: "the last fifty"),
        SearchItem(id: "place:whoami", "whoami"),
        SearchItem(id: "place:sources", "sources", detail: "what was imported, and how old it is"),
      ] + panels
  }

  private static var panels: [SearchItem] {
    Panel.plain.map { SearchItem(id: "panel:" + $0.name, $0.name, detail: $0.detail) }
      + Panel.kinds.map { SearchItem(id: "panel:list \($0.rawValue)", "list \($0.rawValue)") }
      + Panel.asking.map { SearchItem(id: "ask:" + $0.form, $0.form, detail: $0.detail) }
  }

  static func commands(_ state: State) -> [SearchItem] {
    [
      SearchItem(
        id: "do:mouse",
        state.settings.usesMouse ? "mouse off" : "mouse on",
        detail: "the mouse looks, it never acts"
      ),
      SearchItem(id: "do:theme", "theme"),
      SearchItem(id: "ask:save NAME", "save NAME", detail: "this list under a name"),
      SearchItem(id: "ask:view NAME", "view NAME", detail: "what was saved under it"),
      SearchItem(
        id: "ask:period PERIOD",
        "period PERIOD",
        detail: "the numbers at the end of 2026-q1, lastmonth"
      ),
      SearchItem(id: "do:save-display", "save-display FILE", detail: "the screen as text"),
    ]
  }

  static func take(
    _ outcome: SearchOutcome,
    _ palette: Palette,
    _ state: inout State
  ) -> [Effect] {
    switch outcome {
    case .open: return []
    case .left: state.overlay = nil
    case .refused(let reason):
      state.overlay = nil
      state.say(reason, .refused)
    case .typed(let text):
      state.overlay = nil
      state.remember(line: text)
      return run(line: text, &state)
    case .taken(let ids):
      state.overlay = nil
      let typed = palette.list.query.text
      if let subject = Subject(typed) { return go(to: subject, typed, &state) }
      if typed.hasPrefix("save-display ") || typed.hasPrefix("@") || isWhole(typed) {
        return run(line: typed, &state)
      }
      // Places stand before commands; who types a command's whole name means it.
      if let named = commands(state).first(where: { $0.label == typed }) {
        state.remember(line: typed)
        return run(id: named.id, &state)
      }
      if let label = palette.list.selected?.label { state.remember(line: label) }
      return ids.first.map { run(id: $0, &state) } ?? []
    }
    return []
  }

  /// Whether a line is a command with all its words, or a metric: then no likeness is looked for.
  private static func isWhole(_ typed: String) -> Bool {
    let takesWords = (Panel.asking.map { $0.name } + ["period", "save", "view", "unsave", "list"])
      .contains {
        typed.hasPrefix($0 + " ")
      }
    return takesWords || MetricDefinition.named(typed) != nil
  }

  private static func go(
    to subject: Subject,
    _ typed: String,
    _ state: inout State
  ) -> [Effect] {
    state.remember(line: typed)
    return Going.to(subject, &state)
  }

  private static func run(id: String, _ state: inout State) -> [Effect] {
    let parts = id.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return [] }
    switch parts[0] {
    case "act":
      return state.keys.command(action: parts[1]).map { Acting.perform($0, &state) } ?? []
    case "screen":
      return Dashboard.Screen(rawValue: parts[1]).map { Going.to($0, &state) } ?? []
    case "env": return Picking.show(Environment(rawValue: parts[1]), &state)
    case "view": return show(view: parts[1], &state)
    case "own": return SavedViews.show(place: parts[1], &state)
    case "panel": return Panel(line: parts[1]).map { [.loadPanel($0)] } ?? []
    case "ask":
      state.say("\(parts[1]): type it with its words after :", .note)
      return []
    case "place": return show(place: parts[1], &state)
    case "do": return command(parts[1], &state)
    default: return []
    }
  }

  private static func show(view: String, _ state: inout State) -> [Effect] {
    let parts = view.split(separator: ":").map(String.init)
    guard parts.count == 2, let kind = ListKind(rawValue: parts[0]) else { return [] }
    return Going.to(ListQuery(kind, filter: "@" + parts[1]), &state)
  }

  private static func show(place: String, _ state: inout State) -> [Effect] {
    switch place {
    case "messages": state.overlay = .text(Reasons.messages(state))
    case "whoami": state.overlay = .text(Reasons.whoami(state))
    case "sources": state.overlay = .text(Reasons.sources(state))
    default: break
    }
    return []
  }

  private static func command(_ name: String, _ state: inout State) -> [Effect] {
    switch name {
    case "mouse":
      state.settings.usesMouse.toggle()
      return [.setMouse(state.settings.usesMouse), .saveSettings(state.settings)]
    case "theme": state.overlay = .picker(Picking.themes(state), .theme)
    case "save-display": state.say("save-display needs a file: `:save-display screen.txt`", .note)
    default: break
    }
    return []
  }

  /// What fits no line of the palette: an id, a view, a command with its argument.
  private static func run(line: String, _ state: inout State) -> [Effect] {
    let words = line.split(separator: " ", maxSplits: 1).map(String.init)
    guard let first = words.first else { return [] }
    if let subject = Subject(line) { return Going.to(subject, &state) }
    if first.hasPrefix("@"), state.list != nil {
      state.setFilter(line, of: state.screen)
      return []
    }
    if first == "save-display", words.count == 2 {
      return [.export(Dashboard.Export(.display(.text), path: words[1]))]
    }
    if let effects = SavedViews.run(line: line, &state) { return effects }
    if let panel = Panel(line: line) { return [.loadPanel(panel)] }
    if let metric = MetricDefinition.named(line) { return Going.to(metric: metric.id, &state) }
    if first == "period", words.count == 2 { return MetricsUpdate.show(period: words[1], &state) }
    if first == "theme", words.count == 2 { return Picking.setTheme(words[1], &state) }
    state.say("nothing is called `\(line)` here · ? lists the keys", .refused)
    return []
  }
}

extension Dashboard.State {
  fileprivate mutating func remember(line: String) {
    paletteHistory = paletteHistory.filter { $0 != line }.suffix(49) + [line]
  }
}
