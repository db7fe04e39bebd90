import Documents
import Governance

/// Some entries as they are stored, in order, with the texts that they brought.
struct EntryPage: Sendable {
  static let size = 2_000

  let rows: [SQLRow]
  let texts: [SQLRow]
  /// Superseded rows of governed tables that a decision in these entries ended.
  let past: [TableRow]

  static func read(
    after sequence: Int,
    upTo last: Int,
    _ connection: any Connection
  ) throws -> EntryPage {
    let columns = Table.ledgerEntry.columnNames.joined(separator: ", ")
    let end = last - sequence < size ? last : sequence + size
    let range: [SQLValue] = [.init(sequence), .init(end)]
    return EntryPage(
      rows: try connection.rows(
        """
        select \(columns) from ledger_entry
        where sequence > ? and sequence <= ?
        order by sequence
        """,
        range
      ),
      texts: try connection.rows(
        """
        select * from erasable_text
        where sequence > ? and sequence <= ?
        order by sequence, position
        """,
        range
      ),
      past: try pastTables.flatMap { table in
        try connection.rows(
          """
          select \(table.columnList) from \(table.name)
          where to_sequence > ? and to_sequence <= ?
          """,
          range
        ).map { TableRow(table, $0.values) }
      }
    )
  }

  static let pastTables = Schema.tables(of: .governed).compactMap { Schema.past[$0.name] }

  /// Hashes the entries, and reads them if they are to be followed.
  ///
  /// Needs no database, so that pages are worked on side by side.
  func decoded(readsEntries: Bool) -> DecodedPage {
    var page = DecodedPage()
    if readsEntries { page.past = past }
    var texts = texts[...]
    for row in rows {
      guard let sequence = try? row.integer("sequence"), let body = try? row.blob("body") else {
        page.problems.append(
          VerifyProblem(
            "ledger_entry",
            row["sequence"].description,
            expected: "an entry",
            found: "something else"
          )
        )
        continue
      }
      guard readsEntries else {
        page.hash(row, sequence: sequence, body: body)
        continue
      }
      page.take(row, sequence: sequence, body: body)
      let own = texts.prefix { $0["sequence"] == .integer(Int64(sequence)) }
      texts = texts.dropFirst(own.count)
      page.take(texts: own)
    }
    return page
  }
}

/// Entries that were read, with the hashes of their leaves and what was wrong with each by itself.
struct DecodedPage: Sendable {
  /// An entry and its leaf; `nil` for one that cannot be read, which still has a leaf.
  struct Leaf: Sendable {
    let sequence: Int
    /// As the column beside the entry says; the entry itself goes before it where it was read.
    let at: Instant
    let hash: Digest
    let entry: LedgerEntry?
  }

  var leaves: [Leaf] = []
  var problems: [VerifyProblem] = []
  var past: [TableRow] = []
  /// Digests whose text must have come with an earlier entry.
  var textsFromBefore: [(digest: Digest, sequence: Int)] = []

  /// The leaf alone: all that the tree needs.
  fileprivate mutating func hash(_ row: SQLRow, sequence: Int, body: [UInt8]) {
    let hash = LedgerEntry.leafHash(body)
    leaves.append(Leaf(sequence: sequence, at: row.time, hash: hash, entry: nil))
    guard row["leaf_hash"] != SQLValue(hash) else { return }
    problems.append(
      VerifyProblem(
        "ledger_entry",
        String(sequence),
        field: "leaf_hash",
        expected: hash.hex,
        found: row["leaf_hash"].description
      )
    )
  }

  fileprivate mutating func take(_ row: SQLRow, sequence: Int, body: [UInt8]) {
    let hash = LedgerEntry.leafHash(body)
    do throws(UnreadableEntry) {
      let entry = try LedgerEntry(body: body)
      leaves.append(Leaf(sequence: sequence, at: entry.at, hash: hash, entry: entry))
      compare(row, entry.row(body: body, leaf: hash))
    } catch {
      leaves.append(Leaf(sequence: sequence, at: row.time, hash: hash, entry: nil))
      let found =
        switch error {
        case .newer(let kind): "a `\(kind)` that only a newer govtop knows"
        case .malformed(let what): "one of which \(what)"
        }
      problems.append(
        VerifyProblem(
          "ledger_entry",
          String(sequence),
          field: "body",
          expected: "an entry",
          found: found
        )
      )
    }
  }

  private mutating func compare(_ row: SQLRow, _ expected: [SQLValue]) {
    guard row.values != expected else { return }
    var list = ProblemList()
    list.compare(.ledgerEntry, expected: expected, found: row.values)
    problems += list.all
  }

  /// Each text must be what its digest says, and the digest one that its entry names.
  fileprivate mutating func take(texts: some Collection<SQLRow>) {
    guard let leaf = leaves.last, let entry = leaf.entry else { return }
    let named = entry.event.freeTexts
    var brought: Set<Int> = []
    for row in texts {
      guard let position = try? row.integer("position"), named.indices.contains(position),
        let digest = try? row.digest("sha256"), digest == named[position].digest
      else {
        problems.append(
          VerifyProblem(
            "erasable_text",
            row["sha256"].description,
            field: "sha256",
            expected: "a text of #\(entry.sequence)",
            found: "another"
          )
        )
        continue
      }
      brought.insert(position)
      check(row, named[position])
    }
    for (position, text) in named.enumerated() where !brought.contains(position) {
      textsFromBefore.append((text.digest, entry.sequence))
    }
  }

  private mutating func check(_ row: SQLRow, _ named: FreeText) {
    let name = named.digest.hex
    if (try? row.integer("bytes")) != named.bytes {
      problems.append(
        VerifyProblem(
          "erasable_text",
          name,
          field: "bytes",
          expected: String(named.bytes),
          found: row["bytes"].description
        )
      )
    }
    guard !row.isNull("text") else { return }
    guard let text = try? row.text("text"), let salt = try? row.blob("salt"),
      FreeText(text, salt: salt).digest == named.digest
    else {
      problems.append(
        VerifyProblem(
          "erasable_text",
          name,
          field: "text",
          expected: "the text of this digest",
          found: "another"
        )
      )
      return
    }
  }
}

extension SQLRow {
  /// The time in the column `at`; one that is not there is before all others.
  fileprivate var time: Instant { (try? instant("at")) ?? Instant(milliseconds: .min) }
}
