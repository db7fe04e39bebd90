package import TerminalUI

/// What lies over a screen and takes the keys until it is closed.
package enum Overlay: Equatable, Sendable {
  case filter(FilterTyping)
  case chooser(Chooser)
  case text(TextOverlay)
  case path(PathTyping)
  case dialog(Dialog)
}

/// A filter while it is typed: results follow it as soon as it parses.
package struct FilterTyping: Equatable, Sendable {
  package var field: TextField
  /// What was applied before, for Esc.
  package let before: String
  /// The last text that parsed.
  package var good: String
  package var problem: FilterLine.Problem?
  package var note: String
  package var historyIndex: Int?
}

/// A file's name while it is typed, for an export.
package struct PathTyping: Equatable, Sendable {
  package var field: TextField
  package let content: Dashboard.Export.Content
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
