import Documents
package import Governance

extension LedgerEntry {
  /// The entry as a row: the body as it was hashed, and what lists search by beside it.
  func row(body: [UInt8], leaf: Digest) -> [SQLValue] {
    [
      .init(sequence), .init(decision), .init(at), .text(kind), .init(event.formatVersion),
      .text(subject), .init(version), .init(rulesVersion), .init(actor.person),
      .init(actor.delegateOf), .init(actor.claimed), .init(origin.channel), .text(origin.osUser),
      .text(origin.host), .init(origin.clientAddress), .init(origin.keyFingerprint),
      .blob(body), .init(leaf),
    ]
  }
}

extension Connection {
  /// Entries as they are stored, without those that only a newer program can read.
  ///
  /// `condition` is about `ledger_entry`.
  package func entries(
    where condition: String,
    _ arguments: [SQLValue] = []
  ) throws(StoreError) -> [LedgerEntry] {
    var entries: [LedgerEntry] = []
    for row in try rows(
      "select sequence, body from ledger_entry where \(condition) order by sequence",
      arguments
    ) {
      do throws(UnreadableEntry) {
        entries.append(try LedgerEntry(body: try row.bodyBytes()))
      } catch {
        if case .malformed(let what) = error {
          throw .corrupt("ledger_entry \(row["sequence"].description): \(what)")
        }
      }
    }
    return entries
  }
}

extension SQLRow {
  fileprivate func bodyBytes() throws(UnreadableEntry) -> [UInt8] {
    guard case .blob(let bytes) = self["body"] else { throw .malformed("its body is no blob") }
    return bytes
  }
}
