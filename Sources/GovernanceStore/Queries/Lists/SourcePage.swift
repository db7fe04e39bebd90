import Governance

extension Connection {
  /// Every source with the age of what it says, by name.
  func sourceRows(at now: Instant) throws -> [SourceRow] {
    let rows = try rows(
      """
      select source.id, snapshot.published_at, snapshot.conflicts, (
        select sum(snapshot_table.row_count) from snapshot_table
        where snapshot_table.snapshot = source.current_snapshot
      ) as records
      from source
      left join snapshot on snapshot.id = source.current_snapshot
      """
    )
    var told: [String: SQLRow] = [:]
    for row in rows { told[try row.text("id")] = row }
    return try sources().map { source in
      let row = told[source.id.text]
      let published = try row?.optionalInstant("published_at")
      return SourceRow(
        source: source,
        publishedAt: published,
        rows: try row?.optionalInteger("records") ?? 0,
        conflicts: try row?.optionalInteger("conflicts") ?? 0,
        isLate: published.map { $0 <= now - SourceRow.lateAfter } ?? true
      )
    }
  }
}
