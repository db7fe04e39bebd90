package import Governance
package import TerminalUI

/// A list to choose from by typing: environment, sort, columns, actions, keys, palette.
package struct Chooser: Equatable, Sendable {
  package enum Purpose: Hashable, Sendable {
    case environment, sort, columns, export, theme, actions, help, palette
  }

  /// What taking an entry does.
  package enum Choice: Hashable, Sendable {
    case action(Action)
    case environment(Governance.Environment?)
    case sort(String?)
    case column(String)
    case export(Dashboard.Export.Content)
    case theme(String)
    case go(String)
    case command(String)
    case nothing
  }

  package struct Entry: Hashable, Sendable {
    package var key: String
    package var words: String
    /// Why it is impossible now, or what it shows beside its words.
    package var note: String
    package var isPossible: Bool
    /// Whether it is taken, where several may be.
    package var isOn: Bool?
    package var choice: Choice

    package init(
      _ words: String,
      _ choice: Choice,
      key: String = "",
      note: String = "",
      isPossible: Bool = true,
      isOn: Bool? = nil
    ) {
      self.key = key
      self.words = words
      self.note = note
      self.isPossible = isPossible
      self.isOn = isOn
      self.choice = choice
    }
  }

  package let purpose: Purpose
  package var title: String
  package var typed: TextField
  /// All entries; the palette makes its own from what is typed.
  package var entries: [Entry]
  package var selected: Int
  package var historyIndex: Int?

  package init(_ purpose: Purpose, _ title: String, _ entries: [Entry], selected: Int = 0) {
    self.purpose = purpose
    self.title = title
    self.entries = entries
    self.selected = selected
    typed = TextField(limit: 400)
  }

  /// The entries that fit what is typed, best first.
  package var shown: [Entry] {
    guard purpose != .palette, !typed.isEmpty else { return entries }
    return Fuzzy.ranked(entries, by: typed.text) { $0.words }
  }
}
