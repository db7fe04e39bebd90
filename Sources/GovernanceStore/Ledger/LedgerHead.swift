import Documents
package import Governance

/// The end of the ledger: what the next entry follows on.
package struct LedgerHead: Hashable, Sendable {
  package var frontier: MerkleFrontier
  /// The time of the last entry; nothing is written before it.
  package var lastAt: Instant

  package init(frontier: MerkleFrontier = MerkleFrontier(), lastAt: Instant) {
    self.frontier = frontier
    self.lastAt = lastAt
  }

  package var size: Int { frontier.size }

  var row: [SQLValue] {
    [
      1, .init(size), .init(frontier.root), .blob(frontier.peaks.flatMap(\.bytes)),
      .init(lastAt),
    ]
  }

  init(_ row: SQLRow) throws(StoreError) {
    let bytes = try row.blob("peaks")
    let peaks = stride(from: 0, to: bytes.count, by: Digest.byteCount)
      .compactMap { Digest(bytes: bytes[$0..<min($0 + Digest.byteCount, bytes.count)]) }
    guard let frontier = MerkleFrontier(size: try row.integer("size"), peaks: peaks) else {
      throw .corrupt("the peaks in ledger_head do not fit its size")
    }
    self.init(frontier: frontier, lastAt: try row.instant("last_at"))
  }
}

extension Connection {
  package func ledgerHead() throws(StoreError) -> LedgerHead {
    guard let row = try row("select * from ledger_head where id = 1") else {
      throw .corrupt("ledger_head is empty")
    }
    return try LedgerHead(row)
  }

  /// Refuses to go on where a newer program has written what this one cannot read.
  func requireKnownKinds() throws(StoreError) {
    // A walk from kind to kind along the index: as many steps as there are kinds, not entries.
    let newest = try rows(
      """
      with recursive kinds (kind) as (
        select min(kind) from ledger_entry
        union all
        select (select min(kind) from ledger_entry where kind > kinds.kind)
        from kinds
        where kinds.kind is not null
      )
      select kind, (
        select max(kind_version) from ledger_entry where ledger_entry.kind = kinds.kind
      ) as kind_version
      from kinds
      where kind is not null
      """
    )
    for row in newest {
      let kind = try row.text("kind")
      let version = try row.integer("kind_version")
      let isKnown = KnownKinds.shared.contains(kind, version: version) {
        Event.isKnown(kind: kind, version: version)
      }
      guard !isKnown else { continue }
      let sequence = try count(
        "select max(sequence) from ledger_entry where kind = ?",
        [.text(kind)]
      )
      throw .newerEntry(sequence: sequence, kind: kind)
    }
  }
}

extension Event {
  /// Whether this program can read entries of a kind: an unknown one yields no event, a known one misses its fields.
  static func isKnown(kind: String, version: Int) -> Bool {
    let at = Instant(milliseconds: 0)
    do {
      let event = try Event(
        kind: kind,
        formatVersion: version,
        subject: "",
        at: at,
        payload: Fields()
      )
      return event != nil
    } catch {
      return true
    }
  }
}
