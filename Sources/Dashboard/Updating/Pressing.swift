import Governance
package import TerminalUI

/// Where a key goes: to what lies over the screen, else by the keymap to an action.
enum Pressing {
  typealias State = Dashboard.State
  typealias Effect = Dashboard.Effect

  static func take(_ input: Input, _ state: inout State) -> [Effect] {
    switch input {
    case .key(let key): return press(key, &state)
    case .paste(let text): return paste(text, &state)
    case .mouse(let mouse):
      state.awaited = nil
      return Pointing.take(mouse, &state)
    case .resized(let size):
      state.size = size
      return []
    case .resumed: return [.redraw]
    }
  }

  private static func press(_ key: Key, _ state: inout State) -> [Effect] {
    if state.overlay != nil { return Covering.press(key, &state) }
    state.awaited = nil
    let said = state.message
    state.message = nil
    if let effects = answer(said, key, &state) { return effects }
    guard let action = state.keys.command(for: key, in: state.context) else { return [] }
    return Acting.perform(action, &state)
  }

  /// A refused act offers its reason to `y` and its record to Enter, for the one key after it.
  private static func answer(
    _ message: Message?,
    _ key: Key,
    _ state: inout State
  ) -> [Effect]? {
    guard let message else { return nil }
    switch state.keys.command(for: key, in: state.context) {
    case .copyID: return message.reason.map { [.copy($0)] }
    case .open: return message.opens.flatMap(Subject.init).map { Going.to($0, &state) }
    default: return nil
    }
  }

  private static func paste(_ text: String, _ state: inout State) -> [Effect] {
    if state.overlay != nil { return Covering.paste(text, &state) }
    state.say("pasted text is nothing here: / or : takes it", .note)
    return []
  }
}

extension Dashboard.State {
  /// The keymap of this session: without verbs where nothing can be written.
  package var keys: Keymap<Action> { session.isReadOnly ? keymap.readOnly : keymap }

  /// Where the keys are typed.
  package var context: KeyContext {
    if screen == .metrics { return Contexts.metrics }
    if screen.list == nil { return Contexts.panes }
    return isOpen(screen) ? Contexts.text : Contexts.lists
  }
}
