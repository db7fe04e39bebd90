import Governance
import GovernanceStore

/// Reads lists page by page, so that a list of a million rows never stands in memory.
struct RecordReader {
  let store: Store
  let viewer: Operator

  /// Calls `use` with each page until it answers `false` or there are no more rows.
  func eachPage(of query: ListQuery, _ use: ([Record]) async throws -> Bool) async throws {
    var query = query
    query.limit = 500
    while true {
      let page = try await page(of: query)
      guard !page.records.isEmpty || page.next != nil else { return }
      guard try await use(page.records), let next = page.next else { return }
      query.cursor = next
    }
  }

  /// The place of one row in the order of a query, whether or not its filter still leaves the row.
  func place(of id: String, in query: ListQuery) async throws -> Cursor {
    var one = query
    one.limit = 1
    one.filter = query.kind == .ledger ? "seq:\(id.drop { $0 == "#" })" : "id:=\"\(id)\""
    one.environment = nil
    guard query.kind != .sources, let cursor = try await cursors(of: one).first else {
      throw Refusal(
        .notFound,
        id,
        "there is no `\(id)` among the \(query.kind.rawValue) to go on behind",
        next: "--after takes the id of the last row that was printed"
      )
    }
    return cursor
  }

  private func cursors(of query: ListQuery) async throws -> [Cursor] {
    switch query.kind {
    case .grants: try await store.grants(query, as: viewer).cursors
    case .requests: try await store.requests(query, as: viewer).cursors
    case .ledger: try await store.ledger(query, as: viewer).cursors
    case .persons: try await store.persons(query, as: viewer).cursors
    case .principals, .groups: try await store.principals(query, as: viewer).cursors
    default: try await store.records(query, as: viewer).cursors
    }
  }

  private func page(of query: ListQuery) async throws -> (records: [Record], next: Cursor?) {
    switch query.kind {
    case .grants: records(try await store.grants(query, as: viewer), Record.init)
    case .requests: records(try await store.requests(query, as: viewer), Record.init)
    case .ledger: records(try await store.ledger(query, as: viewer), Record.init)
    case .persons: records(try await store.persons(query, as: viewer), Record.init)
    case .principals, .groups: records(try await store.principals(query, as: viewer), Record.init)
    case .sources: (try await store.sources(as: viewer).map(Record.init), nil)
    case .policies, .statements, .entitlements, .assignments, .trusts, .artifacts, .snapshots,
      .deviations, .drift, .findings, .workloads, .exceptions, .backlog, .controls, .campaigns,
      .items, .packages, .changes, .bundles, .drills, .events, .credentials:
      records(try await store.records(query, as: viewer), Record.init)
    }
  }

  private func records<Row>(
    _ page: Page<Row>,
    _ make: (Row) -> Record
  ) -> (records: [Record], next: Cursor?) {
    (page.rows.map(make), page.hasAfter ? page.cursors.last : nil)
  }

  /// The record that an id names, of whatever kind.
  func record(_ id: String) async throws -> Record {
    let upper = id.uppercased()
    if upper.hasPrefix("AR-"),
      let detail = try await store.requestDetail(Identifier(upper), as: viewer)
    {
      return Record(detail.row)
    }
    if upper.hasPrefix("GR-"),
      let detail = try await store.grantDetail(Identifier(upper), as: viewer)
    {
      return Record(detail.row)
    }
    if let plain = try await store.plainRecord(upper) { return Record(plain) }
    for kind in kinds(of: upper) {
      if let record = try await first(
        kind,
        id.hasPrefix("#") ? "seq:\(id.dropFirst())" : "id:=\"\(id)\""
      ) {
        return record
      }
    }
    throw Refusal(.notFound, id, "there is no record `\(id)`", next: "govtop list finds ids")
  }

  /// The kinds that an id may be of, as its prefix says; without one, those whose things have names.
  private func kinds(of id: String) -> [ListKind] {
    if id.hasPrefix("#") { return [.ledger] }
    if id.hasPrefix("EVENT:") { return [.events] }
    if id.hasPrefix("CREDENTIAL:") { return [.credentials] }
    let prefix = id.prefix { $0 != "-" }
    if prefix.count < id.count, let kind = Self.byPrefix[IDPrefix(rawValue: String(prefix))] {
      return [kind]
    }
    return [
      .persons, .principals, .groups, .entitlements, .policies, .artifacts, .controls,
    ]
  }

  private static let byPrefix: [IDPrefix?: ListKind] = [
    .person: .persons, .snapshot: .snapshots, .artifact: .artifacts, .drift: .drift,
    .compliance: .findings, .workload: .workloads, .exception: .exceptions,
    .breakGlass: .exceptions, .backlog: .backlog, .campaign: .campaigns, .item: .items,
    .package: .packages, .ticket: .changes, .bundle: .bundles, .drill: .drills,
  ]

  private func first(_ kind: ListKind, _ filter: String) async throws -> Record? {
    var query = ListQuery(kind, filter: filter, limit: 1)
    query.zoneOffset = 0
    return try await page(of: query).records.first
  }
}
