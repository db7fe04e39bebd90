package import Governance
package import TerminalUI

/// The dashboard as a value and two functions: `update` is the one door into state, `view` draws it.
package enum Dashboard {
  /// The screens that exist so far; one that is not built is absent and its digit is dead.
  package enum Screen: String, CaseIterable, Hashable, Sendable {
    case posture, access, approvals, exceptions, recertify, items, findings
    case registry, changes, metrics, audit
  }

  /// Everything that is shown, and everything that was typed.
  package struct State: Equatable, Sendable {
    package var session: Session
    package var size: Size
    package var settings: Settings
    package var screen: Screen
    /// One environment for all screens: a session starts with `nil`, which is all.
    package var environment: Governance.Environment?
    package var posture: PostureState
    package var metrics = MetricsState()
    /// One for each screen that is a list.
    package var lists: [Screen: ListState]
    package var counts = CountQueue()
    /// What lies over the screen and takes the keys; `nil` while the screen has them.
    package var overlay: Overlay?
    /// A verb whose facts are on their way; it opens its dialog once they are on screen.
    var awaited: AwaitedAction?
    /// The answer that is on its way without a dialog, since it is only staged.
    var staging: Act?
    /// What just happened, in the footer's place until the next key.
    package var message: Message?
    /// The last fifty messages, newest last.
    package var messages: [Message]
    /// Text typed into dialogs that were left, by act and record; offered again.
    package var drafts: [DialogKey: [String: String]]
    /// Where Esc goes back to after a drill-down, the nearest last.
    package var trail: [Place]
    /// Palette lines that were run, newest last.
    package var paletteHistory: [String]
    package var keymap: Keymap<Action>

    /// The state before anything was loaded; ``Dashboard/start(_:)`` gives the first orders.
    package init(
      session: Session,
      size: Size,
      settings: Settings = Settings(),
      screen: Screen = .posture,
      keymap: Keymap<Action> = ActionTable.keymap
    ) {
      self.session = session
      self.size = size
      self.settings = settings
      self.screen = screen
      self.keymap = keymap
      posture = PostureState()
      lists = [:]
      for screen in Screen.lists {
        lists[screen] = screen.list.map { ListState($0.kind, settings: settings.lists[screen]) }
      }
      messages = []
      drafts = [:]
      trail = []
      paletteHistory = []
    }
  }
}
