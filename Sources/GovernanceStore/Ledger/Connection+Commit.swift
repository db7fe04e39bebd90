import Documents
package import Governance

/// A governed record before and after a transaction's entries.
package struct RecordChange: Sendable {
  package let key: RecordKey
  package var before: StoredRecord?
  package var after: StoredRecord

  package init(key: RecordKey, before: StoredRecord?, after: StoredRecord) {
    self.key = key
    self.before = before
    self.after = after
  }
}

extension Connection {
  /// Appends entries and saves the records that they change: nothing else writes governed rows.
  ///
  /// INVARIANT: the entries follow on the head, without gap, in this very transaction.
  package func commit(entries: [LedgerEntry], rows changes: [RecordChange]) throws(StoreError) {
    guard let last = entries.last, let decision = entries.first?.decision else { return }
    var head = try ledgerHead()
    for entry in entries {
      guard entry.sequence == head.size + 1 else {
        throw .ledgerGap(expected: head.size + 1, found: entry.sequence)
      }
      guard entry.previousRoot == head.frontier.root else {
        throw .corrupt("#\(entry.sequence) follows on another ledger")
      }
      let body = entry.body
      let leaf = LedgerEntry.leafHash(body)
      try insert(TableRow(.ledgerEntry, entry.row(body: body, leaf: leaf)))
      try keepTexts(of: entry)
      head.frontier.append(leaf)
    }
    head.lastAt = last.at
    try saveHead(head)
    for change in changes { try save(change, at: decision) }
  }

  /// Words of persons go where they can be erased; the entry holds their digests only.
  private func keepTexts(of entry: LedgerEntry) throws(StoreError) {
    for (position, text) in entry.event.freeTexts.enumerated() {
      guard let words = text.text, !text.salt.isEmpty else { continue }
      try insert(
        TableRow(
          .erasableText,
          [
            .text(text.digest.hex), .init(entry.sequence), .init(position), .blob(text.salt),
            .text(words), .init(text.bytes), .null,
          ]
        )
      )
    }
  }

  private func saveHead(_ head: LedgerHead) throws(StoreError) {
    try run(
      """
      update ledger_head
      set size = ?, root = ?, peaks = ?, last_at = ?
      where id = 1
      """,
      Array(head.row.dropFirst())
    )
  }

  /// Turns the rows of before into those of after, and touches no other.
  func save(_ change: RecordChange, at decision: Int) throws(StoreError) {
    var old: [RowKey: TableRow] = [:]
    for row in change.before?.rows ?? [] { old[RowKey(row)] = row }
    let fresh = change.after.rows
    let kept = Set(fresh.map(RowKey.init))
    for (key, row) in old where !kept.contains(key) { try remove(row, at: decision) }
    for row in fresh {
      switch old[RowKey(row)] {
      case nil: try insert(row, from: decision)
      case let before? where before.values != row.values:
        try update(row, from: before, at: decision)
      default: break
      }
    }
  }

  func insert(_ row: TableRow) throws(StoreError) {
    try run(row.table.insertion, row.values)
  }

  /// Compare and swap: where a row has a version, it must still be the one that was loaded.
  private func update(
    _ row: TableRow,
    from before: TableRow,
    at decision: Int
  ) throws(StoreError) {
    try keepVersion(of: row, until: decision)
    let table = row.table
    let assignments = table.storedColumns.map { "\($0.name) = ?" }.joined(separator: ", ")
    var sql = "update \(table.name) set \(assignments) where \(table.keyCondition)"
    var arguments = row.values + [.init(decision)] + row.key
    if let place = table.columnNames.firstIndex(of: "version") {
      sql += " and version = ?"
      arguments.append(before.values[place])
    }
    let saved = try rows(sql + " returning 1", arguments)
    guard saved.count == 1 else {
      throw .corrupt("\(table.name) changed under the transaction")
    }
  }
}

/// Which row of which table.
struct RowKey: Hashable, Sendable {
  let table: String
  let key: [SQLValue]

  init(_ row: TableRow) {
    table = row.table.name
    key = row.key
  }
}
