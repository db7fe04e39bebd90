import Documents
import Governance

/// Follows the ledger from its first entry: the tree, and every record as its events make it.
struct Replay: Sendable {
  private(set) var frontier = MerkleFrontier()
  private(set) var records: [RecordKey: StoredRecord] = [:]
  private(set) var problems = ProblemList()
  private var versions = RowVersions()
  private(set) var lastAt = Instant(milliseconds: .min)
  /// The highest number of each prefix of ids that an entry is about.
  private(set) var numbers: [String: Int] = [:]
  private(set) var textsFromBefore: [(digest: Digest, sequence: Int)] = []
  let replaysRecords: Bool

  init(replaysRecords: Bool = true) {
    self.replaysRecords = replaysRecords
  }

  var size: Int { frontier.size }

  mutating func take(_ page: DecodedPage) {
    for problem in page.problems { problems.add(problem) }
    textsFromBefore += page.textsFromBefore
    versions.take(stored: page.past)
    for leaf in page.leaves { take(leaf) }
  }

  mutating func report(_ problem: VerifyProblem) { problems.add(problem) }

  mutating func report(missing row: TableRow) { problems.missing(row) }

  mutating func report(surplus row: TableRow) { problems.surplus(row) }

  mutating func compare(_ table: Table, expected: [SQLValue], found: [SQLValue]) {
    problems.compare(table, expected: expected, found: found)
  }

  /// Ends the last decision, behind which no other comes.
  mutating func endVersions() { versions.end(before: nil, records, &problems) }

  /// Hands a record over, and no longer holds it: what is left in the end is missing.
  mutating func removeRecord(_ key: RecordKey) -> (stored: StoredRecord, since: RowVersions.Since)?
  {
    guard let stored = records.removeValue(forKey: key) else { return nil }
    return (stored, versions.removeSince(key) ?? RowVersions.Since(created: 0))
  }

  private mutating func take(_ leaf: DecodedPage.Leaf) {
    let expected = frontier.size + 1
    if leaf.sequence != expected {
      note(leaf, "sequence", expected: String(expected), found: String(leaf.sequence))
    }
    if let entry = leaf.entry {
      let root = frontier.root
      if entry.previousRoot != root {
        note(leaf, "previous_root", expected: root.hex, found: entry.previousRoot.hex)
      }
      if replaysRecords { apply(entry, leaf) }
    }
    if leaf.at < lastAt {
      note(leaf, "at", expected: "\(lastAt) or later", found: "\(leaf.at)")
    }
    lastAt = max(lastAt, leaf.at)
    frontier.append(leaf.hash)
  }

  private mutating func apply(_ entry: LedgerEntry, _ leaf: DecodedPage.Leaf) {
    count(entry.subject)
    versions.end(before: entry, records, &problems)
    versions.begin(entry, records)
    for key in entry.event.recordKeys {
      do throws(ReplayError) {
        let after = try StoredRecord.after(entry.event, key, from: records[key], at: entry.at)
        if key.id == entry.subject, after.record.version != entry.version {
          note(
            leaf,
            "version",
            expected: String(after.record.version),
            found: String(entry.version)
          )
        }
        records[key] = after
      } catch {
        note(
          leaf,
          "kind",
          expected: "an event that can follow on \(key.id)",
          found: entry.kind
        )
      }
    }
  }

  private mutating func count(_ subject: String) {
    let parts = subject.split(separator: "-")
    guard parts.count == 2, let number = Int(parts[1]) else { return }
    let prefix = String(parts[0])
    if number > numbers[prefix] ?? 0 { numbers[prefix] = number }
  }

  private mutating func note(
    _ leaf: DecodedPage.Leaf,
    _ field: String,
    expected: String,
    found: String
  ) {
    problems.add(
      VerifyProblem(
        "ledger_entry",
        String(leaf.sequence),
        field: field,
        expected: expected,
        found: found
      )
    )
  }
}
