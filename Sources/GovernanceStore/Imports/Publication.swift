import Governance

/// What was published, and what it showed about grants.
struct Published: Sendable {
  let snapshot: Snapshot
  let proofs: Int
}

/// The one transaction that makes a staged snapshot what is so.
struct Publication: Sendable {
  let run: ImportRun
  let deltas: [TableDelta]
  let read: ReadRecords

  func publish(
    as operator: Operator,
    _ connection: any Connection,
    _ options: StoreOptions
  ) throws -> Published {
    let order = run.order
    let deliberation = try connection.deliberation(
      as: `operator`,
      for: .importFacts,
      about: order.source.text,
      options
    )
    try run.requireNewest(connection)
    let snapshot = Snapshot(
      id: Identifier("\(IDPrefix.snapshot.rawValue)-\(run.number)"),
      number: run.number,
      source: order.source,
      kind: order.kind,
      scope: order.scope,
      publishedAt: deliberation.now,
      tables: deltas.map { .init(table: $0.table.name, rows: $0.rows, digest: $0.digest) },
      conflicts: read.conflictCount,
      digest: order.digest,
      bytes: order.bytes
    )
    try deliberation.record([Event(snapshot.id, .snapshot(.published(snapshot)))])
    let proofs = try connection.proofs(by: snapshot, at: deliberation.now)
    try deliberation.recordEach(proofs, as: .rule)
    try run.end(connection)
    try DriftScan.begin(snapshot, connection)
    deliberation.take(run.number, of: .snapshot)
    _ = try deliberation.finish()
    try connection.refreshDerived(after: snapshot, at: deliberation.decision)
    return Published(snapshot: snapshot, proofs: proofs.count)
  }
}

extension Connection {
  /// Proof (b): a later snapshot has the right, or has it no longer.
  fileprivate func proofs(by snapshot: Snapshot, at now: Instant) throws -> [Event] {
    let waiting = try grants(
      where: """
        (
          access_grant.state in ('scheduled', 'activating', 'revoking', 'revoke_failed', 'ending')
          or access_grant.state in ('active', 'suspended') and access_grant.ends_at <= ?
        )
        and access_grant.entitlement in (
          select entitlement.id from entitlement where entitlement.source_id = ?
        )
        """,
      [.init(now), .init(snapshot.source)]
    )
    return try waiting.flatMap { grant -> [Event] in
      let isPresent =
        try row(
          """
          select 1 from \(Table.assignment.now)
          where holder_id = ? and entitlement_id = ? and via <> 'boundary'
          """,
          [.init(grant.principal), .init(grant.entitlement)]
        ) != nil
      return Grant.observed(grant, isPresent: isPresent, in: snapshot.id, at: now)
    }
  }

  /// Rows derived from principals and entitlements that the snapshot changed.
  func refreshDerived(after snapshot: Snapshot, at decision: Int) throws {
    var scope = DerivedScope()
    scope.principals = try changed(.principal, in: snapshot, held: "principal")
    scope.entitlements = try changed(.entitlement, in: snapshot, held: "entitlement")
    scope.beneficiaries = try shownAnew(.principal, "name, type, source_id", in: snapshot)
    scope.rights = try shownAnew(.entitlement, "actions, owner", in: snapshot)
    scope.words = try changedWords(in: snapshot)
    try refreshDerived(scope, at: decision)
  }

  /// Addresses and HR ids by which somebody else is found now than before.
  private func changedWords(in snapshot: Snapshot) throws -> Set<String> {
    guard snapshot.kind.listsPeople else { return [] }
    let number = SQLValue(snapshot.number)
    let rows = try rows(
      "select email, hr_id from directory_person where from_snapshot = ? or to_snapshot = ?",
      [number, number]
    )
    return Set(
      try rows.flatMap { [try $0.optionalText("email"), try $0.optionalText("hr_id")] }
        .compactMap { $0 }
    )
  }

  /// Ids of the changed rows that a grant rests on.
  private func changed(
    _ table: Table,
    in snapshot: Snapshot,
    held column: String
  ) throws -> Set<String> {
    let rows = try rows(
      """
      select \(column) as id from access_grant
      where \(column) in (
        select id from \(table.name) where from_snapshot = ?
        union
        select id from \(table.name) where to_snapshot = ?
      )
      """,
      [.init(snapshot.number), .init(snapshot.number)]
    )
    return Set(try rows.map { try $0.text("id") })
  }

  /// Ids of what a request rests on and tells otherwise now: when an account was last used, for one,
  /// changes with each import and no request shows it.
  private func shownAnew(
    _ table: Table,
    _ columns: String,
    in snapshot: Snapshot
  ) throws -> Set<String> {
    let requested =
      table.name == Table.principal.name
      ? "select beneficiary from access_request" : "select entitlement from request_item"
    let rows = try rows(
      """
      select fresh.id from (
        select id, \(columns) from \(table.name) where from_snapshot = ?
        except
        select id, \(columns) from \(table.name) where to_snapshot = ?
      ) fresh
      where fresh.id in (\(requested))
      """,
      [.init(snapshot.number), .init(snapshot.number)]
    )
    return Set(try rows.map { try $0.text("id") })
  }
}
