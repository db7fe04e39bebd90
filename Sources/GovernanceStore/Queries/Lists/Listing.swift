import Governance

/// One kind of list: where its rows are, what can be asked of them, and in which orders they come.
struct Listing {
  /// An order by one column, from small to great or the other way round.
  typealias Sort = (_ descending: Bool) -> Ordering

  let schema: FilterSchema
  let table: String
  /// The rows of the table that belong to the list.
  var base = SQLCondition.always
  let filter: FilterSQL
  /// Rows past a time that was set for them.
  var late = SQLCondition.never
  /// Where the number of all rows of the kind is kept, for lists too long to count.
  var total: String?
  /// The kind's own order; the last column of each order names the row.
  let ordering: Ordering
  /// Whether the index of that order carries what filters ask, so that counting walks it too.
  var countsInOrder = false
  /// The others, by the name of their column.
  let sorts: [(name: String, order: Sort)]

  /// The order that a query asks for.
  func ordering(for query: ListQuery) throws(Refusal) -> Ordering {
    guard let name = query.sort else { return query.descending ? ordering.reversed : ordering }
    let orders = [ListOrder(name, descending: query.descending)] + query.thenBy
    var result = try sorted(by: orders[0], query.kind)
    for order in orders.dropFirst() { result = result.then(try sorted(by: order, query.kind)) }
    return result
  }

  private func sorted(by order: ListOrder, _ kind: ListKind) throws(Refusal) -> Ordering {
    guard let sort = sorts.first(where: { $0.name == order.name }) else {
      throw Refusal(
        .notFound,
        order.name,
        "\(kind.rawValue) have no order `\(order.name)`",
        next: "sort by one of: \(sorts.map(\.name).joined(separator: " "))"
      )
    }
    return sort.order(order.descending)
  }

  /// The filter of a query, with its environment, as a condition on the rows.
  func condition(
    of query: ListQuery,
    at now: Instant
  ) throws(FilterError) -> (condition: SQLCondition, notes: [String]) {
    let offset = query.zoneOffset
    let context = FilterContext(clock: FilterClock(now: now) { _ in offset })
    let resolution = try Filter.parse(query.filter).resolved(for: schema, in: context)
    var parts = [filter.condition(resolution.filter)]
    if let environment = query.environment {
      let word = FilterPredicate.oneOf([environment.rawValue])
      parts.append(filter.condition(.condition(field: "env", word)))
    }
    return (.all(parts), resolution.notes.map(\.message))
  }
}

extension ListKind {
  /// The kind as the store lists it for somebody.
  func listing(for viewing: Viewing) throws(Refusal) -> Listing {
    switch self {
    case .grants: .grants(viewing)
    case .requests: .requests(viewing)
    case .ledger: try .ledger(viewing)
    case .persons: .persons(viewing)
    case .principals: .principals(viewing)
    case .groups: .groups(viewing)
    case .policies: .policies(viewing)
    case .statements: .statements(viewing)
    case .entitlements: .entitlements(viewing)
    case .assignments: .assignments(viewing)
    case .trusts: .trusts(viewing)
    case .sources: .sources(viewing)
    case .snapshots: .snapshots(viewing)
    case .artifacts: .artifacts(viewing)
    case .deviations: .deviations(viewing)
    case .drift: .drift(viewing)
    case .findings: .findings(viewing)
    case .workloads: .workloads(viewing)
    case .exceptions: .exceptions(viewing)
    case .backlog: .backlog(viewing)
    case .controls: .controls(viewing)
    case .campaigns: .campaigns(viewing)
    case .items: .items(viewing)
    case .packages: .packages(viewing)
    case .changes: .changes(viewing)
    case .bundles: .bundles(viewing)
    case .drills: .drills(viewing)
    case .events: .events(viewing)
    case .credentials: .credentials(viewing)
    }
  }
}
