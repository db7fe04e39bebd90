package import Governance

extension Connection {
  /// One governed record as it is stored now, `nil` where there is none.
  package func load(_ key: RecordKey) throws(StoreError) -> StoredRecord? {
    let id: [SQLValue] = [.text(key.id)]
    switch key.kind {
    case .database:
      guard try row("select id from database_identity") != nil else { return nil }
      return StoredRecord(.database(try databaseIdentity()))
    case .person: return try persons(where: "person.id = ?", id).first.map { .init(.person($0)) }
    case .link: return try links(where: "id = ?", id).first.map { .init(.link($0)) }
    case .delegation:
      return try delegations(where: "id = ?", id).first.map { .init(.delegation($0)) }
    case .ownership:
      return try ownerships(where: "subject = ?", id).first.map { .init(.ownership($0)) }
    case .artifact: return try artifacts(where: "id = ?", id).first.map { .init(.artifact($0)) }
    case .source: return try sources(where: "id = ?", id).first.map { .init(.source($0)) }
    case .snapshot: return try snapshots(where: "id = ?", id).first.map { .init(.snapshot($0)) }
    case .request:
      guard let request = try requests(where: "access_request.id = ?", id).first else {
        return nil
      }
      let prior = try priorState("access_request", id)
      return StoredRecord(.request(request), priorState: prior)
    case .grant:
      guard let grant = try grants(where: "access_grant.id = ?", id).first else { return nil }
      return StoredRecord(.grant(grant), priorState: try priorState("access_grant", id))
    case .metrics, .rules, .drift, .finding, .workload, .quarantine, .exception, .breakGlass,
      .backlog, .controlClass, .campaign, .item, .package, .ticket, .bundle, .drill:
      guard let workflow = key.kind.workflow else { return nil }
      return try stored(workflow, id)
    }
  }

  private func priorState(_ table: String, _ id: [SQLValue]) throws(StoreError) -> String {
    try row("select prior_state from \(table) where id = ?", id)?.text("prior_state") ?? ""
  }
}
