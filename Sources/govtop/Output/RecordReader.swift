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

  private func page(of query: ListQuery) async throws -> (records: [Record], next: Cursor?) {
    switch query.kind {
    case .grants: records(try await store.grants(query, as: viewer), Record.init)
    case .requests: records(try await store.requests(query, as: viewer), Record.init)
    case .ledger: records(try await store.ledger(query, as: viewer), Record.init)
    case .persons: records(try await store.persons(query, as: viewer), Record.init)
    case .principals, .groups: records(try await store.principals(query, as: viewer), Record.init)
    case .sources: (try await store.sources(as: viewer).map(Record.init), nil)
    case .policies, .statements, .entitlements, .assignments, .trusts, .artifacts, .drift,
      .findings, .workloads, .exceptions, .backlog, .controls, .campaigns, .items, .packages,
      .changes, .bundles, .drills, .events, .credentials:
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
    let kinds: [ListKind] =
      if upper.hasPrefix("P-") {
        [.persons]
      } else if let kind = Self.registry[String(upper.prefix(3))] {
        [kind]
      } else if id.hasPrefix("#") {
        [.ledger]
      } else if ["EX-", "BG-"].contains(upper.prefix(3)) {
        [.exceptions]
      } else if upper.hasPrefix("BL-") {
        [.backlog]
      } else if upper.hasPrefix("RC-") {
        [.campaigns]
      } else if upper.hasPrefix("RI-") {
        [.items]
      } else if id.hasPrefix("event:") {
        [.events]
      } else if id.hasPrefix("credential:") {
        [.credentials]
      } else {
        [.persons, .principals, .groups, .entitlements, .policies, .artifacts, .controls]
      }
    for kind in kinds {
      if let record = try await first(
        kind,
        id.hasPrefix("#") ? "seq:\(id.dropFirst())" : "id:=\"\(id)\""
      ) {
        return record
      }
    }
    throw Refusal(.notFound, id, "there is no record `\(id)`", next: "govtop list finds ids")
  }

  private static let registry: [String: ListKind] = [
    "MP-": .packages, "CH-": .changes, "PB-": .bundles, "DR-": .drills,
  ]

  private func first(_ kind: ListKind, _ filter: String) async throws -> Record? {
    var query = ListQuery(kind, filter: filter, limit: 1)
    query.zoneOffset = 0
    return try await page(of: query).records.first
  }
}
