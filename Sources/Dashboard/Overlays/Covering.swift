import Governance
import TerminalUI

/// Opens what lies over a screen, and gives it the keys while it is there.
enum Covering {
  typealias State = Dashboard.State
  typealias Effect = Dashboard.Effect

  // MARK: Opening

  static func open(_ action: Action, _ state: inout State) -> [Effect] {
    switch action {
    case .filter where state.context == Contexts.text: Searching.open(&state)
    case .filter: Filtering.open(&state)
    case .palette: state.overlay = .palette(Going.palette(state))
    case .help: state.overlay = .help(HelpOverlay.list(of: state.keys, in: state.context))
    case .actions: state.overlay = .actions(Picking.actions(state))
    case .environment: state.overlay = .picker(Picking.environments(state), .environment)
    case .sort: state.overlay = .picker(Picking.sorts(state), .sort)
    case .columns: state.overlay = .picker(Picking.columns(state), .columns)
    case .export: state.overlay = .picker(Picking.exports(state), .export)
    case .why: state.overlay = Reasons.why(state).map(Overlay.text)
    case .blast: state.overlay = Reasons.blast(state).map(Overlay.text)
    default: break
    }
    return []
  }

  // MARK: Keys

  static func press(_ key: Key, _ state: inout State) -> [Effect] {
    switch state.overlay {
    case .filter(let typing): return Filtering.press(key, typing, &state)
    case .search(let typing): return Searching.press(key, typing, &state)
    case .palette(var palette):
      let outcome = palette.handle(key)
      state.overlay = .palette(palette)
      return Palettes.take(outcome, palette, &state)
    case .picker(var picker, let purpose):
      let outcome = picker.handle(key)
      state.overlay = .picker(picker, purpose)
      let preview = purpose == .theme ? Picking.preview(picker, outcome, state) : []
      return preview + Picking.take(outcome, purpose, &state)
    case .actions(var menu):
      let outcome = menu.handle(key)
      state.overlay = .actions(menu)
      return run(outcome, &state)
    case .help(var list):
      let outcome = list.handle(key)
      state.overlay = .help(list)
      return run(outcome, &state)
    case .text(let text): return scroll(text, key, &state)
    case .panel(let shown): return PanelUpdate.press(key, shown, &state)
    case .path(var typing):
      return Picking.press(key, &typing, &state)
    case .dialog(let dialog): return press(key, dialog, &state)
    case nil: return []
    }
  }

  static func paste(_ text: String, _ state: inout State) -> [Effect] {
    switch state.overlay {
    case .filter(var typing):
      typing.field.paste(text)
      return Filtering.typed(typing, &state)
    case .search(var typing):
      typing.field.paste(text)
      Searching.typed(typing, &state)
    case .palette(var palette):
      palette.paste(text)
      state.overlay = .palette(palette)
    case .path(var typing):
      typing.field.paste(text)
      state.overlay = .path(typing)
    case .dialog(var dialog):
      dialog.form.paste(text)
      state.overlay = .dialog(dialog)
    default: break
    }
    return []
  }

  /// Runs the action that was taken from a list of them.
  private static func run(_ outcome: SearchOutcome, _ state: inout State) -> [Effect] {
    switch outcome {
    case .open, .typed: return []
    case .left: state.overlay = nil
    case .refused(let reason):
      state.overlay = nil
      state.say(reason, .refused)
    case .taken(let names):
      state.overlay = nil
      guard let action = names.first.flatMap({ state.keys.command(action: $0) }) else { return [] }
      return Acting.perform(action, &state)
    }
    return []
  }

  private static func scroll(_ text: TextOverlay, _ key: Key, _ state: inout State) -> [Effect] {
    var text = text
    guard let action = state.keymap.command(for: key, in: Contexts.text) else { return [] }
    if text.scroll.handle(action) {
      state.overlay = .text(text)
    } else if [.back, .close, .open, .why, .blast].contains(action) {
      state.overlay = nil
    }
    return []
  }

  // MARK: Dialogs

  private static func press(
    _ key: Key,
    _ dialog: OpenDialog,
    _ state: inout State
  ) -> [Effect] {
    var dialog = dialog
    let outcome = dialog.form.handle(key)
    state.overlay = .dialog(dialog)
    switch outcome {
    case .open: return []
    case .left:
      // What was sent cannot be called back: the dialog stays until the answer is here.
      guard dialog.sent == nil else { return [] }
      Answering.keep(dialog, &state)
      state.overlay = nil
      return []
    case .confirmed(let id): return confirm(id, dialog, &state)
    }
  }

  private static func confirm(
    _ id: String,
    _ dialog: OpenDialog,
    _ state: inout State
  ) -> [Effect] {
    var dialog = dialog
    if dialog.form.isOutdated || id == "open" {
      Answering.keep(dialog, &state)
      state.overlay = nil
      return dialog.act.subjects.first.map { Going.to(successor(of: $0, state), &state) } ?? []
    }
    if case .leave = dialog.act { return Going.departure(&state) }
    let commands = Ordering.commands(dialog.act, dialog.form.texts, at: state.session.now)
    guard !commands.isEmpty else {
      dialog.form.fail("a length is written 90m, 8h or 14d")
      state.overlay = .dialog(dialog)
      return []
    }
    if id == "check" {
      dialog.asked = commands
      state.overlay = .dialog(dialog)
      return [.preview(commands)]
    }
    dialog.sent = commands
    dialog.form.waiting = "is being written"
    state.overlay = .dialog(dialog)
    return [.perform(commands)]
  }

  /// What took the place of a superseded request.
  private static func successor(of subject: Subject, _ state: State) -> Subject {
    guard let row = state[list: subject.screen].detail?.row, row.id == subject.id else {
      return subject
    }
    return Subject(Answering.opens(row)) ?? subject
  }
}
