import Governance

/// Which rows of the governed tables held from which decision to which, as a replay finds it.
///
/// A decision is taken as a whole: rows are compared as one decision leaves them and the next one does.
struct RowVersions: Sendable {
  /// From which decision on the rows of a record hold.
  struct Since: Sendable {
    var created: Int
    /// Rows that came or changed later.
    var later: [RowKey: Int] = [:]

    func from(_ row: TableRow) -> Int { later[RowKey(row)] ?? created }
  }

  private var decision = 0
  /// The records that the open decision changes, as they were before it.
  private var before: [RecordKey: StoredRecord?] = [:]
  private var since: [RecordKey: Since] = [:]
  /// Superseded rows as they are stored, by the decision that ended them, until that is closed.
  private var stored: [Int: [RowKey: TableRow]] = [:]

  /// Notes that an entry is about to change records.
  mutating func begin(_ entry: LedgerEntry, _ records: [RecordKey: StoredRecord]) {
    for key in entry.event.recordKeys where before[key] == nil {
      before.updateValue(records[key], forKey: key)
    }
  }

  /// Ends the open decision where an entry belongs to the next.
  mutating func end(
    before entry: LedgerEntry?,
    _ records: [RecordKey: StoredRecord],
    _ problems: inout ProblemList
  ) {
    guard entry?.decision != decision else { return }
    for (key, old) in before {
      guard let new = records[key] else { continue }
      close(key, old, new, &problems)
    }
    before = [:]
    for row in stored.removeValue(forKey: decision)?.values.map({ $0 }) ?? [] {
      problems.surplus(row)
    }
    guard let entry else {
      for row in stored.values.flatMap(\.values) { problems.surplus(row) }
      return
    }
    decision = entry.decision
  }

  /// Superseded rows that the database has, to be compared with those that the decisions leave behind.
  mutating func take(stored rows: [TableRow]) {
    for row in rows { stored[row.end, default: [:]][RowKey(row)] = row }
  }

  mutating func removeSince(_ key: RecordKey) -> Since? { since.removeValue(forKey: key) }

  private mutating func close(
    _ key: RecordKey,
    _ old: StoredRecord?,
    _ new: StoredRecord,
    _ problems: inout ProblemList
  ) {
    guard let old, var times = since[key] else {
      since[key] = Since(created: decision)
      return
    }
    var fresh: [RowKey: TableRow] = [:]
    for row in new.rows { fresh[RowKey(row)] = row }
    for row in old.rows {
      let key = RowKey(row)
      guard fresh.removeValue(forKey: key)?.values != row.values else { continue }
      expect(row, from: times.from(row), &problems)
      times.later[key] = decision
    }
    for key in fresh.keys { times.later[key] = decision }
    since[key] = times
  }

  /// A row that this decision ended must be stored as it was.
  private mutating func expect(_ row: TableRow, from: Int, _ problems: inout ProblemList) {
    guard let past = Schema.past[row.table.name] else { return }
    let expected = TableRow(past, row.values + [.init(from), .init(decision)])
    guard let found = stored[decision]?.removeValue(forKey: RowKey(expected)) else {
      problems.missing(expected)
      return
    }
    problems.compare(past, expected: expected.values, found: found.values)
  }
}

extension TableRow {
  /// The decision that ended a superseded row.
  fileprivate var end: Int {
    if case .integer(let end)? = values.last { Int(end) } else { 0 }
  }
}
