import Governance
package import TerminalUI

extension Dashboard.State {
  /// The list of a screen; an empty one for a screen that has none.
  package subscript(list screen: Dashboard.Screen) -> ListState {
    get { lists[screen] ?? ListState(screen.list?.kind ?? .grants, settings: nil) }
    _modify {
      yield &lists[screen, default: ListState(screen.list?.kind ?? .grants, settings: nil)]
    }
  }

  /// The list of the open screen; `nil` where it has none.
  package var list: ListState? { screen.list == nil ? nil : self[list: screen] }

  /// Changes the list of the open screen; `nil` where it has none.
  mutating func changeList<Result>(_ change: (inout ListState) -> Result) -> Result? {
    screen.list == nil ? nil : change(&self[list: screen])
  }

  /// Changes every list that there is.
  mutating func changeLists(_ change: (inout ListState) -> Void) {
    for screen in Dashboard.Screen.lists { change(&self[list: screen]) }
  }

  package var access: ListState {
    get { self[list: .access] }
    _modify { yield &self[list: .access] }
  }

  package var approvals: ListState {
    get { self[list: .approvals] }
    _modify { yield &self[list: .approvals] }
  }

  /// The columns of the open list, by the width of the screen.
  package var columns: [TableColumn] {
    guard let type = screen.list, let list else { return [] }
    if ScreenFrame(self).isCompact { return ScreenColumn.compact(type.compactColumns) }
    return type.allColumns.map(\.column).filter { !list.hidden.contains($0.id) }
  }

  // MARK: Filters

  package func filter(of screen: Dashboard.Screen) -> String {
    screen.list == nil ? "" : self[list: screen].filter
  }

  mutating func setFilter(_ filter: String, of screen: Dashboard.Screen) {
    guard screen.list != nil else { return }
    self[list: screen].filter = filter
    self[list: screen].restart()
  }

  /// Keeps a filter for `/ ↑`.
  mutating func remember(_ filter: String) {
    guard !filter.isEmpty else { return }
    _ = changeList { list in
      list.filterHistory = list.filterHistory.filter { $0 != filter }.suffix(49) + [filter]
    }
  }

  // MARK: Records

  func isOpen(_ screen: Dashboard.Screen) -> Bool {
    screen.list != nil && (self[list: screen].isOpen || self[list: screen].pane == .detail)
  }

  /// Whether the detail was opened from a list of several, so that Esc first closes it.
  var isOpenByHand: Bool {
    isOpen(screen) && ListView.onlyID(filter(of: screen)) == nil
  }

  mutating func close(_ screen: Dashboard.Screen) {
    guard screen.list != nil else { return }
    self[list: screen].isOpen = false
    self[list: screen].search = ""
    self[list: screen].pane = .list
  }

  mutating func reopen(_ screen: Dashboard.Screen) {
    if screen.list != nil { self[list: screen].isOpen = true }
  }
}
