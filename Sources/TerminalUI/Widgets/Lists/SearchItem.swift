/// One line of a list that is searched by typing: a key, an action, a place, a choice.
package struct SearchItem: Hashable, Sendable, Identifiable {
  package let id: String
  package var label: String
  /// The key that does the same, shown at the left.
  package var key: String
  /// Shown dim behind the label.
  package var detail: String
  /// Why it cannot be taken now; `nil` when it can.
  package var obstacle: String?
  /// The heading it stands under while nothing is typed.
  package var group: String
  /// Lower ranks stand above higher ones whatever fits better: places before acts.
  package var rank: Int

  package init(
    id: String,
    _ label: String,
    key: String = "",
    detail: String = "",
    obstacle: String? = nil,
    group: String = "",
    rank: Int = 0
  ) {
    self.id = id
    self.label = label
    self.key = key
    self.detail = detail
    self.obstacle = obstacle
    self.group = group
    self.rank = rank
  }
}

/// What a key did to an open list.
package enum SearchOutcome: Hashable, Sendable {
  case open
  case left
  /// The ids taken, in the order of the list.
  case taken([String])
  /// Text that no item answers to, for the caller to make sense of: an id, a view.
  case typed(String)
  /// The item cannot be taken, and why.
  case refused(String)
}
