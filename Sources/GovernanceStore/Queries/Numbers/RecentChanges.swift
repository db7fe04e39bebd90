import Governance

extension Connection {
  /// The newest decisions, one row each, newest first; what an import or a baseline did in bulk is one row.
  func recentChanges() throws -> [LedgerRow] {
    // Not the head, which is of today in whichever past this is read.
    var next = try count("select coalesce(max(sequence), 0) from ledger_entry")
    var groups: [DecisionGroup] = []
    // A baseline of a million grants is a thousand decisions: stop looking before that.
    for _ in 0..<400 where next > 0 && groups.count < 40 {
      guard let group = try group(endingAt: next) else { break }
      next = group.first - 1
      // The numbers of a day say what changes came to; they are none.
      guard !group.kind.hasPrefix("\(MetricDay.kind.rawValue).") else { continue }
      if let last = groups.last, last.isBulk, group.isBulk, last.kind == group.kind {
        groups[groups.count - 1].count += group.count
      } else {
        groups.append(group)
      }
    }
    let rows = try ledgerRows(groups.map(\.shown))
    return zip(groups, rows).map { group, row in
      guard group.isBulk else { return row }
      var row = row
      row.what = "\(row.what) and \(group.count - 1) more"
      return row
    }
  }

  /// The entries of one transaction, found by its last.
  private func group(endingAt sequence: Int) throws -> DecisionGroup? {
    guard
      let last = try row(
        "select decision, kind from ledger_entry where sequence = ?",
        [.init(sequence)]
      )
    else { return nil }
    let first = try last.integer("decision")
    // The last entries tell what came of it: a deciding vote is followed by what it decided.
    let kinds = try rows(
      """
      select sequence, kind from ledger_entry
      where sequence between ? and ?
      order by sequence
      """,
      [.init(first), .init(min(sequence, first + 3))]
    )
    let telling = try kinds.first { row in
      ["request.approved", "request.denied"].contains(try row.text("kind"))
    }
    return DecisionGroup(
      first: first,
      shown: try telling?.integer("sequence") ?? first,
      kind: try kinds.first?.text("kind") ?? "",
      lastKind: try last.text("kind"),
      count: sequence - first + 1
    )
  }
}

/// The entries of one transaction, and which of them stands for all.
private struct DecisionGroup {
  let first: Int
  let shown: Int
  let kind: String
  let lastKind: String
  var count: Int

  /// Many of a kind decided at once.
  var isBulk: Bool { count > 1 && kind == lastKind }
}
