import Governance
import TerminalUI

/// The last line: a message until the next key, else the keys that work now.
enum FooterView {
  static func draw(_ state: Dashboard.State, on canvas: inout Canvas, in rect: Rect) {
    let glyphs = state.session.glyphs
    if let message = state.message {
      MessageLine(message.text, message.kind, glyphs: glyphs).draw(on: &canvas, in: rect)
    } else {
      HintBar(hints(state), position: position(state), glyphs: glyphs).draw(on: &canvas, in: rect)
    }
  }

  /// What works in a panel, whose lines lead somewhere and whose screen below has no keys.
  private static let ofPanels: [Action] = [.open, .back, .takeIn]

  private static func hints(ofPanel glyphs: Glyphs, _ keys: Keymap<Action>) -> [HintBar.Hint] {
    let words = ["rows", "leave", "again"]
    return zip(ofPanels, words).compactMap { action, words in
      keys.reachable(in: Contexts.text).first { $0.command == action }?.keys.first.map {
        HintBar.Hint(glyphs.isASCII ? $0.asciiLabel : $0.label, words)
      }
    }
  }

  /// The verbs that are possible, then the ways to all others; what finds no room is left out whole.
  static func hints(_ state: Dashboard.State) -> [HintBar.Hint] {
    if case .panel = state.overlay { return hints(ofPanel: state.session.glyphs, state.keys) }
    let rows = state.keys.reachable(in: state.context).filter { $0.hint != nil }
    let wanted: [Action] = [.actions, .help, .filter, .open, .palette, .environment]
    let others = wanted.compactMap { action in rows.first { $0.command == action } }
    let glyphs = state.session.glyphs
    return (rows.filter { $0.command.isVerb } + others).compactMap { row in
      guard state.availability(of: row.command).isOffered, let words = row.hint,
        let key = row.keys.first
      else { return nil }
      let verb = row.command == .approve ? state.yes : state.verb(of: row.command) ?? words
      return HintBar.Hint(glyphs.isASCII ? key.asciiLabel : key.label, verb)
    }
  }

  private static func position(_ state: Dashboard.State) -> String {
    if case .panel(let shown) = state.overlay {
      return "line \(shown.scroll.line + 1)/\(max(1, shown.scroll.total))"
    }
    if state.screen == .metrics { return state.metrics.position }
    guard let list = state.list else { return PostureView.position(state) }
    let total = state.counts[state.query(for: state.screen)].map(ListCounts.number)
    if list.isOpen, list.scroll.total > list.scroll.height {
      return "line \(list.scroll.line + 1)/\(list.scroll.total)"
    }
    guard !list.window.rows.isEmpty else { return list.window.positionText }
    let place = list.window.position.map(String.init) ?? "?"
    let isWhole = !list.window.hasBefore && !list.window.hasAfter
    return place + "/" + (isWhole ? "\(list.window.rows.count)" : total ?? "?")
  }
}

extension Dashboard.State {
  /// What a key does to the record under the cursor, in a word.
  fileprivate func verb(of action: Action) -> String? {
    guard let row = list?.selected?.recordRow else { return nil }
    return RecordActing.choice(of: action, on: row, self).map { RecordForm($0.act).verb }
  }

  /// What a yes is called on the row under the cursor.
  fileprivate var yes: String {
    if let verb = verb(of: .approve) { return verb }
    if let list = screen.list { return list.yes }
    return postureTask?.verb == AccessScreen.yes ? AccessScreen.yes : ApprovalsScreen.yes
  }
}

extension Action {
  fileprivate var isVerb: Bool {
    switch self {
    case .blast, .shorterWindow, .compare, .split: true
    // Taking back and emergencies are known by `.` and `?`; the line is for the work at hand.
    case .emergency, .takeBack: false
    default: writes
    }
  }
}
