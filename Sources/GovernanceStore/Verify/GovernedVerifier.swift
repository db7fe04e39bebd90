import Documents
import Governance

/// Compares the ledger's own tables and all governed ones with what the replay made.
struct GovernedVerifier {
  let connection: any Connection

  func verify(_ replay: inout Replay) throws {
    try head(&replay)
    try texts(replay.textsFromBefore, &replay)
    guard replay.replaysRecords else { return }
    replay.endVersions()
    try versionsToCome(&replay)
    try counters(&replay)
    try transitions(&replay)
    var parts: [String: [[SQLValue]: TableRow]] = [:]
    for kind in Record.Kind.allCases { try records(of: kind, &replay, &parts) }
    for table in Schema.tables(of: .governed) where !Self.mainTables.contains(table.name) {
      try compare(table, &parts[table.name, default: [:]], &replay)
    }
  }

  private static let mainTables = Set(Record.Kind.allCases.map(\.table.name))

  private func head(_ replay: inout Replay) throws {
    let expected = LedgerHead(frontier: replay.frontier, lastAt: replay.lastAt)
    guard let row = try connection.row("select * from ledger_head where id = 1") else {
      replay.report(VerifyProblem("ledger_head", "1", expected: "a row", found: "none"))
      return
    }
    replay.compare(.ledgerHead, expected: expected.row, found: row.values)
  }

  /// A text may have come with an earlier entry, but it must have come.
  private func texts(_ named: [(digest: Digest, sequence: Int)], _ replay: inout Replay) throws {
    for (digest, sequence) in named {
      let row = try connection.row(
        "select 1 from erasable_text where sha256 = ? and sequence <= ?",
        [.text(digest.hex), .init(sequence)]
      )
      guard row == nil else { continue }
      replay.report(
        VerifyProblem(
          "erasable_text",
          digest.hex,
          expected: "the text that #\(sequence) names",
          found: "none"
        )
      )
    }
  }

  /// No decision ended what is said to end behind the ledger.
  private func versionsToCome(_ replay: inout Replay) throws {
    for table in EntryPage.pastTables {
      for row in try connection.rows(
        "select \(table.columnList) from \(table.name) where to_sequence > ?",
        [.init(replay.size)]
      ) {
        replay.report(surplus: TableRow(table, row.values))
      }
    }
  }

  private func counters(_ replay: inout Replay) throws {
    for (prefix, number) in replay.numbers.sorted(by: { $0.key < $1.key }) {
      let last = try connection.count(
        "select last from id_counter where prefix = ?",
        [.text(prefix)]
      )
      guard last < number, IDPrefix(rawValue: prefix) != nil else { continue }
      replay.report(
        VerifyProblem(
          "id_counter",
          prefix,
          field: "last",
          expected: "\(number) or more",
          found: String(last)
        )
      )
    }
  }

  private func transitions(_ replay: inout Replay) throws {
    var expected: [String: [[SQLValue]: TableRow]] = [:]
    for row in Transitions.rows {
      expected[row.table.name, default: [:]][row.values] = TableRow(row.table, row.values)
    }
    for table in Schema.tables(of: .reference) {
      try compare(table, &expected[table.name, default: [:]], &replay)
    }
  }

  /// The table of a kind against its records; what belongs to their other tables is put aside in `parts`.
  private func records(
    of kind: Record.Kind,
    _ replay: inout Replay,
    _ parts: inout [String: [[SQLValue]: TableRow]]
  ) throws {
    let table = kind.table
    try connection.each("select \(table.storedList) from \(table.name)", []) { row in
      let key = RecordKey(kind, kind == .database ? "database" : row.values[0].description)
      guard let (record, since) = replay.removeRecord(key) else {
        replay.report(surplus: TableRow(table, row.values))
        return
      }
      for (place, plain) in record.rows.enumerated() {
        let expected = TableRow(plain.table, plain.values + [.init(since.from(plain))])
        if place == 0 {
          replay.compare(table, expected: expected.values, found: row.values)
        } else {
          parts[expected.table.name, default: [:]][expected.key] = expected
        }
      }
    }
    for key in replay.records.keys.filter({ $0.kind == kind }).sorted(by: { $0.id < $1.id }) {
      replay.report(VerifyProblem(table.name, key.id, expected: "a row", found: "none"))
    }
  }

  /// A table against the rows that it should have.
  private func compare(
    _ table: Table,
    _ expected: inout [[SQLValue]: TableRow],
    _ replay: inout Replay
  ) throws {
    try connection.each("select \(table.storedList) from \(table.name)", []) { row in
      let found = TableRow(table, row.values)
      guard let should = expected.removeValue(forKey: found.key) else {
        replay.report(surplus: found)
        return
      }
      replay.compare(table, expected: should.values, found: row.values)
    }
    let left = expected.values.sorted { ProblemList.name($0.key) < ProblemList.name($1.key) }
    for row in left { replay.report(missing: row) }
  }
}

extension Record.Kind {
  /// The table that has one row for each record of the kind, its id first.
  var table: Table {
    switch self {
    case .database: .databaseIdentity
    case .person: .person
    case .link: .personLink
    case .delegation: .delegation
    case .ownership: .ownership
    case .artifact: .artifact
    case .source: .source
    case .snapshot: .snapshot
    case .request: .accessRequest
    case .grant: .accessGrant
    case .metrics: .metricDay
    case .rules: .ruleSet
    case .drift: .driftFinding
    case .finding: .complianceFinding
    case .workload: .workloadIdentity
    case .exception: .policyException
    case .breakGlass: .breakGlass
    case .backlog: .backlogItem
    case .controlClass: .controlClass
    case .campaign: .campaign
    case .item: .reviewItem
    case .package: .modelPackage
    case .ticket: .changeTicket
    case .bundle: .policyBundle
    case .drill: .drill
    case .quarantine: .quarantine
    }
  }
}
