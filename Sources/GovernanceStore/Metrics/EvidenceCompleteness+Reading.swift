import Governance

/// M22 from the newest entry of each kind, which the ledger's order of kinds ends with.
extension EvidenceCompleteness: CountedReading {
  static func items(
    _ connection: any Connection,
    _ scope: MetricScope
  ) throws -> [Counted<Item>] {
    guard scope.environment == nil else { return [] }
    return try ControlEvidence.table.map { evidence in
      let newest = try evidence.kinds.compactMap { try connection.newestEntry(of: $0) }.max()
      return Counted(
        MetricSubject(id: evidence.control, what: evidence.demand),
        Item(cadence: evidence.cadence, newestAt: newest)
      )
    }
  }
}

extension Connection {
  /// When an entry of a kind was last written.
  fileprivate func newestEntry(of kind: String) throws(StoreError) -> Instant? {
    var newest: Instant?
    // Each version of a kind is a stretch of the index of its own.
    for version in 1...9 {
      let row = try row(
        """
        select at from ledger_entry
        where sequence = (
          select max(sequence) from ledger_entry where kind = ? and kind_version = ?
        )
        """,
        [.text(kind), .init(version)]
      )
      guard let row else { continue }
      newest = max(newest ?? Instant(milliseconds: .min), try row.instant("at"))
    }
    return newest
  }
}
