package import TerminalUI

/// Every action once: its keys, its words, where it works, and why by this key.
package enum ActionTable {
  package static let keymap = Keymap<Action>([])
}
