import Governance

/// Makes governed and derived rows, and what they were before, from the ledger alone, decision by decision.
///
/// Observed rows and the ledger's own tables stand already; the governed and derived tables are empty.
struct LedgerRebuild {
  let connection: any Connection

  func run() throws {
    for row in Transitions.rows { try connection.insert(TableRow(row.table, row.values)) }
    try connection.requireKnownKinds()
    var sequence = 0
    var open: [LedgerEntry] = []
    while true {
      let page = try connection.entries(
        where: "sequence > ? and sequence <= ?",
        [.init(sequence), .init(sequence + EntryPage.size)]
      )
      guard let last = page.last else { break }
      for entry in page {
        if let first = open.first, first.decision != entry.decision {
          try redo(open)
          open = []
        }
        open.append(entry)
      }
      sequence = last.sequence
    }
    try redo(open)
  }

  /// Saves what one decision changed, and what follows from it.
  private func redo(_ entries: [LedgerEntry]) throws {
    guard let decision = entries.first?.decision else { return }
    var changes: [RecordKey: RecordChange] = [:]
    var order: [RecordKey] = []
    for entry in entries {
      for key in entry.event.recordKeys {
        if changes[key] == nil { order.append(key) }
        let before = try changes[key].map(\.before) ?? connection.load(key)
        let current = changes[key]?.after ?? before
        let after = try StoredRecord.after(entry.event, key, from: current, at: entry.at)
        changes[key] = RecordChange(key: key, before: before, after: after)
      }
    }
    let saved = order.compactMap { changes[$0] }
    for change in saved { try connection.save(change, at: decision) }
    // Loaded again, with the words that the ledger names by digest only.
    let whole = try saved.map { change in
      var change = change
      change.after = try connection.load(change.key) ?? change.after
      return change
    }
    try connection.refreshDerived(DerivedScope(whole), at: decision)
    for change in whole {
      guard case .snapshot(let snapshot) = change.after.record else { continue }
      try connection.refreshDerived(after: snapshot, at: decision)
    }
  }
}
