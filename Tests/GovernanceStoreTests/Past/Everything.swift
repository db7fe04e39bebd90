import Governance

@testable import GovernanceStore

/// All that somebody can read at one moment: every list, every detail, the numbers and the rules.
struct Everything {
  private(set) var parts: [String: AnyHashable] = [:]

  init(_ store: Store, as viewer: Operator) async throws {
    for kind in ListKind.allCases {
      parts["list \(kind)"] = try await Self.rows(kind, store, viewer)
      let count = try await store.count(ListQuery(kind), as: viewer)
      parts["count \(kind)"] = [count.matching, count.all, count.hiddenLate]
    }
    for grant in try await store.grants(ListQuery(.grants, limit: 500), as: viewer).rows {
      parts["detail \(grant.id)"] = try await store.grantDetail(grant.grant.id, as: viewer)
      parts["history \(grant.id)"] = try await store.history(of: grant.id)
    }
    for row in try await store.requests(ListQuery(.requests, limit: 500), as: viewer).rows {
      parts["detail \(row.id)"] = try await store.requestDetail(row.request.id, as: viewer)
    }
    let posture = try await store.posture(environment: nil, as: viewer)
    parts["tasks"] = posture.tasks
    parts["waiting"] = [posture.taskCount, posture.lateCount, posture.pendingRequests]
    parts["changes"] = posture.changes
    parts["alerts"] = posture.alerts
    parts["standings"] = posture.standings
    parts["posture"] = posture
    parts["metrics"] = try await store.metrics(environment: nil)
    parts["rules"] = try await store.rules()
    parts["ledger"] = try await store.ledger().root
  }

  /// The names of the parts in which two moments differ.
  func differences(from other: Everything) -> [String] {
    Set(parts.keys).union(other.parts.keys).filter { parts[$0] != other.parts[$0] }.sorted()
  }

  private static func rows(
    _ kind: ListKind,
    _ store: Store,
    _ viewer: Operator
  ) async throws -> AnyHashable {
    let query = ListQuery(kind, limit: 500)
    switch kind {
    case .grants: return try await store.grants(query, as: viewer).rows
    case .requests: return try await store.requests(query, as: viewer).rows
    case .ledger: return try await store.ledger(query, as: viewer).rows
    case .persons: return try await store.persons(query, as: viewer).rows
    case .principals, .groups: return try await store.principals(query, as: viewer).rows
    case .sources: return try await store.sources(as: viewer)
    default: return try await store.records(query, as: viewer).rows
    }
  }
}
