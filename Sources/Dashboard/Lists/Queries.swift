package import Governance

extension Dashboard.State {
  /// What a list screen asks the store for, from its filter, its environment and its sort.
  package func query(for screen: Dashboard.Screen) -> ListQuery {
    let type = screen.list ?? AccessScreen.self
    let list = self[list: screen.list == nil ? .access : screen]
    return query(type.kind, type.effective(list.filter), list.sort, list.isReversed)
  }

  /// All open requests, whatever the filter.
  package var openRequests: ListQuery { counting("state:pending") }

  /// The open requests that the viewer may decide: the number on the tab.
  package var yourRequests: ListQuery { counting("state:pending is:decidable") }

  /// Those of them that are late.
  package var yourLateRequests: ListQuery { counting("state:pending is:decidable is:late") }

  /// What waits for the viewer on a screen; `nil` where nothing ever does.
  package func waitingQuery(on screen: Dashboard.Screen) -> ListQuery? {
    switch screen {
    case .approvals: yourRequests
    case .exceptions: counting("is:mine is:late", .exceptions)
    case .recertify: counting("is:mine state:open", .items)
    case .findings: counting("is:mine is:open", .deviations)
    default: nil
    }
  }

  private func counting(_ filter: String, _ kind: ListKind = .requests) -> ListQuery {
    var query = ListQuery(kind, filter: filter)
    query.zoneOffset = session.zoneOffset
    return query
  }

  private func query(
    _ kind: ListKind,
    _ filter: String,
    _ sort: String?,
    _ isReversed: Bool
  ) -> ListQuery {
    var query = ListQuery(kind, filter: filter)
    query.environment = environment
    query.sort = sort
    query.descending = isReversed
    query.zoneOffset = session.zoneOffset
    return query
  }
}

/// What a list shows until somebody asks for other rows: what is still to be done.
package struct RestingFilter {
  /// The rows that are left when nothing was typed.
  package let rest: String
  /// A filter that names one of these says itself which rows it wants.
  package let yields: Set<String>

  package init(_ rest: String, unless yields: Set<String> = ["state", "id"]) {
    self.rest = rest
    self.yields = yields
  }

  /// What is asked for when this was typed.
  package func effective(_ typed: String) -> String {
    guard !typed.isEmpty else { return rest }
    return asksForItself(typed) ? typed : "(\(typed)) \(rest)"
  }

  private func asksForItself(_ typed: String) -> Bool {
    guard let root = (try? Filter.parse(typed))?.root else { return false }
    return mentions(root)
  }

  private func mentions(_ node: Filter.Node) -> Bool {
    switch node {
    case .or(let parts), .and(let parts): parts.contains(where: mentions)
    case .not(let part): mentions(part)
    case .condition(let condition): yields.contains(condition.field.lowercased())
    case .view, .text: false
    }
  }
}
