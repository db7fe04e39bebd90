/// One row of the key table: what is done, by which keys, where, and why by this key.
package struct KeyBinding<Command: Hashable & Sendable>: Hashable, Sendable {
  package let command: Command
  /// The word that configuration uses for it: `approve`.
  package let action: String
  package let context: KeyContext
  /// The first key is the one that footer and help show, the others are second names.
  package internal(set) var keys: [Key]
  /// What the key does, for help and manual: `yes: approve, certify, acknowledge`.
  package let words: String
  /// What the footer says: `approve`; `nil` keeps the key out of it.
  package let hint: String?
  /// Why this key and no other, for the manual.
  package let why: String
  /// Whether it leads to a write, so that a read-only session has no such key.
  package let writes: Bool

  package init(
    _ command: Command,
    _ action: String,
    keys: [Key],
    in context: KeyContext,
    _ words: String,
    hint: String? = nil,
    why: String = "",
    writes: Bool = false
  ) {
    self.command = command
    self.action = action
    self.context = context
    self.keys = keys
    self.words = words
    self.hint = hint
    self.why = why
    self.writes = writes
  }

  /// All its keys, as help shows them: `j ↓`.
  package var keyLabels: String { keys.map(\.label).joined(separator: " ") }
}
