import Governance
import TerminalUI

/// Opens panels once their facts are here, and follows what their lines name.
enum PanelUpdate {
  typealias State = Dashboard.State
  typealias Effect = Dashboard.Effect

  /// A panel is absent where there is nothing to tell: that is said instead.
  static func take(_ answer: PanelAnswer, for panel: Panel, _ state: inout State) {
    if let reason = PanelFacts(panel, answer, state).nothing {
      state.overlay = nil
      return state.say(reason, .note)
    }
    var scroll = DetailScroll()
    if case .panel(let shown) = state.overlay, shown.panel == panel { scroll = shown.scroll }
    state.overlay = .panel(PanelOverlay(panel: panel, answer: answer, scroll: scroll))
  }

  static func press(_ key: Key, _ shown: PanelOverlay, _ state: inout State) -> [Effect] {
    var shown = shown
    let action = state.keymap.command(for: key, in: Contexts.text)
    if let action, shown.scroll.handle(action) {
      state.overlay = .panel(shown)
      return []
    }
    switch action {
    case .back, .close: state.overlay = nil
    case .takeIn: return [.loadPanel(shown.panel)]
    case .open: return follow(shown, &state)
    default: break
    }
    return []
  }

  /// Goes to the rows, the metric or the record that the line under the cursor names.
  private static func follow(_ shown: PanelOverlay, _ state: inout State) -> [Effect] {
    let pane = PanelView.pane(shown, state)
    let lines = pane.layout(in: ScreenFrame(state).body.size).lines
    guard lines.indices.contains(shown.scroll.line),
      let link = lines[shown.scroll.line].link.flatMap(PanelLink.init)
    else { return [] }
    state.overlay = nil
    switch link {
    case .metric(let id): return Going.to(metric: id, &state)
    case .rows(let query): return Going.to(query, &state)
    case .record(let subject): return Going.to(subject, &state)
    }
  }
}

extension DetailScroll {
  /// Moves as an action says; `false` for what is no motion.
  mutating func handle(_ action: Action) -> Bool {
    switch action {
    case .down: move(by: 1)
    case .up: move(by: -1)
    case .first: moveToFirst()
    case .last: moveToLast()
    case .pageDown: page(by: 1)
    case .pageUp: page(by: -1)
    case .halfPageDown: halfPage(by: 1)
    case .halfPageUp: halfPage(by: -1)
    default: return false
    }
    return true
  }
}

/// Where a line of a panel leads, as the text that facts carry.
enum PanelLink {
  case metric(String)
  case rows(ListQuery)
  case record(Subject)

  init?(_ text: String) {
    if let subject = Subject(text) {
      self = .record(subject)
    } else if text.hasPrefix("metric:") {
      self = .metric(String(text.dropFirst(7)))
    } else {
      let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let kind = ListKind(rawValue: String(parts[0])) else { return nil }
      self = .rows(ListQuery(kind, filter: String(parts[1])))
    }
  }

  static func text(_ query: ListQuery) -> String { "\(query.kind.rawValue)?\(query.filter)" }
  static func text(metric id: String) -> String { "metric:\(id)" }
}
