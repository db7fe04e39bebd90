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

  private func counting(_ filter: String) -> ListQuery {
    var query = ListQuery(.requests, filter: filter)
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

/// The approvals screen shows open requests until somebody asks for others.
package enum RequestFilter {
  package static func effective(_ typed: String) -> String {
    guard !typed.isEmpty else { return "state:pending" }
    return asksForState(typed) ? typed : "(\(typed)) state:pending"
  }

  /// Whether a filter says itself which states it wants, or names one record.
  private static func asksForState(_ typed: String) -> Bool {
    guard let root = (try? Filter.parse(typed))?.root else { return false }
    return mentions(root)
  }

  private static func mentions(_ node: Filter.Node) -> Bool {
    switch node {
    case .or(let parts), .and(let parts): parts.contains(where: mentions)
    case .not(let part): mentions(part)
    case .condition(let condition): ["state", "id"].contains(condition.field.lowercased())
    case .view, .text: false
    }
  }
}
