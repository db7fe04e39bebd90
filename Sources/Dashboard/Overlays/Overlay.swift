package import TerminalUI

/// What lies over a screen and takes the keys until it is closed.
package enum Overlay: Equatable, Sendable {
  case filter(FilterTyping)
  case search(SearchTyping)
  case palette(Palette)
  case picker(Picker, Purpose)
  case actions(ActionMenu)
  case help(SearchList)
  case text(TextOverlay)
  case panel(PanelOverlay)
  case path(PathTyping)
  case dialog(OpenDialog)

  /// What is picked.
  package enum Purpose: Hashable, Sendable {
    case environment, sort, columns, export, theme
  }
}

/// A filter while it is typed: results follow it as soon as it parses.
package struct FilterTyping: Equatable, Sendable {
  package var field: TextField
  /// What was applied before, for Esc.
  package let before: String
  package var problem: FilterLine.Problem?
  /// How the text was read, in words.
  package var reading: String
  /// How many keys changed it; rows are asked for when no other has come for a while.
  package var keys = 0
  /// Place in the history while one looks back.
  package var back: Int?

  package init(_ applied: String) {
    field = TextField(applied, limit: 1_001)
    before = applied
    reading = ""
  }
}

/// What is searched for in the open record while it is typed; the cursor follows it.
package struct SearchTyping: Equatable, Sendable {
  package var field: TextField
  /// What was searched for before, and the line where the search began, for Esc.
  package let before: String
  package let line: Int

  package init(before: String, line: Int) {
    field = TextField("", limit: 200)
    self.before = before
    self.line = line
  }
}

/// A file's name while it is typed, for an export.
package struct PathTyping: Equatable, Sendable {
  package var field: TextField
  package let content: Dashboard.Export.Content

  package init(_ path: String, _ content: Dashboard.Export.Content) {
    field = TextField(path, limit: 1_000)
    self.content = content
  }
}

/// Facts over the whole pane: why, blast radius, messages.
package struct TextOverlay: Equatable, Sendable {
  package var title: String
  package var facts: [Fact]
  package var scroll: DetailScroll

  package init(_ title: String, _ facts: [Fact]) {
    self.title = title
    self.facts = facts
    scroll = DetailScroll()
  }
}
